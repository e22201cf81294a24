using Snapwright.Generators.Emission;
using Snapwright.Generators.Tables;

namespace Snapwright.Generators.Client;

/// <summary>Emits the row of a table, and the choices of its enums.</summary>
internal static class ClientRowEmitter
{
    public static void Emit(TableModel model, SourceWriter source)
    {
        source.Summary(Documentation.Of(model.Table));
        source.Line(GeneratedCode.Attribute);
        source.Open($"public sealed record {model.Names.Entity}");
        var isFirst = true;
        foreach (var field in ClientField.Of(model).Where(static f => f.Stored.IsPublished))
        {
            Separate(source, ref isFirst);
            source.Summary(field.Documentation);
            var required = field.Stored.IsNullable ? "" : "required ";
            source.Line($"public {required}{field.PropertyType} {field.Property} {{ get; init; }}");
        }

        foreach (var computed in ComputedModel.Of(model))
        {
            Separate(source, ref isFirst);
            source.Summary(Documentation.Of(computed));
            source.Line($"public {computed.Type.InClient.Name}? {computed.Property} {{ get; init; }}");
        }

        foreach (var relation in ClientRelation.Published(model))
        {
            Separate(source, ref isFirst);
            var rows = relation.Relation.IsToOne ? "row" : "rows";
            source.Summary($"{Documentation.Of(relation.Relation)} The {rows}, where a query includes them; else null.");
            source.Line($"public {relation.RowType} {relation.Property} {{ get; init; }}");
        }

        source.Close();
        foreach (var field in ClientField.Of(model).Where(static f => f.Choice is not null))
        {
            source.Line();
            ClientChoiceEmitter.Emit(new(field.Choice!, field.Stored.Column!.Name, field.Stored.Column!.Choices), source);
        }
    }

    private static void Separate(SourceWriter source, ref bool isFirst)
    {
        if (!isFirst)
        {
            source.Line();
        }

        isFirst = false;
    }
}
