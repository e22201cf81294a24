using System.Globalization;
using SQLitePCL;

namespace Snapwright.Sqlite.Functions;

/// <summary>Arithmetic that refuses what SQLite's own turns into doubles or NULL.</summary>
internal static class NumberFunctions
{
    public static void Register(sqlite3 connection)
    {
        Arguments.Add(connection, "add", 3, static a => Held((Int128)a[0].Integer() + a[1].Integer(), a[2]));
        Arguments.Add(connection, "subtract", 3, static a => Held((Int128)a[0].Integer() - a[1].Integer(), a[2]));
        Arguments.Add(connection, "multiply", 3, static a => Held((Int128)a[0].Integer() * a[1].Integer(), a[2]));
        Arguments.Add(connection, "divide", 3, static a => Held(a[0].Integer() / (Int128)Divisor(a[1]), a[2]));
        Arguments.Add(connection, "modulo", 3, static a => Held(a[0].Integer() % (Int128)Divisor(a[1]), a[2]));
        Arguments.Add(connection, "abs", 2, static a => Held(Int128.Abs(a[0].Integer()), a[1]));
        Arguments.Add(connection, "sign", 2, static a => Math.Sign(a[0].Integer()));
        Arguments.Add(connection, "integer", 2, static a => Held(a[0].Integer(), a[1]));
        RegisterFloats(connection);
        RegisterCasts(connection);
    }

    private static void RegisterFloats(sqlite3 connection)
    {
        Arguments.Add(connection, "float_add", 2, static a => Finite(a[0].Float() + a[1].Float()));
        Arguments.Add(connection, "float_subtract", 2, static a => Finite(a[0].Float() - a[1].Float()));
        Arguments.Add(connection, "float_multiply", 2, static a => Nonzero(a[0].Float() * a[1].Float(), a[0].Float() == 0 || a[1].Float() == 0));
        Arguments.Add(connection, "float_divide", 2, static a => a[1].Float() == 0 ? throw Refusal.ByZero() : Nonzero(a[0].Float() / a[1].Float(), a[0].Float() == 0));
        Arguments.Add(connection, "float_abs", 1, static a => Math.Abs(a[0].Float()));
        Arguments.Add(connection, "float_round", 1, static a => Rounded(a[0].Float()));
        Arguments.Add(connection, "float_trunc", 1, static a => Unsigned(Math.Truncate(a[0].Float())));
        Arguments.Add(connection, "float_ceiling", 1, static a => Unsigned(Math.Ceiling(a[0].Float())));
        Arguments.Add(connection, "float_floor", 1, static a => Unsigned(Math.Floor(a[0].Float())));
        Arguments.Add(connection, "float_sign", 1, static a => Math.Sign(a[0].Float()));
        Arguments.Add(connection, "power", 2, static a => Power(a[0].Float(), a[1].Float()));
        Arguments.Add(connection, "sqrt", 1, static a => a[0].Float() < 0 ? throw Refusal.OutOfRange() : Math.Sqrt(a[0].Float()));
        Arguments.Add(connection, "exp", 1, static a => Nonzero(Math.Exp(a[0].Float()), mayBeZero: false));
        Arguments.Add(connection, "ln", 1, static a => a[0].Float() <= 0 ? throw Refusal.OutOfRange() : Unsigned(Math.Log(a[0].Float())));
        Arguments.Add(connection, "log", 1, static a => a[0].Float() <= 0 ? throw Refusal.OutOfRange() : Unsigned(Math.Log10(a[0].Float())));
    }

    private static void RegisterCasts(sqlite3 connection)
    {
        Arguments.Add(connection, "float_to_integer", 2, static a =>
            Math.Abs(a[0].Float()) < 1e19 ? Held((Int128)Rounded(a[0].Float()), a[1]) : throw Refusal.OutOfRange());
        Arguments.Add(connection, "text_to_integer", 2, static a =>
            long.TryParse(a[0].Text(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Held(number, a[1]) : throw Refusal.Invalid());
        Arguments.Add(connection, "float_text", 1, static a => NumberText.Of(a[0].Float()));
        Arguments.Add(connection, "text_to_float", 1, static a => ParsedFloat(a[0].Text()));
    }

    private static long Divisor(sqlite3_value value) => value.Integer() is var divisor and not 0 ? divisor : throw Refusal.ByZero();

    public static object Held(Int128 number, sqlite3_value bits) =>
        bits.Small() == 32 ? number >= int.MinValue && number <= int.MaxValue ? (long)number : throw Refusal.OutOfRange()
        : number >= long.MinValue && number <= long.MaxValue ? (long)number : throw Refusal.OutOfRange();

    private static double Finite(double number) => double.IsFinite(number) ? Unsigned(number) : throw Refusal.OutOfRange();

    // What is too near to zero for a double is refused, as what is too far from it.
    private static double Nonzero(double number, bool mayBeZero) => number == 0 && !mayBeZero ? throw Refusal.OutOfRange() : Finite(number);

    private static double Unsigned(double number) => number == 0 ? 0 : number;

    private static double Rounded(double number) => Unsigned(Math.Round(number, MidpointRounding.AwayFromZero));

    private static double Power(double number, double exponent)
    {
        if ((number == 0 && exponent < 0) || (number < 0 && exponent != Math.Floor(exponent)))
        {
            throw Refusal.OutOfRange();
        }

        return Nonzero(Math.Pow(number, exponent), number == 0);
    }

    private static object ParsedFloat(string text)
    {
        if (!NumberText.IsFloat(text))
        {
            throw Refusal.Invalid();
        }

        var number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return Nonzero(number, !NumberText.HasDigitOtherThanZero(text));
    }
}
