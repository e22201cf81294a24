using Snapwright.Generators.Emission;
using Snapwright.Generators.Names;
using Snapwright.Model.Naming;
using Snapwright.Generators.Tables;
using Snapwright.Model.Tables;

namespace Snapwright.Generators.Client;

/// <summary>How a relation looks in the client.</summary>
/// <param name="Relation">The relation.</param>
/// <param name="Target">The names of the table at its other end.</param>
/// <param name="Property">The property with the related row or rows; for links, also of the inputs with their keys.</param>
internal sealed record ClientRelation(Relation Relation, TableNames Target, string Property)
{
    /// <summary>The local variable that holds it while a row is read.</summary>
    public string Local => char.ToLowerInvariant(Property[0]) + Property.Substring(1) + "Row" + (Relation.IsToOne ? "" : "s");

    /// <summary>The type of its keys.</summary>
    public string KeyType => ClrType.Of(Relation.TargetKeyType.Kind);

    /// <summary>Whether inputs set it as a list of keys.</summary>
    public bool IsLink => Relation.Type == RelationType.ManyToMany;

    /// <summary>The type of the row's property.</summary>
    public string RowType => Relation.IsToOne
        ? Target.Entity + "?"
        : $"global::System.Collections.Generic.IReadOnlyList<{Target.Entity}>?";

    /// <summary>The property's name as UTF-8.</summary>
    public string Utf8Name => Literal.Utf8(Relation.Name);

    /// <summary>The relations of a table that the API shows.</summary>
    public static IReadOnlyList<ClientRelation> Published(TableModel model)
    {
        var properties = ClrNames.Properties(model.Table);
        return model.Table.Relations
            .Where(r => r.IsPublished && model.TargetOf(r) is not null)
            .Select(r => new ClientRelation(r, model.TargetOf(r)!, properties[r.Name]))
            .ToArray();
    }
}
