namespace Snapwright.Model.Tables;

/// <summary>How many rows of one table belong to how many of another.</summary>
public enum RelationType
{
    /// <summary>Many rows here point to one there.</summary>
    ManyToOne,

    /// <summary>One row here belongs to one there.</summary>
    OneToOne,

    /// <summary>One row here has many there.</summary>
    OneToMany,

    /// <summary>Rows here and there are linked by a junction table.</summary>
    ManyToMany,
}

/// <summary>What happens to a row when the row it points to is deleted.</summary>
public enum OnDelete
{
    /// <summary>The delete is refused.</summary>
    Restrict,

    /// <summary>It is deleted too.</summary>
    Cascade,

    /// <summary>Its reference becomes NULL.</summary>
    SetNull,
}

/// <summary>A relation as seen from the table that has the property; the other side has a relation of its own.</summary>
public sealed record Relation
{
    /// <summary>The property in JSON: <c>author</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How many to how many.</summary>
    public required RelationType Type { get; init; }

    /// <summary>The table at the other end.</summary>
    public required TableName Target { get; init; }

    /// <summary>The type of the target's key, which is the type of the foreign key.</summary>
    public required DataType TargetKeyType { get; init; }

    /// <summary>The property of the other side, where there is one.</summary>
    public string? Inverse { get; init; }

    /// <summary>Whether this side holds the foreign key, or declared the junction table.</summary>
    public required bool IsOwner { get; init; }

    /// <summary>Whether a row may have no related row (owning to-one sides).</summary>
    public bool IsNullable { get; init; } = true;

    /// <summary>What a delete of the target does (owning to-one sides).</summary>
    public OnDelete OnDelete { get; init; }

    /// <summary>The physical column: of this table for an owning to-one side, of the target for its inverse; null for many-to-many.</summary>
    public string? ForeignKey { get; init; }

    /// <summary>The name of the foreign key constraint (to-one and its inverse).</summary>
    public string? ConstraintName { get; init; }

    /// <summary>The junction table, seen from this side (many-to-many).</summary>
    public Junction? Junction { get; init; }

    /// <summary>False: set at insert only.</summary>
    public bool IsUpdatable { get; init; } = true;

    /// <summary>False: never shown by, nor filtered by, the API.</summary>
    public bool IsPublished { get; init; } = true;

    /// <summary>Whether the framework itself needs it.</summary>
    public bool IsSystem { get; init; }

    /// <summary>For readers.</summary>
    public string? Description { get; init; }

    /// <summary>The ancestor that has it first; null for the table itself.</summary>
    public TableName? InheritedFrom { get; init; }

    /// <summary>At most one related row.</summary>
    public bool IsToOne => Type is RelationType.ManyToOne or RelationType.OneToOne;

    /// <summary>This side's table has the foreign key column.</summary>
    public bool HasForeignKey => IsOwner && IsToOne;

    /// <summary>Whether a create body must have it.</summary>
    public bool IsRequired => HasForeignKey && !IsNullable;
}

/// <summary>The table of links of a many-to-many relation, seen from one side.</summary>
/// <param name="Table">Its physical table, in the schema of the owning side's table.</param>
/// <param name="SourceColumn">The column with this side's key.</param>
/// <param name="TargetColumn">The column with the other side's key.</param>
public sealed record Junction(TableName Table, string SourceColumn, string TargetColumn);
