using System.Globalization;
using System.Numerics;
using Snapwright.Query.Expressions;
using Snapwright.Sqlite.Storage;
using SQLitePCL;

namespace Snapwright.Sqlite.Functions;

/// <summary>
/// Decimals that are computed. An argument is the scaled integer of a column, or the text of a computed one (<see cref="WideDecimal"/>), each followed by its
/// scale; the result is a text.
/// </summary>
internal static class DecimalFunctions
{
    private static readonly BigInteger Bound = BigInteger.Pow(10, DecimalTypes.Digits);

    public static void Register(sqlite3 connection)
    {
        Add(connection, "add", static (a, b, s, t, u) => Rescaled((a * Power(Math.Max(s, t) - s)) + (b * Power(Math.Max(s, t) - t)), Math.Max(s, t), u));
        Add(connection, "subtract", static (a, b, s, t, u) => Rescaled((a * Power(Math.Max(s, t) - s)) - (b * Power(Math.Max(s, t) - t)), Math.Max(s, t), u));
        Add(connection, "multiply", static (a, b, s, t, u) => Rescaled(a * b, s + t, u));
        Add(connection, "divide", static (a, b, s, t, u) => b.IsZero ? throw Refusal.ByZero() : Divided(a * Power(u + t), b * Power(s)));
        Add(connection, "modulo", static (a, b, s, t, u) => b.IsZero ? throw Refusal.ByZero() : a * Power(u - s) % (b * Power(u - t)));
        AddUnary(connection, "abs", static (a, _) => BigInteger.Abs(a));
        AddUnary(connection, "round", static (a, s) => Rescaled(a, s, 0));
        AddUnary(connection, "trunc", static (a, s) => a / Power(s));
        AddUnary(connection, "ceiling", static (a, s) => Floor(a + Power(s) - 1, s));
        AddUnary(connection, "floor", Floor);
        Arguments.Add(connection, "decimal_sign", 2, static a => Read(a[0]).Sign);
        Arguments.Add(connection, "decimal_round_to", 3, static a => Wide(Cut(Read(a[0]), a[1].Small(), a[2].Integer(), isRounded: true)));
        Arguments.Add(connection, "decimal_trunc_to", 3, static a => Wide(Cut(Read(a[0]), a[1].Small(), a[2].Integer(), isRounded: false)));
        RegisterCasts(connection);
        Arguments.Add(connection, "digits", 2, static a => Digits(Read(a[0]), a[1].Small()));
        Arguments.Add(connection, "average", 3, static a => Wide(Divided(Read(a[0]) * Power(a[2].Small()), a[1].Integer())));
        Arguments.Add(connection, "total", 5, static a => Wide(Total(a)));
        Arguments.Add(connection, "total", 7, static a => Wide(Divided(Total(a) * Power(a[6].Small()), a[5].Integer())));
    }

    private static void RegisterCasts(sqlite3 connection)
    {
        Arguments.Add(connection, "decimal_of", 3, static a => Parsed(a[0].Text(), a[1].Small(), a[2].Small()));
        Arguments.Add(connection, "text_to_decimal", 3, static a =>
            NumberText.IsDecimal(a[0].Text()) ? Parsed(a[0].Text(), a[1].Small(), a[2].Small()) : throw Refusal.Invalid());
        Arguments.Add(connection, "integer_to_decimal", 3, static a => Kept(a[0].Integer() * Power(a[1].Small()), a[2].Small()));
        Arguments.Add(connection, "decimal_to_decimal", 4, static a => Kept(Rescaled(Read(a[0]), a[3].Small(), a[1].Small()), a[2].Small()));
        Arguments.Add(connection, "float_to_decimal", 3, static a => Parsed(a[0].Float().ToString("R", CultureInfo.InvariantCulture), a[1].Small(), a[2].Small()));
        Arguments.Add(connection, "decimal_to_integer", 3, static a => Rescaled(Read(a[0]), a[2].Small(), 0) is var whole && BigInteger.Abs(whole) < Power(20)
            ? NumberFunctions.Held((Int128)whole, a[1])
            : throw Refusal.OutOfRange());
        Arguments.Add(connection, "decimal_to_float", 2, static a => double.Parse(Text(Read(a[0]), a[1].Small()), CultureInfo.InvariantCulture));
        Arguments.Add(connection, "decimal_to_text", 2, static a => Text(Read(a[0]), a[1].Small()));
    }

    /// <summary>The text of a scaled integer.</summary>
    public static string Text(BigInteger scaled, int scale)
    {
        var digits = BigInteger.Abs(scaled).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        return (scaled.Sign < 0 ? "-" : "") + (scale == 0 ? digits : digits[..^scale] + "." + digits[^scale..]);
    }

    /// <summary>The scaled integer of an argument.</summary>
    public static BigInteger Read(sqlite3_value value) => raw.sqlite3_value_type(value) switch
    {
        raw.SQLITE_INTEGER => value.Integer(),
        raw.SQLITE_TEXT => BigInteger.Parse(raw.sqlite3_value_text(value).utf8_to_string(), NumberStyles.None, CultureInfo.InvariantCulture) - Power(WideDecimal.Length - 1),
        _ => throw Refusal.Invalid(),
    };

    private static void Add(sqlite3 connection, string name, Func<BigInteger, BigInteger, int, int, int, BigInteger> function) =>
        Arguments.Add(connection, "decimal_" + name, 5, a => Wide(function(Read(a[0]), Read(a[2]), a[1].Small(), a[3].Small(), a[4].Small())));

    private static void AddUnary(sqlite3 connection, string name, Func<BigInteger, int, BigInteger> function) =>
        Arguments.Add(connection, "decimal_" + name, 2, a => Wide(function(Read(a[0]), a[1].Small())));

    /// <summary>The text of a computed decimal.</summary>
    public static string Wide(BigInteger scaled)
    {
        if (BigInteger.Abs(scaled) >= Bound)
        {
            throw Refusal.OutOfRange();
        }

        return (scaled + Power(WideDecimal.Length - 1)).ToString(CultureInfo.InvariantCulture).PadLeft(WideDecimal.Length, '0');
    }

    // A decimal of a column is an integer, where the precision is that of a column.
    private static object Kept(BigInteger scaled, int precision)
    {
        if (precision == AggregateTypes.Digits)
        {
            return Wide(scaled);
        }

        return BigInteger.Abs(scaled) < Power(precision) && scaled >= long.MinValue && scaled <= long.MaxValue ? (long)scaled : throw Refusal.OutOfRange();
    }

    private static object Parsed(string text, int scale, int precision)
    {
        // Only a double has an exponent here: casts of texts come without one.
        var place = text.AsSpan().IndexOfAny('e', 'E');
        var exponent = place < 0 ? 0 : int.Parse(text.AsSpan(place + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var number = place < 0 ? text : text[..place];
        var point = number.IndexOf('.');
        var digits = point < 0 ? 0 : number.Length - point - 1;
        var whole = BigInteger.Parse("0" + number.Replace(".", "", StringComparison.Ordinal).TrimStart('+', '-'), NumberStyles.None, CultureInfo.InvariantCulture);
        whole = number[0] == '-' ? -whole : whole;
        var moved = exponent - digits;
        return Kept(moved >= 0 ? whole * Power(moved + scale) : Rescaled(whole, -moved, scale), precision);
    }

    private static BigInteger Rescaled(BigInteger scaled, int from, int to) => from <= to ? scaled * Power(to - from) : Divided(scaled, Power(from - to));

    /// <summary>A quotient rounded half away from zero.</summary>
    public static BigInteger Divided(BigInteger dividend, BigInteger divisor)
    {
        var quotient = ((BigInteger.Abs(dividend) * 2) + BigInteger.Abs(divisor)) / (BigInteger.Abs(divisor) * 2);
        return dividend.Sign * divisor.Sign < 0 ? -quotient : quotient;
    }

    private static BigInteger Floor(BigInteger scaled, int scale)
    {
        var quotient = BigInteger.DivRem(scaled, Power(scale), out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    private static BigInteger Cut(BigInteger scaled, int scale, long digits, bool isRounded)
    {
        if (digits >= scale)
        {
            return scaled;
        }

        if (scale - digits > DecimalTypes.Digits + 1)
        {
            return BigInteger.Zero;
        }

        var power = Power((int)(scale - digits));
        return (isRounded ? Divided(scaled, power) : scaled / power) * power;
    }

    private static BigInteger Total(sqlite3_value[] parts)
    {
        var total = BigInteger.Zero;
        for (var part = 4; part >= 0; part--)
        {
            total = (total * Power(9)) + parts[part].Integer();
        }

        return total;
    }

    private static object Digits(BigInteger scaled, int part) => (long)(scaled / Power(part * 9) % Power(9));

    private static BigInteger Power(int exponent) => BigInteger.Pow(10, exponent);
}
