using Snapwright.Model.Collections;
using Snapwright.Model.Naming;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Resolution;

/// <summary>What is found out about one table on the way to the model.</summary>
internal sealed class TableScope(TableDeclaration declaration)
{
    public TableDeclaration Declaration { get; } = declaration;

    public TableName Name => Declaration.Name;

    public bool IsBroken { get; set; } = declaration.HasErrors;

    /// <summary>Whether two fields have one column, from which their groups have one name too.</summary>
    public bool HasColumnCollision { get; set; }

    /// <summary>The key's type; null where there is no valid key.</summary>
    public DataType? KeyType { get; set; }

    public EquatableArray<KeyGroup> Uniques { get; set; }

    public EquatableArray<KeyGroup> Indexes { get; set; }

    public EquatableArray<UniqueConstraint> UniqueConstraints { get; set; }

    /// <summary>The other side of relations that are declared here, by name.</summary>
    public Dictionary<string, RelationLink> Links { get; } = new(StringComparer.Ordinal);

    /// <summary>The relations that other tables' <c>inversePropertyName</c> adds here, by name.</summary>
    public SortedDictionary<string, RelationLink> Added { get; } = new(StringComparer.Ordinal);

    /// <summary>The table that it inherits from; null where there is none, or none that is valid.</summary>
    public TableScope? Parent { get; set; }

    /// <summary>The tables whose parent it is, by name.</summary>
    public List<TableScope> Children { get; } = [];

    public bool IsInHierarchy => Parent is not null || Children.Count > 0 || Declaration.IsAbstract;

    /// <summary>The tables that it inherits from, the nearest first.</summary>
    public IEnumerable<TableScope> Ancestors
    {
        get
        {
            for (var scope = Parent; scope is not null; scope = scope.Parent)
            {
                yield return scope;
            }
        }
    }

    /// <summary>The tables that inherit from it, each after its parent.</summary>
    public IEnumerable<TableScope> Descendants => Children.SelectMany(static c => c.Descendants.Prepend(c));

    /// <summary>The table and all that it inherits from, the root first.</summary>
    public IEnumerable<TableScope> Line => Ancestors.Reverse().Append(this);

    /// <summary>The columns, those that are inherited first.</summary>
    public IEnumerable<ColumnDeclaration> Columns => Line.SelectMany(static s => s.Declaration.Columns);

    /// <summary>The columns that the server adds.</summary>
    public IEnumerable<Column> ImplicitColumns => IsInHierarchy ? StampColumns.All.Prepend(StampColumns.TypeOf(this)) : StampColumns.All;

    /// <summary>The relations that were declared, those that are inherited first.</summary>
    public IEnumerable<RelationDeclaration> Relations => Line.SelectMany(static s => s.Declaration.Relations);

    /// <summary>The types that its rows can be of.</summary>
    public EquatableArray<TableName> Types =>
        Descendants.Prepend(this).Where(static s => !s.Declaration.IsAbstract && !s.IsBroken).Select(static s => s.Name).ToEquatableArray();

    public bool HasField(string name) => Line.Concat(Descendants).Any(s => s.DeclaresField(name));

    public bool IsKnownBroken(string field) => Line.Any(s => s.Declaration.BrokenFields.Contains(field));

    /// <summary>The physical column of a column.</summary>
    public string StoredName(string column) =>
        Line.FirstOrDefault(s => s.Declaration.Columns.Any(c => c.Name == column)) is { Parent: not null } owner
            ? PhysicalNames.InheritingColumn(owner.Name, column)
            : column;

    /// <summary>The physical column of a relation that this table or one of its ancestors declares.</summary>
    public string ForeignKeyOf(RelationDeclaration relation) =>
        relation.ForeignKeyColumn is null && Line.First(s => s.Declaration.Relations.Contains(relation)) is { Parent: not null } owner
            ? PhysicalNames.InheritingColumn(owner.Name, relation.ForeignKey)
            : relation.ForeignKey;

    private bool DeclaresField(string name) =>
        Declaration.Columns.Any(c => Same(c.Name, name))
        || Declaration.Relations.Any(r => Same(r.Name, name) || (r.HasForeignKey && Same(r.ForeignKey, name)))
        || Declaration.ComputedFields.Any(f => Same(f.Name, name))
        || Added.Keys.Any(added => Same(added, name))
        || (IsInHierarchy && Same(Hierarchy.TypeField, name));

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}

/// <summary>An owning relation with the name of its inverse.</summary>
/// <param name="Owner">The table that declares the owning side.</param>
/// <param name="Relation">The owning side.</param>
/// <param name="Inverse">The property of the other side; null for none.</param>
internal sealed record RelationLink(TableScope Owner, RelationDeclaration Relation, string? Inverse);
