using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Handlers;
using Snapwright.Model.Tables;
using Snapwright.Query.Results;

namespace Snapwright.Formats;

/// <summary>One column of a CSV document.</summary>
internal sealed class CsvColumn
{
    private readonly int _ordinal;
    private readonly int? _presence;
    private readonly DataType? _type;
    private readonly RowShapeWriter? _rows;
    private readonly HighlightWriter? _highlight;

    private CsvColumn(string name, int ordinal, int? presence, DataType? type, RowShapeWriter? rows, HighlightWriter? highlight = null)
    {
        Name = name;
        _ordinal = ordinal;
        _presence = presence;
        _type = type;
        _rows = rows;
        _highlight = highlight;
    }

    /// <summary>The path of the field: <c>author.name</c>.</summary>
    public string Name { get; }

    /// <summary>The columns of a shape: a to-one relation is as many as it has fields, a to-many relation is one.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="prefix">The path so far, with its dot.</param>
    /// <param name="presence">The column of the result that is NULL where the object of the shape is not there; null for rows.</param>
    public static IEnumerable<CsvColumn> Of(RowShape shape, string prefix = "", int? presence = null) => shape.Fields.SelectMany(field => field switch
    {
        ScalarField scalar => [new CsvColumn(prefix + scalar.Name, scalar.Ordinal, presence, scalar.Type, null)],
        ObjectField one => Of(one.Shape, prefix + one.Name + ".", one.IsNullable ? one.PresenceOrdinal : presence),
        RowsField rows => [new CsvColumn(prefix + rows.Name, rows.Ordinal, presence, null, new(rows.Shape))],
        HighlightField marked => [new CsvColumn(prefix + marked.Name, marked.Tokens[0], presence, null, null, new(marked))],
        _ => throw new NotSupportedException($"No column for {field.GetType().Name}."),
    });

    /// <summary>Writes the value of the row at the reader's position.</summary>
    /// <param name="row">The row.</param>
    /// <param name="output">The document.</param>
    /// <param name="scratch">Empty before and after.</param>
    public void Write(RowReader row, JsonOutput output, JsonOutput scratch)
    {
        if ((_presence is { } presence && row.IsNull(presence)) || row.IsNull(_ordinal))
        {
            return;
        }

        switch (_type?.Kind)
        {
            case TypeKind.Int or TypeKind.BigInt or TypeKind.Float or TypeKind.Decimal or TypeKind.Boolean:
                RowValueWriter.Write(row, _ordinal, _type, output);
                return;
            case TypeKind.Text:
                CsvText.Write(row.GetString(_ordinal), output);
                return;
            case null when _highlight is not null:
                _highlight.Write(row, scratch);
                CsvText.WriteJson(scratch.Written.Span, output);
                break;
            case null:
                NestedRowsWriter.Write(row.GetNestedRows(_ordinal).Span, _rows!, scratch);
                CsvText.WriteJson(scratch.Written.Span, output);
                break;
            case TypeKind.Json or TypeKind.Array:
                RowValueWriter.Write(row, _ordinal, _type, scratch);
                CsvText.WriteJson(scratch.Written.Span, output);
                break;
            default:
                // UUIDs, times and intervals are JSON strings without anything that CSV would quote.
                RowValueWriter.Write(row, _ordinal, _type, scratch);
                output.Raw(scratch.Written.Span[1..^1]);
                break;
        }

        scratch.Clear();
    }
}
