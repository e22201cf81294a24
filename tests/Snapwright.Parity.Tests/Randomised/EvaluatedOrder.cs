namespace Snapwright.Parity.Tests.Randomised;

/// <summary>The order that sort keys make.</summary>
public sealed class EvaluatedOrder(World world, string table, IReadOnlyList<string> sort)
{
    private readonly IReadOnlyList<Key> _keys = [.. sort.Select(Key.Of)];

    private sealed record Key(string Expression, bool IsDescending, bool NullsFirst)
    {
        public static Key Of(string text)
        {
            var isDescending = text[0] == '-';
            var parts = text.TrimStart('-').Split(':');
            return new(parts[0], isDescending, parts.Length == 1 ? isDescending : parts[1] == "nulls_first");
        }
    }

    /// <summary>Rows in order.</summary>
    public List<Row> Sort(IEnumerable<Row> unsorted)
    {
        var rows = unsorted.Select(r => (Row: r, Values: _keys.Select(k => Value(r, k.Expression)).ToArray())).ToList();
        rows.Sort((left, right) => Compare(left.Row, left.Values, right.Row, right.Values));
        return [.. rows.Select(static r => r.Row)];
    }

    private int Compare(Row left, object?[] leftValues, Row right, object?[] rightValues)
    {
        for (var i = 0; i < _keys.Count; i++)
        {
            var order = Compare(leftValues[i], rightValues[i], _keys[i].IsDescending, _keys[i].NullsFirst);
            if (order != 0)
            {
                return order;
            }
        }

        return _keys.Count > 0 && _keys[^1].IsDescending ? EvaluatedTests.Compare(right.Key, left.Key) : EvaluatedTests.Compare(left.Key, right.Key);
    }

    private static int Compare(object? left, object? right, bool isDescending, bool nullsFirst)
    {
        if (left is null || right is null)
        {
            return left is null && right is null ? 0 : (left is null) == nullsFirst ? -1 : 1;
        }

        return isDescending ? EvaluatedTests.Compare(right, left) : EvaluatedTests.Compare(left, right);
    }

    private object? Value(Row start, string expression)
    {
        var open = expression.IndexOf('(', StringComparison.Ordinal);
        var path = (open < 0 ? expression : expression[..open]).Split('.');
        var (row, shape) = ((Row?)start, world.Schema.Table(table));
        foreach (var step in path[..^1])
        {
            var link = shape.Link(step)!;
            row = row is null ? null : world.One(link, row);
            shape = world.Schema.Table(link.Target);
        }

        return open < 0 ? row?.Values[path[^1]] : Aggregate(row, shape, path[^1], expression[(open + 1)..^1].Split('.'));
    }

    private object? Aggregate(Row? row, TableShape shape, string function, string[] argument)
    {
        var rows = row is null ? [] : world.Related(shape.Link(argument[0])!, row).ToList();
        if (function == "_count")
        {
            return (long)rows.Count;
        }

        var values = rows.Select(r => r.Values[argument[1]]).OfType<object>().ToList();
        values.Sort(EvaluatedTests.Compare);
        return values.Count == 0 ? null : function == "_min" ? values[0] : values[^1];
    }
}
