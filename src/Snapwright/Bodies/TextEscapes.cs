using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Snapwright.Bodies;

/// <summary>
/// The escapes of JSON strings that are valid JSON and still not text: U+0000, which PostgreSQL cannot store, and half a
/// surrogate pair, which is not Unicode.
/// </summary>
internal static class TextEscapes
{
    public const string NotStorable = "The text contains U+0000 or half of a surrogate pair; neither can be stored.";

    /// <summary>Whether the text between the quotes of a valid JSON string has only escapes that are text.</summary>
    public static bool AreStorable(ReadOnlySpan<byte> escaped)
    {
        for (var at = escaped.IndexOf((byte)'\\'); at >= 0 && at < escaped.Length;)
        {
            if (escaped[at + 1] != (byte)'u')
            {
                at = Next(escaped, at + 2);
                continue;
            }

            var unit = Unit(escaped[(at + 2)..]);
            if (unit == '\0' || char.IsLowSurrogate(unit))
            {
                return false;
            }

            at += 6;
            if (char.IsHighSurrogate(unit))
            {
                if (!escaped[at..].StartsWith("\\u"u8) || !char.IsLowSurrogate(Unit(escaped[(at + 2)..])))
                {
                    return false;
                }

                at += 6;
            }

            at = Next(escaped, at);
        }

        return true;
    }

    /// <summary>
    /// The string that the reader stands at, unescaped, as UTF-8; 0 bytes for one that is not text. It never grows.
    /// </summary>
    public static int Unescape(ref Utf8JsonReader json, scoped Span<byte> target) => AreStorable(json.ValueSpan) ? json.CopyString(target) : 0;

    private static int Next(ReadOnlySpan<byte> escaped, int from)
    {
        var next = escaped[from..].IndexOf((byte)'\\');
        return next < 0 ? -1 : from + next;
    }

    private static char Unit(ReadOnlySpan<byte> digits) =>
        (char)ushort.Parse(Encoding.ASCII.GetString(digits[..4]), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
