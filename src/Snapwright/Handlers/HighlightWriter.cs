using System.Text.Json;
using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Query.Results;
using Snapwright.Query.Text;

namespace Snapwright.Handlers;

/// <summary>Writes the highlights of a row: an object with each searched column that matches.</summary>
internal sealed class HighlightWriter
{
    private readonly string[] _names;
    private readonly int[] _columns;
    private readonly int[] _tokens;

    public HighlightWriter(HighlightField field)
    {
        _names = [.. field.Columns.Select(static c => c.Name)];
        _columns = [.. field.Columns.Select(static c => c.Ordinal)];
        _tokens = [.. field.Tokens];
        Width = _columns.Concat(_tokens).Max() + 1;
    }

    /// <summary>The number of columns of the row that it looks at.</summary>
    public int Width { get; }

    public void Write(RowReader row, JsonOutput output)
    {
        var tokens = Array.ConvertAll(_tokens, row.GetString);
        Write(Array.ConvertAll(_columns, c => row.IsNull(c) ? null : row.GetString(c)), tokens, output);
    }

    public void Write(ReadOnlySpan<byte> json, ReadOnlySpan<NestedCell> cells, JsonOutput output)
    {
        var tokens = new string[_tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
        {
            tokens[i] = Text(json, cells[_tokens[i]])!;
        }

        var texts = new string?[_columns.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = Text(json, cells[_columns[i]]);
        }

        Write(texts, tokens, output);
    }

    private void Write(string?[] texts, string[] tokens, JsonOutput output)
    {
        var separator = (byte)'{';
        for (var i = 0; i < texts.Length; i++)
        {
            if (texts[i] is { } text && SearchHighlight.Of(text, tokens) is { } html)
            {
                output.Raw(separator);
                output.Value(_names[i]);
                output.Raw((byte)':');
                output.Value(html);
                separator = (byte)',';
            }
        }

        output.Raw(separator == (byte)'{' ? "{}"u8 : "}"u8);
    }

    private static string? Text(ReadOnlySpan<byte> json, NestedCell cell)
    {
        var reader = new Utf8JsonReader(json.Slice(cell.Start, cell.Length));
        reader.Read();
        return reader.GetString();
    }
}
