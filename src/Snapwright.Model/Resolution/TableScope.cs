using Snapwright.Model.Collections;
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

    public bool HasField(string name) =>
        Declaration.Columns.Any(c => Same(c.Name, name))
        || Declaration.Relations.Any(r => Same(r.Name, name) || (r.HasForeignKey && Same(r.ForeignKey, name)))
        || Declaration.ComputedFields.Any(f => Same(f.Name, name))
        || Added.Keys.Any(added => Same(added, name));

    public bool IsKnownBroken(string field) => Declaration.BrokenFields.Contains(field);

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}

/// <summary>An owning relation with the name of its inverse.</summary>
/// <param name="Owner">The table that declares the owning side.</param>
/// <param name="Relation">The owning side.</param>
/// <param name="Inverse">The property of the other side; null for none.</param>
internal sealed record RelationLink(TableScope Owner, RelationDeclaration Relation, string? Inverse);
