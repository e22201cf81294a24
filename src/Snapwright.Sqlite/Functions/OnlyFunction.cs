using SQLitePCL;

namespace Snapwright.Sqlite.Functions;

/// <summary><c>snapwright_only(value)</c>: an aggregate whose rows must not be more than one; NULL over none.</summary>
internal sealed class OnlyFunction
{
    private object? _value;

    public static void Register(sqlite3 connection) =>
        raw.sqlite3_create_function(connection, "snapwright_only", 1, raw.SQLITE_UTF8 | raw.SQLITE_DETERMINISTIC, null, Step, Final);

    private static void Step(sqlite3_context context, object state, sqlite3_value[] arguments)
    {
        if (context.state is not null)
        {
            raw.sqlite3_result_error(context, Refusal.SeveralRows);
            return;
        }

        var value = arguments[0];
        context.state = new OnlyFunction
        {
            _value = raw.sqlite3_value_type(value) switch
            {
                raw.SQLITE_NULL => null,
                raw.SQLITE_INTEGER => value.Integer(),
                raw.SQLITE_FLOAT => value.Float(),
                _ => value.Text(),
            },
        };
    }

    private static void Final(sqlite3_context context, object state) => Arguments.Result(context, (context.state as OnlyFunction)?._value);
}
