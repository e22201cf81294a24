using Snapwright.Model.Collections;

namespace Snapwright.Model.Tables;

/// <summary>A table of the validated model.</summary>
public sealed record Table
{
    /// <summary>Its name.</summary>
    public required TableName Name { get; init; }

    /// <summary>
    /// The columns in the order of JSON output and of the physical table: those of the parent, as declared, then <c>sub_entity</c> in a hierarchy, <c>createdAt</c> and <c>updatedAt</c>.
    /// </summary>
    public required EquatableArray<Column> Columns { get; init; }

    /// <summary>The relations of the parent, as declared, then those that other tables' <c>inversePropertyName</c> brought, by name.</summary>
    public EquatableArray<Relation> Relations { get; init; }

    /// <summary>Groups of columns (logical names, relations included) that are unique together.</summary>
    public EquatableArray<KeyGroup> Uniques { get; init; }

    /// <summary>Groups of columns with an index, those of the house included (foreign keys, times).</summary>
    public EquatableArray<KeyGroup> Indexes { get; init; }

    /// <summary>The named ones among <see cref="Uniques"/>, by name.</summary>
    public EquatableArray<UniqueConstraint> UniqueConstraints { get; init; }

    /// <summary>The indexes over expressions or with conditions, by name.</summary>
    public EquatableArray<IndexDefinition> IndexDefinitions { get; init; }

    /// <summary>What every row must fulfil, by name.</summary>
    public EquatableArray<CheckConstraint> CheckConstraints { get; init; }

    /// <summary>The fields that are computed, as declared.</summary>
    public EquatableArray<ComputedField> ComputedFields { get; init; }

    /// <summary>The field that stands for a row where people read it; null for the key.</summary>
    public string? MainField { get; init; }

    /// <summary>Whether the rows are written by nobody: creates, updates and deletes are refused.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>The alternate key by which rows are saved and restored; null where they are not.</summary>
    public string? SaveRestoreKey { get; init; }

    /// <summary>Whether no row is of this table alone: its rows are those of the tables that inherit from it.</summary>
    public bool IsAbstract { get; init; }

    /// <summary>Its place among the tables that it shares its rows with; null for a table that is abstract neither, nor has a parent or a child.</summary>
    public Hierarchy? Hierarchy { get; init; }

    /// <summary>Whether the framework itself needs it.</summary>
    public bool IsSystem { get; init; }

    /// <summary>Whether it holds exactly one row.</summary>
    public bool IsSingleRecord { get; init; }

    /// <summary>Another name for tools.</summary>
    public string? Alias { get; init; }

    /// <summary>False: bodies are not checked against unknown keys.</summary>
    public bool ValidateBody { get; init; } = true;

    /// <summary>For readers.</summary>
    public string? Description { get; init; }

    /// <summary>Free-form JSON for tools, as canonical text.</summary>
    public string? Metadata { get; init; }

    /// <summary>The stable hash of all of the above that code depends on; 16 hexadecimal digits.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>The primary key.</summary>
    public Column Key => Columns.First(static c => c.IsPrimary);

    /// <summary>The table that it inherits from, or null.</summary>
    public TableName? Parent => Hierarchy?.Parent;

    /// <summary>The physical table of its rows: its own, or that of the root of its hierarchy.</summary>
    public TableName StoredIn => Hierarchy?.Root ?? Name;

    /// <summary>Whether a row of this table can be one of another, or is.</summary>
    public bool SharesRowsWith(TableName other) =>
        other == Name || (Hierarchy is { } hierarchy && (hierarchy.Ancestors.Contains(other) || hierarchy.Descendants.Contains(other)));

    /// <summary>The column that says of which table a row is; null where there is no hierarchy.</summary>
    public Column? TypeColumn => Hierarchy is null ? null : Columns.First(static c => c.Stamp == Stamp.SubEntity);

    /// <summary>The columns that the index of <c>search</c> is over, the weightiest first: in a hierarchy those of all of its tables.</summary>
    public IEnumerable<Column> SearchedColumns => Hierarchy?.SearchedColumns ?? SearchableColumns;

    /// <summary>The fields that <c>search</c> looks into, the weightiest first.</summary>
    public IEnumerable<Column> SearchableColumns => Columns.Where(static c => c.IsSearchable);

    /// <summary>The column of a name, or null.</summary>
    public Column? FindColumn(string name) => Columns.FirstOrDefault(c => c.Name == name);

    /// <summary>The relation of a name, or null.</summary>
    public Relation? FindRelation(string name) => Relations.FirstOrDefault(r => r.Name == name);

    /// <summary>The computed field of a name, or null.</summary>
    public ComputedField? FindComputedField(string name) => ComputedFields.FirstOrDefault(f => f.Name == name);

    /// <summary>The alternate key of a name, or null.</summary>
    public UniqueConstraint? FindAlternateKey(string name) => UniqueConstraints.FirstOrDefault(u => u.IsAlternateKey && u.Name == name);

    /// <summary>The relations whose foreign key this table holds, in order.</summary>
    public IEnumerable<Relation> ForeignKeys => Relations.Where(static r => r.HasForeignKey);
}

/// <summary>A unique or an index over some fields.</summary>
/// <param name="Name">The physical name of the constraint or index.</param>
/// <param name="Fields">Logical names: columns, or relations for their foreign key.</param>
/// <param name="Columns">Physical columns, in order.</param>
public sealed record KeyGroup(string Name, EquatableArray<string> Fields, EquatableArray<string> Columns)
{
    /// <summary>The other table of the hierarchy that declares it; null for the table itself.</summary>
    public TableName? InheritedFrom { get; init; }

    /// <summary>The types of rows that it is about, where the columns do not say so themselves: those that other types have are NULL in their rows. Else empty.</summary>
    public EquatableArray<TableName> Types { get; init; }
}
