using System.Buffers;
using System.Globalization;
using System.Text;
using Snapwright.Query.Text;
using Snapwright.Sqlite.Faults;
using Snapwright.Sqlite.Storage;
using SQLitePCL;

namespace Snapwright.Sqlite.Functions;

/// <summary>The SQL functions that the dialect calls; each is NULL for NULL.</summary>
internal static class ScalarFunctions
{
    private const int OnStack = 256;

    // SQLITE_INNOCUOUS, for use in triggers of any schema.
    private const int Innocuous = 0x200000;

    public static void Register(sqlite3 connection)
    {
        Add(connection, "snapwright_fold", 1, Fold);
        Add(connection, "snapwright_decimal", 2, Decimal);
        Add(connection, "snapwright_float", 1, Float);
        Add(connection, "snapwright_sum", 2, SumFunctions.Sum);
        Add(connection, "snapwright_avg", 4, SumFunctions.Average);
        Add(connection, "snapwright_number", 2, SumFunctions.Number);
        SearchFunctions.Register(connection);
        Add(connection, "snapwright_starts", 2, Starts);
        Add(connection, "snapwright_ends", 2, Ends);
        PatternFunctions.Register(connection);
        Add(connection, "snapwright_json", -1, JsonFunction.Call);
        NumberFunctions.Register(connection);
        DecimalFunctions.Register(connection);
        TextFunctions.Register(connection);
        TimeFunctions.Register(connection);
        IntervalFunctions.Register(connection);
        JsonFunctions.Register(connection);
        CollectFunction.Register(connection);
        OnlyFunction.Register(connection);
        SumOfFunction.Register(connection);
    }

    /// <summary>Adds one.</summary>
    /// <param name="connection">To it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="arguments">The number of its arguments; -1 for any.</param>
    /// <param name="function">The function.</param>
    public static void Add(sqlite3 connection, string name, int arguments, delegate_function_scalar function)
    {
        if (raw.sqlite3_create_function(connection, name, arguments, raw.SQLITE_UTF8 | raw.SQLITE_DETERMINISTIC | Innocuous, null, Guard(function)) != raw.SQLITE_OK)
        {
            throw SqliteFaults.Last(connection);
        }
    }

    // An exception that leaves a callback of native code ends the process.
    private static delegate_function_scalar Guard(delegate_function_scalar function) => (context, state, arguments) =>
    {
        try
        {
            function(context, state, arguments);
        }
        catch (Exception e)
        {
            raw.sqlite3_result_error(context, e.Message);
        }
    };

    /// <summary><c>snapwright_fold(text)</c>: <see cref="TextFolding"/>.</summary>
    private static void Fold(sqlite3_context context, object state, sqlite3_value[] arguments)
    {
        if (IsNull(context, arguments))
        {
            return;
        }

        var text = raw.sqlite3_value_blob(arguments[0]);
        if (!Ascii.IsValid(text))
        {
            raw.sqlite3_result_text(context, TextFolding.Fold(Encoding.UTF8.GetString(text)));
            return;
        }

        byte[]? rented = null;
        var folded = text.Length <= OnStack ? stackalloc byte[OnStack] : rented = ArrayPool<byte>.Shared.Rent(text.Length);
        Ascii.ToLower(text, folded, out var length);
        Result(context, folded[..length]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary><c>snapwright_decimal(scaled, scale)</c>: the text of a decimal that is stored as a scaled integer.</summary>
    private static void Decimal(sqlite3_context context, object state, sqlite3_value[] arguments)
    {
        if (IsNull(context, arguments))
        {
            return;
        }

        var value = ScaledDecimal.FromScaled(raw.sqlite3_value_int64(arguments[0]), raw.sqlite3_value_int(arguments[1]));
        Span<byte> text = stackalloc byte[32];
        value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        Result(context, text[..length]);
    }

    /// <summary><c>snapwright_float(x)</c>: the shortest text that reads back the same.</summary>
    private static void Float(sqlite3_context context, object state, sqlite3_value[] arguments)
    {
        if (IsNull(context, arguments))
        {
            return;
        }

        Span<byte> text = stackalloc byte[32];
        raw.sqlite3_value_double(arguments[0]).TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        Result(context, text[..length]);
    }

    // Bytes will do: in UTF-8 no character begins inside of another.
    private static void Starts(sqlite3_context context, object state, sqlite3_value[] arguments)
    {
        if (!IsNull(context, arguments) && !IsNull(context, arguments[1..]))
        {
            raw.sqlite3_result_int(context, raw.sqlite3_value_blob(arguments[0]).StartsWith(raw.sqlite3_value_blob(arguments[1])) ? 1 : 0);
        }
    }

    private static void Ends(sqlite3_context context, object state, sqlite3_value[] arguments)
    {
        if (!IsNull(context, arguments) && !IsNull(context, arguments[1..]))
        {
            raw.sqlite3_result_int(context, raw.sqlite3_value_blob(arguments[0]).EndsWith(raw.sqlite3_value_blob(arguments[1])) ? 1 : 0);
        }
    }

    /// <summary>Whether the first argument is NULL; then the result is, too.</summary>
    public static bool IsNull(sqlite3_context context, sqlite3_value[] arguments)
    {
        if (raw.sqlite3_value_type(arguments[0]) != raw.SQLITE_NULL)
        {
            return false;
        }

        raw.sqlite3_result_null(context);
        return true;
    }

    // An empty span has no address, which SQLite takes for NULL.
    internal static void Result(sqlite3_context context, ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            raw.sqlite3_result_text(context, "");
        }
        else
        {
            raw.sqlite3_result_text(context, text);
        }
    }
}
