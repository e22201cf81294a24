using Snapwright.Model.Collections;

namespace Snapwright.Model.Tables;

/// <summary>The immutable, validated picture of all metadata. Two models are equal when their tables, views and attributes are.</summary>
public sealed class MetadataModel : IEquatable<MetadataModel>
{
    private readonly Dictionary<string, Table> _byName;
    private readonly Dictionary<TableName, ViewDefinition> _views;

    /// <summary>Makes a model of what was validated together.</summary>
    public MetadataModel(IEnumerable<Table> tables, IEnumerable<ViewDefinition>? views = null, IEnumerable<FieldAttributes>? fieldAttributes = null)
    {
        Views = (views ?? []).OrderBy(static v => v.Name.ToString(), StringComparer.Ordinal).ToEquatableArray();
        _views = Views.ToDictionary(static v => v.Name);
        FieldAttributes = (fieldAttributes ?? []).ToEquatableArray();
        Tables = tables.OrderBy(static t => t.Name.ToString(), StringComparer.Ordinal).ToEquatableArray();
        _byName = Tables.ToDictionary(static t => t.Name.ToString(), StringComparer.Ordinal);
    }

    /// <summary>The model without tables.</summary>
    public static MetadataModel Empty { get; } = new([]);

    /// <summary>All tables by name, ordinal.</summary>
    public EquatableArray<Table> Tables { get; }

    /// <summary>All views by name, ordinal. Their texts are not validated here.</summary>
    public EquatableArray<ViewDefinition> Views { get; }

    /// <summary>The attributes of fields, in the order of the files. Their texts are not validated here.</summary>
    public EquatableArray<FieldAttributes> FieldAttributes { get; }

    /// <summary>The view of a name, or null.</summary>
    public ViewDefinition? FindView(TableName name) => _views.TryGetValue(name, out var view) ? view : null;

    /// <summary>The table of a name, or null.</summary>
    public Table? Find(TableName name) => Find(name.ToString());

    /// <summary>The table of <c>table</c> or <c>schema.table</c>, or null.</summary>
    public Table? Find(string name) => _byName.TryGetValue(name, out var table) ? table : null;

    /// <summary>The table of a name that is known to be there, such as the target of a relation.</summary>
    public Table Get(TableName name) => Find(name) ?? throw new KeyNotFoundException($"The model has no table '{name}'.");

    /// <inheritdoc/>
    public bool Equals(MetadataModel? other) => other is not null && Tables == other.Tables && Views == other.Views && FieldAttributes == other.FieldAttributes;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MetadataModel);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((((Tables.GetHashCode() * 31) + Views.GetHashCode()) * 31) + FieldAttributes.GetHashCode());
}
