using System.Text;
using System.Text.Json;

namespace Snapwright.Bench.Yardstick.Filters;

/// <summary>Reads <c>{"price":{"_gt":12.5}}</c>: one field above a number.</summary>
internal static class ComparisonFilter
{
    private const int LongestFilter = 256;

    public static bool TryRead(string? text, ReadOnlySpan<byte> field, out decimal above)
    {
        above = 0;
        if (text is null || text.Length > LongestFilter)
        {
            return false;
        }

        Span<byte> utf8 = stackalloc byte[LongestFilter * 3];
        var reader = new Utf8JsonReader(utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject
                && reader.Read() && reader.ValueTextEquals(field)
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

    /// <summary>The same for a field of whole numbers.</summary>
    public static bool TryRead(string? text, ReadOnlySpan<byte> field, out int above)
    {
        var found = TryRead(text, field, out decimal number) && decimal.IsInteger(number) && Math.Abs(number) <= int.MaxValue;
        above = found ? (int)number : 0;
        return found;
    }
}
