using System.Numerics;
using SQLitePCL;

namespace Snapwright.Sqlite.Functions;

/// <summary>
/// <c>snapwright_sum_of(x)</c>: the sum of exact numbers, integers or computed decimals of one scale, as the text of a computed one. An aggregate of one argument, as
/// SQLite asks of those whose values are to be DISTINCT.
/// </summary>
internal sealed class SumOfFunction
{
    private BigInteger _sum;

    public static void Register(sqlite3 connection) =>
        raw.sqlite3_create_function(connection, "snapwright_sum_of", 1, raw.SQLITE_UTF8 | raw.SQLITE_DETERMINISTIC, null, Step, Final);

    private static void Step(sqlite3_context context, object state, sqlite3_value[] arguments)
    {
        if (arguments[0].IsNull())
        {
            return;
        }

        try
        {
            ((SumOfFunction)(context.state ??= new SumOfFunction()))._sum += DecimalFunctions.Read(arguments[0]);
        }
        catch (Exception e)
        {
            raw.sqlite3_result_error(context, e.Message);
        }
    }

    private static void Final(sqlite3_context context, object state)
    {
        try
        {
            Arguments.Result(context, context.state is SumOfFunction sum ? DecimalFunctions.Wide(sum._sum) : null);
        }
        catch (Exception e)
        {
            raw.sqlite3_result_error(context, e.Message);
        }
    }
}
