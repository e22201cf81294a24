using Snapwright.Sqlite.Storage;
using SQLitePCL;

namespace Snapwright.Sqlite.Functions;

/// <summary>
/// The functions behind sums and averages of exact numbers. They are no aggregates: SQLite itself sums the upper and the lower halves of the
/// integers, at its own speed, and a function puts them together once per group.
/// </summary>
internal static class SumFunctions
{
    /// <summary><c>snapwright_sum(sum(x &gt;&gt; 32), sum(x &amp; 0xffffffff))</c>: the sum as a <see cref="WideDecimal"/>.</summary>
    public static void Sum(sqlite3_context context, object state, sqlite3_value[] arguments)
    {
        if (!ScalarFunctions.IsNull(context, arguments))
        {
            Result(context, Joined(arguments));
        }
    }

    /// <summary><c>snapwright_avg(upper halves, lower halves, count, digits)</c>: the average as a <see cref="WideDecimal"/> of that many further digits.</summary>
    public static void Average(sqlite3_context context, object state, sqlite3_value[] arguments)
    {
        if (!ScalarFunctions.IsNull(context, arguments))
        {
            Result(context, WideDecimal.Average(Joined(arguments), raw.sqlite3_value_int64(arguments[2]), raw.sqlite3_value_int(arguments[3])));
        }
    }

    /// <summary><c>snapwright_number(wide, scale)</c>: the number of a <see cref="WideDecimal"/> as it is shown.</summary>
    public static void Number(sqlite3_context context, object state, sqlite3_value[] arguments)
    {
        if (!ScalarFunctions.IsNull(context, arguments))
        {
            raw.sqlite3_result_text(context, WideDecimal.Read(raw.sqlite3_value_blob(arguments[0]), raw.sqlite3_value_int(arguments[1])));
        }
    }

    private static Int128 Joined(sqlite3_value[] arguments) =>
        WideDecimal.Join(raw.sqlite3_value_int64(arguments[0]), raw.sqlite3_value_int64(arguments[1]));

    private static void Result(sqlite3_context context, Int128 scaled)
    {
        Span<byte> text = stackalloc byte[WideDecimal.Length];
        WideDecimal.Write(text, scaled);
        raw.sqlite3_result_text(context, text);
    }
}
