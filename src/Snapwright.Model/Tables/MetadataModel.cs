using Snapwright.Model.Collections;

namespace Snapwright.Model.Tables;

/// <summary>The immutable, validated picture of all metadata. Two models are equal when their tables are.</summary>
public sealed class MetadataModel : IEquatable<MetadataModel>
{
    private readonly Dictionary<string, Table> _byName;

    /// <summary>Makes a model of tables that were validated together.</summary>
    public MetadataModel(IEnumerable<Table> tables)
    {
        Tables = tables.OrderBy(static t => t.Name.ToString(), StringComparer.Ordinal).ToEquatableArray();
        _byName = Tables.ToDictionary(static t => t.Name.ToString(), StringComparer.Ordinal);
    }

    /// <summary>The model without tables.</summary>
    public static MetadataModel Empty { get; } = new([]);

    /// <summary>All tables by name, ordinal.</summary>
    public EquatableArray<Table> Tables { get; }

    /// <summary>The table of a name, or null.</summary>
    public Table? Find(TableName name) => Find(name.ToString());

    /// <summary>The table of <c>table</c> or <c>schema.table</c>, or null.</summary>
    public Table? Find(string name) => _byName.TryGetValue(name, out var table) ? table : null;

    /// <summary>The table of a name that is known to be there, such as the target of a relation.</summary>
    public Table Get(TableName name) => Find(name) ?? throw new KeyNotFoundException($"The model has no table '{name}'.");

    /// <inheritdoc/>
    public bool Equals(MetadataModel? other) => other is not null && Tables == other.Tables;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MetadataModel);

    /// <inheritdoc/>
    public override int GetHashCode() => Tables.GetHashCode();
}
