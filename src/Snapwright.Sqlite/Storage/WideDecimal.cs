using System.Globalization;
using System.Numerics;
using System.Text;

namespace Snapwright.Sqlite.Storage;

/// <summary>
/// Sums and averages of exact numbers, which have more digits than an integer of SQLite. They are texts of a fixed width, so that their order is
/// that of their bytes: the scaled integer plus <see cref="Offset"/>, with leading zeros. Parameters that are finer than the scale have further digits.
/// </summary>
internal static class WideDecimal
{
    /// <summary>The length of the text of a sum or average.</summary>
    public const int Length = 38;

    // Halves of 32 bits of at most 2^32 rows make less than 10^29, and averages at most 10^6 times that.
    private static readonly Int128 Offset = Power(Length - 1);

    /// <summary>The integer that two halves of integers, summed apart, make together.</summary>
    public static Int128 Join(long high, long low) => ((Int128)high << 32) + low;

    /// <summary>The average, moved by <paramref name="shift"/> further digits, rounded half away from zero.</summary>
    public static Int128 Average(Int128 sum, long count, int shift)
    {
        var twice = (Int128.Abs(sum) * 2 * Power(shift)) + count;
        var average = twice / ((Int128)count * 2);
        return sum < 0 ? -average : average;
    }

    /// <summary>Writes the text of a scaled integer.</summary>
    public static void Write(Span<byte> text, Int128 scaled)
    {
        var rest = scaled + Offset;
        for (var i = Length - 1; i >= 0; i--)
        {
            var (quotient, digit) = Int128.DivRem(rest, 10);
            text[i] = (byte)('0' + (int)digit);
            rest = quotient;
        }
    }

    /// <summary>The number of a text as people read it.</summary>
    public static string Read(ReadOnlySpan<byte> text, int scale)
    {
        Int128 number = -Offset;
        var power = Int128.One;
        for (var i = Length - 1; i >= 0; i--)
        {
            number += (text[i] - '0') * power;
            power *= 10;
        }

        var digits = Int128.Abs(number).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        var sign = number < 0 ? "-" : "";
        return scale == 0 ? sign + digits : $"{sign}{digits.AsSpan(0, digits.Length - scale)}.{digits.AsSpan(digits.Length - scale)}";
    }

    /// <summary>The text that a parameter is compared by; of numbers that no sum reaches, one that is less or greater than all.</summary>
    public static byte[] Parameter(decimal value, int scale)
    {
        var parts = (Span<int>)stackalloc int[4];
        decimal.GetBits(value, parts);
        var unsigned = new BigInteger(new decimal(parts[0], parts[1], parts[2], isNegative: false, 0));
        var digits = (parts[3] >> 16) & 0xff;
        var shifted = unsigned * BigInteger.Pow(10, scale) * (value < 0 ? -1 : 1);
        var below = BigInteger.DivRem(shifted, BigInteger.Pow(10, digits), out var rest);
        if (rest < 0)
        {
            below -= 1;
            rest += BigInteger.Pow(10, digits);
        }

        var placed = below + (BigInteger)Offset;
        if (placed.Sign < 0)
        {
            return " "u8.ToArray();
        }

        var text = placed.ToString(CultureInfo.InvariantCulture).PadLeft(Length, '0');
        var further = rest.IsZero ? "" : rest.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0').TrimEnd('0');
        return text.Length > Length ? "~"u8.ToArray() : Encoding.ASCII.GetBytes(text + further);
    }

    private static Int128 Power(int exponent)
    {
        var power = Int128.One;
        for (var i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }
}
