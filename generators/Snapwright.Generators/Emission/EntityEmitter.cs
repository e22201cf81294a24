using Snapwright.Generators.Tables;
using Snapwright.Model.Collections;

namespace Snapwright.Generators.Emission;

/// <summary>The typed row of a table.</summary>
internal static class EntityEmitter
{
    public static void Emit(SourceWriter writer, TableModel model, EquatableArray<FieldModel> fields)
    {
        writer.Summary(Documentation.Of(model.Table));
        writer.Line(GeneratedCode.Attribute);
        writer.Open($"public sealed record {model.Names.Entity}");
        var isFirst = true;
        foreach (var field in fields)
        {
            if (!isFirst)
            {
                writer.Line();
            }

            isFirst = false;
            var required = field.Stored.IsNullable ? "" : "required ";
            writer.Summary(Documentation.Of(field));
            writer.Line($"public {required}{field.PropertyType} {field.Property} {{ get; init; }}");
        }

        foreach (var computed in ComputedModel.Of(model))
        {
            writer.Line();
            writer.Summary(Documentation.Of(computed));
            writer.Line($"public {computed.Type.Name}? {computed.Property} {{ get; init; }}");
        }

        writer.Close();
    }
}
