using System.Text;
using SQLitePCL;

namespace Snapwright.Sqlite.Functions;

/// <summary>Arguments and results of functions that are NULL where an argument is.</summary>
internal static class Arguments
{
    /// <summary>Adds a function that is NULL where an argument is.</summary>
    public static void Add(sqlite3 connection, string name, int count, Func<sqlite3_value[], object?> function) =>
        ScalarFunctions.Add(connection, "snapwright_" + name, count, (context, _, arguments) =>
        {
            foreach (var argument in arguments)
            {
                if (raw.sqlite3_value_type(argument) == raw.SQLITE_NULL)
                {
                    raw.sqlite3_result_null(context);
                    return;
                }
            }

            Result(context, function(arguments));
        });

    /// <summary>Adds a function that is given NULLs.</summary>
    public static void AddForNulls(sqlite3 connection, string name, int count, Func<sqlite3_value[], object?> function) =>
        ScalarFunctions.Add(connection, "snapwright_" + name, count, (context, _, arguments) => Result(context, function(arguments)));

    public static bool IsNull(this sqlite3_value value) => raw.sqlite3_value_type(value) == raw.SQLITE_NULL;

    public static bool IsInteger(this sqlite3_value value) => raw.sqlite3_value_type(value) == raw.SQLITE_INTEGER;

    public static string Text(this sqlite3_value value) => Encoding.UTF8.GetString(raw.sqlite3_value_blob(value));

    public static long Integer(this sqlite3_value value) => raw.sqlite3_value_int64(value);

    public static int Small(this sqlite3_value value) => raw.sqlite3_value_int(value);

    public static double Float(this sqlite3_value value) => raw.sqlite3_value_double(value);

    public static void Result(sqlite3_context context, object? result)
    {
        switch (result)
        {
            case null:
                raw.sqlite3_result_null(context);
                break;
            case long integer:
                raw.sqlite3_result_int64(context, integer);
                break;
            case int integer:
                raw.sqlite3_result_int64(context, integer);
                break;
            case bool truth:
                raw.sqlite3_result_int(context, truth ? 1 : 0);
                break;
            case double number:
                raw.sqlite3_result_double(context, number);
                break;
            default:
                ScalarFunctions.Result(context, Encoding.UTF8.GetBytes((string)result));
                break;
        }
    }
}
