using System.Globalization;

namespace Snapwright.Sqlite.Functions;

/// <summary>Which texts are numbers: ASCII digits, with a sign in front, a point among them, and for doubles an exponent behind them.</summary>
internal static class NumberText
{
    /// <summary>The shortest text of a double; from 10^15 on with an exponent, unless all digits before the point count.</summary>
    public static string Of(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var digits = text.AsSpan().TrimStart('-');
        var kept = digits.TrimEnd('0');
        if (digits.Length <= 15 || kept.Length == digits.Length || !AreDigits(digits))
        {
            return text;
        }

        // .NET writes some doubles with zeros at their end that are no digits of the shortest text.
        return string.Create(CultureInfo.InvariantCulture, $"{(value < 0 ? "-" : "")}{kept[..1]}{(kept.Length > 1 ? "." : "")}{kept[1..]}E+{digits.Length - 1}");
    }

    public static bool IsDecimal(ReadOnlySpan<char> text)
    {
        text = text is ['+' or '-', ..] ? text[1..] : text;
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? [] : text[(point + 1)..];
        return whole.Length + fraction.Length > 0 && AreDigits(whole) && AreDigits(fraction);
    }

    public static bool IsFloat(ReadOnlySpan<char> text)
    {
        var place = text.IndexOfAny('e', 'E');
        if (place < 0)
        {
            return IsDecimal(text);
        }

        var exponent = text[(place + 1)..];
        exponent = exponent is ['+' or '-', ..] ? exponent[1..] : exponent;
        return IsDecimal(text[..place]) && exponent.Length > 0 && AreDigits(exponent);
    }

    public static bool HasDigitOtherThanZero(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c is 'e' or 'E')
            {
                return false;
            }

            if (c is >= '1' and <= '9')
            {
                return true;
            }
        }

        return false;
    }

    private static bool AreDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
