using System.Buffers;
using Snapwright.Data.Json;

namespace Snapwright.Formats;

/// <summary>Fields of RFC 4180: in quotes where a reader would take them for something else. NULL is nothing, an empty text is <c>""</c>.</summary>
internal static class CsvText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\",\r\n");

    /// <summary>A text.</summary>
    public static void Write(string text, JsonOutput output)
    {
        if (text.Length > 0 && text.AsSpan().IndexOfAny(Special) < 0)
        {
            output.Raw(text);
            return;
        }

        output.Raw((byte)'"');
        output.Raw(text.Replace("\"", "\"\"", StringComparison.Ordinal));
        output.Raw((byte)'"');
    }

    /// <summary>JSON as a text; most of it has quotes or commas.</summary>
    public static void WriteJson(ReadOnlySpan<byte> json, JsonOutput output)
    {
        if (json.IndexOfAny((byte)'"', (byte)',') < 0)
        {
            output.Raw(json);
            return;
        }

        output.Raw((byte)'"');
        for (var quote = json.IndexOf((byte)'"'); quote >= 0; quote = json.IndexOf((byte)'"'))
        {
            output.Raw(json[..(quote + 1)]);
            output.Raw((byte)'"');
            json = json[(quote + 1)..];
        }

        output.Raw(json);
        output.Raw((byte)'"');
    }
}
