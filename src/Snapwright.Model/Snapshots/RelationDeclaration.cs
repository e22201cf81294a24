using Snapwright.Model.Tables;

namespace Snapwright.Model.Snapshots;

/// <summary>A relation as declared.</summary>
public sealed record RelationDeclaration
{
    /// <summary>The property: <c>propertyName</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How many to how many.</summary>
    public required RelationType Type { get; init; }

    /// <summary>The table at the other end.</summary>
    public required TableName Target { get; init; }

    /// <summary><c>inversePropertyName</c>: the relation that the target gets.</summary>
    public string? InverseName { get; init; }

    /// <summary><c>mappedBy</c>: the owning relation of the target whose other side this is.</summary>
    public string? MappedBy { get; init; }

    /// <inheritdoc cref="Relation.IsNullable"/>
    public bool IsNullable { get; init; } = true;

    /// <summary>Null: SET NULL where nullable, else RESTRICT.</summary>
    public OnDelete? OnDelete { get; init; }

    /// <inheritdoc cref="Relation.IsUpdatable"/>
    public bool IsUpdatable { get; init; } = true;

    /// <inheritdoc cref="Relation.IsPublished"/>
    public bool IsPublished { get; init; } = true;

    /// <inheritdoc cref="Relation.IsSystem"/>
    public bool IsSystem { get; init; }

    /// <inheritdoc cref="Relation.Description"/>
    public string? Description { get; init; }

    /// <summary>The physical foreign key column, where it is not <c>{name}Id</c>.</summary>
    public string? ForeignKeyColumn { get; init; }

    /// <summary>The foreign key constraint, where it is not <c>fk_{table}_{name}</c>.</summary>
    public string? ConstraintName { get; init; }

    /// <summary>The junction table, where it is not derived.</summary>
    public string? JunctionTable { get; init; }

    /// <summary>The junction's column with this side's key, where it is not <c>sourceId</c>.</summary>
    public string? JunctionSourceColumn { get; init; }

    /// <summary>The junction's column with the target's key, where it is not <c>targetId</c>.</summary>
    public string? JunctionTargetColumn { get; init; }

    /// <summary>Where its name stands.</summary>
    public Place Place { get; init; }

    /// <summary>Where the target's name stands.</summary>
    public Place TargetPlace { get; init; }

    /// <summary>Where <see cref="InverseName"/> or <see cref="MappedBy"/> stands.</summary>
    public Place InversePlace { get; init; }

    /// <summary>Whether this side holds the foreign key or the junction.</summary>
    public bool IsOwner => MappedBy is null;

    /// <summary>Whether the physical table has a column for it.</summary>
    public bool HasForeignKey => IsOwner && (Type is RelationType.ManyToOne or RelationType.OneToOne);

    /// <summary>The foreign key column, override or not.</summary>
    public string ForeignKey => ForeignKeyColumn ?? Naming.PhysicalNames.ForeignKeyColumn(Name);
}
