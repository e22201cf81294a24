using System.Text;
using System.Text.Json;

namespace Snapwright.Bench.Yardstick.Filters;

/// <summary>Reads <c>{"book":{"pages":{"_gt":300},"author":{"country":{"_eq":"Japan"}}}}</c>: the filter of reviews, through two relations.</summary>
internal static class CountryFilter
{
    private const int LongestFilter = 512;

    public static bool TryRead(string? text, out int pages, out string country)
    {
        pages = 0;
        country = "";
        if (text is null || text.Length > LongestFilter)
        {
            return false;
        }

        Span<byte> utf8 = stackalloc byte[LongestFilter * 3];
        var reader = new Utf8JsonReader(utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject
                && Opens(ref reader, "book"u8)
                && Opens(ref reader, "pages"u8)
                && reader.Read() && reader.ValueTextEquals("_gt"u8)
                && reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out pages)
                && Closes(ref reader)
                && Opens(ref reader, "author"u8)
                && Opens(ref reader, "country"u8)
                && reader.Read() && reader.ValueTextEquals("_eq"u8)
                && ReadText(ref reader, out country)
                && Closes(ref reader) && Closes(ref reader) && Closes(ref reader) && Closes(ref reader)
                && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool ReadText(ref Utf8JsonReader reader, out string text)
    {
        var found = reader.Read() && reader.TokenType == JsonTokenType.String;
        text = found ? reader.GetString()! : "";
        return found;
    }

    private static bool Opens(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(name)
        && reader.Read() && reader.TokenType == JsonTokenType.StartObject;

    private static bool Closes(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.EndObject;
}
