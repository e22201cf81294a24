using Snapwright.Generators.Emission;
using Snapwright.Generators.Tables;

namespace Snapwright.Generators.Client;

/// <summary>Emits the fields of a table for queries.</summary>
internal static class ClientFieldsEmitter
{
    // Members of the base class, which a column may be called like.
    private static readonly HashSet<string> Inherited = new(StringComparer.Ordinal) { "IsNull", "IsNotNull", "FieldPath" };

    public static void Emit(TableModel model, SourceWriter source)
    {
        var type = model.Names.Fields;
        source.Summary($"The fields of <c>{model.Table.Name}</c>, to filter, order and include by.");
        source.Line(GeneratedCode.Attribute);
        source.Open($"public sealed class {type} : {ClientTypes.TableFields}");
        source.Open($"internal {type}({ClientTypes.FieldPath} path)\n    : base(path)");
        source.Close();
        foreach (var field in ClientField.Of(model).Where(static f => f.Stored is { IsPublished: true, Relation: null }))
        {
            source.Line();
            source.Summary(field.Documentation);
            source.Line("public " + field.Descriptor(Name(field.Property, type)));
        }

        foreach (var computed in ComputedModel.Of(model))
        {
            source.Line();
            source.Summary($"The computed field <c>{computed.Name}</c>.");
            source.Line("public " + ClientValue.Descriptor(computed.Type.InClient, computed.Name, Name(computed.Property, type)));
        }

        foreach (var relation in ClientRelation.Published(model))
        {
            source.Line();
            source.Summary(Documentation.Of(relation.Relation));
            var path = $"FieldPath.To({Literal.Of(relation.Relation.Name)})";
            var name = Name(relation.Property, type);
            source.Line(relation.Relation.IsToOne
                ? $"public {relation.Target.Fields} {name} => new({path});"
                : $"public {ClientTypes.ManyRows}<{relation.Target.Fields}> {name} => new({path}, new({ClientTypes.FieldPath}.Root));");
        }

        source.Close();
    }

    private static string Name(string property, string type) => property == type || Inherited.Contains(property) ? property + "Value" : property;
}
