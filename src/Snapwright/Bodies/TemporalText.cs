using System.Text;
using Snapwright.Query.Values;

namespace Snapwright.Bodies;

/// <summary>Dates, times and instants in UTF-8, from bodies and from the JSON that databases make of them; the rules are <see cref="IsoText"/>'s.</summary>
internal static class TemporalText
{
    // The longest that means something: an instant with its offset and more digits than are kept.
    private const int MaxLength = 64;

    /// <summary>Reads a date as a day number.</summary>
    public static bool TryParseDate(ReadOnlySpan<byte> text, out int dayNumber) => IsoText.TryParseDate(Text(text), out dayNumber);

    /// <summary>Reads a time of day as ticks since midnight.</summary>
    public static bool TryParseTime(ReadOnlySpan<byte> text, out long ticks) => IsoText.TryParseTime(Text(text), out ticks);

    /// <summary>Reads an instant as ticks of UTC.</summary>
    public static bool TryParseDateTime(ReadOnlySpan<byte> text, out long utcTicks) => IsoText.TryParseDateTime(Text(text), out utcTicks);

    private static string Text(ReadOnlySpan<byte> utf8) => utf8.Length > MaxLength ? "" : Encoding.ASCII.GetString(utf8);
}
