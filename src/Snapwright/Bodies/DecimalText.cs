using System.Globalization;

namespace Snapwright.Bodies;

/// <summary>Decimals as JSON numbers, exact: digits beyond the scale are refused, not rounded.</summary>
internal static class DecimalText
{
    private const int MostDigits = 28;

    /// <summary>Reads a valid JSON number that a decimal of this precision and scale holds exactly.</summary>
    public static bool TryParse(ReadOnlySpan<byte> number, int precision, int scale, out decimal value)
    {
        value = 0;
        Span<char> digits = stackalloc char[MostDigits];
        var count = 0;
        var exponent = 0L;
        var isBehindPoint = false;
        var zeros = 0;
        var isNegative = number[0] == (byte)'-';
        var rest = isNegative ? number[1..] : number;
        for (var i = 0; i < rest.Length; i++)
        {
            var c = rest[i];
            if (c == (byte)'.')
            {
                isBehindPoint = true;
                continue;
            }

            if (c is (byte)'e' or (byte)'E')
            {
                exponent += Exponent(rest[(i + 1)..]);
                break;
            }

            exponent -= isBehindPoint ? 1 : 0;
            if (c == (byte)'0')
            {
                // Zeros count only if a digit follows; leading ones never do.
                zeros += count > 0 ? 1 : 0;
                continue;
            }

            if (count + zeros >= MostDigits)
            {
                return false;
            }

            digits.Slice(count, zeros).Fill('0');
            count += zeros;
            zeros = 0;
            digits[count++] = (char)c;
        }

        exponent += zeros;
        if (count == 0)
        {
            value = new decimal(0, 0, 0, isNegative: false, (byte)scale);
            return true;
        }

        if (-exponent > scale || count + exponent > precision - scale)
        {
            return false;
        }

        // Both bounds hold, so that the exponent is small and the result exact.
        var mantissa = decimal.Parse(digits[..count], NumberStyles.None, CultureInfo.InvariantCulture);
        var ones = Power(exponent + scale);
        mantissa *= ones;
        var bits = decimal.GetBits(mantissa);
        value = new decimal(bits[0], bits[1], bits[2], isNegative, (byte)scale);
        return true;
    }

    private static decimal Power(long exponent)
    {
        var result = 1m;
        for (var i = 0L; i < exponent; i++)
        {
            result *= 10;
        }

        return result;
    }

    private static long Exponent(ReadOnlySpan<byte> text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? Math.Clamp(value, -1_000_000, 1_000_000)
            : text[0] == (byte)'-' ? -1_000_000 : 1_000_000;
}
