using Snapwright.Generators.Tables;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;

namespace Snapwright.Generators.Emission;

/// <summary>
/// A row as JSON: one statement after the other, names and punctuation between two values as one literal.
/// </summary>
internal static class RowEmitter
{
    public static void Emit(SourceWriter writer, EquatableArray<FieldModel> fields)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Open("public override void WriteRow(RowReader row, JsonOutput output)");
        var pending = "{";
        var separator = "";
        foreach (var field in fields.Where(static f => f.Stored.IsPublished))
        {
            pending += separator + Literal.Json(field.Stored.Name) + ":";
            separator = ",";
            pending = Emit(writer, field, pending);
        }

        Raw(writer, pending + "}");
        writer.Close();
    }

    /// <summary>Emits a value with what stands before it; what is left to write is the result.</summary>
    private static string Emit(SourceWriter writer, FieldModel field, string before)
    {
        var (open, close) = field.Stored.Relation is null ? ("", "") : ("{\"id\":", "}");
        if (!field.Stored.IsNullable)
        {
            Raw(writer, before + open);
            writer.Line(Value(field));
            return close;
        }

        writer.Open($"if (row.IsNull({Literal.Of(field.Slot)}))");
        Raw(writer, before + "null");
        writer.Close();
        writer.Open("else");
        Raw(writer, before + open);
        writer.Line(Value(field));
        if (close.Length > 0)
        {
            Raw(writer, close);
        }

        writer.Close();
        writer.Line();
        return "";
    }

    private static void Raw(SourceWriter writer, string json) =>
        writer.Line(json.Length == 1 ? $"output.Raw((byte)'{json}');" : $"output.Raw({Literal.Utf8(json)});");

    private static string Value(FieldModel field)
    {
        var read = RowGetter.Of(field);
        return field.Stored.Type.Kind switch
        {
            TypeKind.Json => $"output.Raw({read});",
            TypeKind.Array => $"output.Values({read});",
            _ => $"output.Value({read});",
        };
    }
}
