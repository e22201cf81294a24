using System.Text;
using SQLitePCL;

namespace Snapwright.Sqlite.Functions;

/// <summary>
/// <c>snapwright_collect(options, separator, text, key, ...)</c>: an aggregate that puts texts together, in an order; SQLite's own has none before version 3.44. The
/// options: <c>d</c> for different texts only or <c>a</c> for all, and for each key <c>a</c> or <c>d</c> and whether NULLs are <c>f</c>irst or <c>l</c>ast.
/// </summary>
internal sealed class CollectFunction
{
    private readonly List<(string Text, object?[] Keys)> _values = [];
    private string _options = "";
    private string _separator = "";

    public static void Register(sqlite3 connection) =>
        raw.sqlite3_create_function(connection, "snapwright_collect", -1, raw.SQLITE_UTF8 | raw.SQLITE_DETERMINISTIC, null, Step, Final);

    private static void Step(sqlite3_context context, object state, sqlite3_value[] arguments)
    {
        var collected = (CollectFunction)(context.state ??= new CollectFunction());
        if (!arguments[1].IsNull() && !arguments[2].IsNull())
        {
            collected.Add(arguments);
        }
    }

    private static void Final(sqlite3_context context, object state)
    {
        try
        {
            Arguments.Result(context, (context.state as CollectFunction)?.Text());
        }
        catch (OutOfMemoryException e)
        {
            raw.sqlite3_result_error(context, e.Message);
        }
    }

    private void Add(sqlite3_value[] arguments)
    {
        _options = arguments[0].Text();
        _separator = arguments[1].Text();
        _values.Add((arguments[2].Text(), [.. arguments.Skip(3).Select(Key)]));
    }

    private string? Text()
    {
        if (_values.Count == 0)
        {
            return null;
        }

        var values = _options[0] == 'd' ? _values.DistinctBy(static v => v.Text) : _values;
        return string.Join(_separator, values.OrderBy(static v => v.Keys, Comparer<object?[]>.Create(Compare)).Select(static v => v.Text));
    }

    private int Compare(object?[]? left, object?[]? right)
    {
        for (var i = 0; i < left!.Length; i++)
        {
            var (isDescending, areNullsFirst) = (_options[(2 * i) + 1] == 'd', _options[(2 * i) + 2] == 'f');
            var order = (left[i], right![i]) switch
            {
                (null, null) => 0,
                (null, _) => areNullsFirst ? -1 : 1,
                (_, null) => areNullsFirst ? 1 : -1,
                (byte[] a, byte[] b) => a.AsSpan().SequenceCompareTo(b) * (isDescending ? -1 : 1),
                var (a, b) => Comparer<object>.Default.Compare(a, b) * (isDescending ? -1 : 1),
            };
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private static object? Key(sqlite3_value value) => raw.sqlite3_value_type(value) switch
    {
        raw.SQLITE_NULL => null,
        raw.SQLITE_INTEGER => value.Integer(),
        raw.SQLITE_FLOAT => value.Float(),
        _ => Encoding.UTF8.GetBytes(value.Text()),
    };
}
