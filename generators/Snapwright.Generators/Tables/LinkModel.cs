using Snapwright.Model.Collections;
using Snapwright.Model.Naming;
using Snapwright.Model.Tables;

namespace Snapwright.Generators.Tables;

/// <summary>A many-to-many relation with its place in the inputs.</summary>
/// <param name="Relation">The relation.</param>
/// <param name="Property">The property of the inputs: <c>Tags</c>.</param>
internal sealed record LinkModel(Relation Relation, string Property)
{
    /// <summary>The type of the linked rows' keys.</summary>
    public string KeyType => ClrType.Of(Relation.TargetKeyType.Kind);

    /// <summary>The type of the list of keys.</summary>
    public string ListType => $"global::System.Collections.Generic.IReadOnlyList<{KeyType}>";

    /// <summary>The many-to-many relations of a table.</summary>
    public static EquatableArray<LinkModel> Of(TableModel model)
    {
        var properties = ClrNames.Properties(model.Table);
        return model.Table.Relations
            .Where(static r => r.Type == RelationType.ManyToMany)
            .Select(r => new LinkModel(r, properties[r.Name]))
            .ToEquatableArray();
    }
}
