using Snapwright.Generators.Tables;
using Snapwright.Generators.Views;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;

namespace Snapwright.Generators.Emission;

/// <summary>
/// A row as JSON: one statement after the other, names and punctuation between two values as one literal.
/// </summary>
internal static class RowEmitter
{
    public static void Emit(SourceWriter writer, EquatableArray<FieldModel> fields) => Emit(
        writer,
        fields.Where(static f => f.Stored.IsPublished)
            .Select(static f => new Cell(f.Stored.Name, f.Type, f.Stored.IsNullable, f.Slot, IsKey: f.Stored.Relation is not null)));

    public static void Emit(SourceWriter writer, EquatableArray<ViewColumnModel> columns) =>
        Emit(writer, columns.Select(static (c, i) => new Cell(c.Name, c.Type, c.IsNullable, i, IsKey: false)));

    private static void Emit(SourceWriter writer, IEnumerable<Cell> cells)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Open("public override void WriteRow(RowReader row, JsonOutput output)");
        var pending = "{";
        var separator = "";
        foreach (var cell in cells)
        {
            pending += separator + Literal.Json(cell.Name) + ":";
            separator = ",";
            pending = Emit(writer, cell, pending);
        }

        Raw(writer, pending + "}");
        writer.Close();
    }

    /// <summary>Emits a value with what stands before it; what is left to write is the result.</summary>
    private static string Emit(SourceWriter writer, Cell cell, string before)
    {
        var (open, close) = cell.IsKey ? ("{\"id\":", "}") : ("", "");
        if (!cell.IsNullable)
        {
            Raw(writer, before + open);
            writer.Line(Value(cell));
            return close;
        }

        writer.Open($"if (row.IsNull({Literal.Of(cell.Ordinal)}))");
        Raw(writer, before + "null");
        writer.Close();
        writer.Open("else");
        Raw(writer, before + open);
        writer.Line(Value(cell));
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

    private static string Value(Cell cell)
    {
        var read = RowGetter.Of(cell.Type, cell.Ordinal);
        return cell.Type.Kind.Kind switch
        {
            _ when AggregateTypes.IsWide(cell.Type.Kind) => $"output.Raw(row.GetJson({Literal.Of(cell.Ordinal)}));",
            TypeKind.Json => $"output.Raw({read});",
            TypeKind.Interval => $"output.Value({read}.ToString());",
            TypeKind.Array => $"output.Values({read});",
            _ => $"output.Value({read});",
        };
    }

    /// <summary>A value of a row; the key of a related row is shown as an object with nothing else.</summary>
    private sealed record Cell(string Name, ClrType Type, bool IsNullable, int Ordinal, bool IsKey);
}
