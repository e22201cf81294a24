namespace Snapwright.Parity.Tests.Randomised;

/// <summary>The order that sort keys make.</summary>
public sealed class EvaluatedOrder(World world, IReadOnlyList<string> sort)
{
    /// <summary>Which of two facts is first.</summary>
    public int Compare(Row left, Row right)
    {
        foreach (var key in sort)
        {
            var isDescending = key[0] == '-';
            var parts = key.TrimStart('-').Split(':');
            bool? nullsFirst = parts.Length == 1 ? null : parts[1] == "nulls_first";
            var order = Compare(Value(left, parts[0]), Value(right, parts[0]), isDescending, nullsFirst ?? isDescending);
            if (order != 0)
            {
                return order;
            }
        }

        return sort.Count > 0 && sort[^1][0] == '-' ? right.Id - left.Id : left.Id - right.Id;
    }

    private static int Compare(object? left, object? right, bool isDescending, bool nullsFirst)
    {
        if (left is null || right is null)
        {
            return left is null && right is null ? 0 : (left is null) == nullsFirst ? -1 : 1;
        }

        return isDescending ? EvaluatedTests.Compare(right, left) : EvaluatedTests.Compare(left, right);
    }

    private object? Value(Row fact, string expression)
    {
        var open = expression.IndexOf('(', StringComparison.Ordinal);
        var path = (open < 0 ? expression : expression[..open]).Split('.');
        var (row, table) = ((Row?)fact, "facts");
        foreach (var step in path[..^1])
        {
            row = row?.Reference(step) is { } key ? world.Groups[key - 1] : null;
            table = "groups";
        }

        return open < 0 ? row?.Values[path[^1]] : Aggregate(row, table, path[^1], expression[(open + 1)..^1].Split('.'));
    }

    private object? Aggregate(Row? row, string table, string function, string[] argument)
    {
        var link = Schema.Links(table).First(l => l.Name == argument[0]);
        var rows = world.Table(link.Target).Where(r => row is not null && r.Reference(link.ToManyBy!) == row.Id).ToList();
        if (function == "_count")
        {
            return (long)rows.Count;
        }

        var values = rows.Select(r => r.Values[argument[1]]).OfType<object>().ToList();
        values.Sort(EvaluatedTests.Compare);
        return values.Count == 0 ? null : function == "_min" ? values[0] : values[^1];
    }
}
