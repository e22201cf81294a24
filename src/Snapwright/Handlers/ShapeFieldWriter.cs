using System.Text.Json;
using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Model.Tables;
using Snapwright.Query.Results;

namespace Snapwright.Handlers;

/// <summary>Writes one field of a shape.</summary>
internal sealed class ShapeFieldWriter
{
    private readonly int _ordinal;
    private readonly DataType? _type;
    private readonly bool _isNullable;
    private readonly RowShapeWriter? _inner;
    private readonly HighlightWriter? _highlight;

    public ShapeFieldWriter(ShapeField field, bool isFirst)
    {
        Prefix = Encode(field.Name, isFirst);
        if (field is HighlightField highlight)
        {
            _highlight = new(highlight);
            Width = _highlight.Width;
            return;
        }

        (_ordinal, _type, _isNullable, _inner) = field switch
        {
            ScalarField scalar => (scalar.Ordinal, scalar.Type, scalar.IsNullable, (RowShapeWriter?)null),
            ObjectField one => (one.PresenceOrdinal, null, one.IsNullable, new RowShapeWriter(one.Shape)),
            RowsField rows => (rows.Ordinal, DataType.Json, false, new RowShapeWriter(rows.Shape)),
            _ => throw new NotSupportedException($"No writer for {field.GetType().Name}."),
        };
        Width = Math.Max(_ordinal + 1, field is ObjectField ? _inner!.Width : 0);
    }

    /// <summary>The brace or comma, the name and the colon.</summary>
    public byte[] Prefix { get; }

    /// <summary>The number of columns of the row that it looks at.</summary>
    public int Width { get; }

    public void Write(RowReader row, JsonOutput output)
    {
        if (_highlight is not null)
        {
            _highlight.Write(row, output);
        }
        else if (_isNullable && row.IsNull(_ordinal))
        {
            output.Null();
        }
        else if (_inner is null)
        {
            RowValueWriter.Write(row, _ordinal, _type!, output);
        }
        else if (_type is null)
        {
            _inner.Write(row, output);
        }
        else
        {
            NestedRowsWriter.Write(row.GetNestedRows(_ordinal).Span, _inner, output);
        }
    }

    public void Write(ReadOnlySpan<byte> json, ReadOnlySpan<NestedCell> cells, JsonOutput output)
    {
        if (_highlight is not null)
        {
            _highlight.Write(json, cells, output);
            return;
        }

        var cell = cells[_ordinal];
        var text = json.Slice(cell.Start, cell.Length);
        if (cell.Token == JsonTokenType.Null)
        {
            output.Null();
        }
        else if (_inner is null)
        {
            NestedValueWriter.Write(text, _type!, output);
        }
        else if (_type is null)
        {
            _inner.Write(json, cells, output);
        }
        else
        {
            NestedRowsWriter.Write(text, _inner, output);
        }
    }

    private static byte[] Encode(string name, bool isFirst)
    {
        using var output = new JsonOutput(64);
        output.Raw(isFirst ? (byte)'{' : (byte)',');
        output.Value(name);
        output.Raw((byte)':');
        return output.Written.ToArray();
    }
}
