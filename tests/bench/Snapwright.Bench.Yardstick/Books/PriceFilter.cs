using System.Text;
using System.Text.Json;

namespace Snapwright.Bench.Yardstick.Books;

/// <summary>Reads <c>{"price":{"_gt":12.5}}</c>, the one filter that this application has.</summary>
internal static class PriceFilter
{
    private const int LongestFilter = 256;

    public static bool TryRead(string text, out decimal above)
    {
        above = 0;
        if (text.Length > LongestFilter)
        {
            return false;
        }

        Span<byte> utf8 = stackalloc byte[LongestFilter * 3];
        var reader = new Utf8JsonReader(utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject
                && reader.Read() && reader.ValueTextEquals("price"u8)
                && reader.Read() && reader.TokenType == JsonTokenType.StartObject
                && reader.Read() && reader.ValueTextEquals("_gt"u8)
                && reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out above)
                && reader.Read() && reader.TokenType == JsonTokenType.EndObject
                && reader.Read() && reader.TokenType == JsonTokenType.EndObject
                && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
