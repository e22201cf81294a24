using System.Globalization;
using System.Numerics;
using System.Text;
using Snapwright.Parity.Tests.Randomised;

namespace Snapwright.Parity.Tests.RandomisedGroups;

/// <summary>What groups there are, from the documentation alone, over the rows in memory.</summary>
public sealed class GroupEvaluator(World world)
{
    private const int AverageScale = 6;

    private readonly Evaluator _rows = new(world);

    /// <summary>All groups, each with the values of its keys and then of its aggregates; in no order. Without keys there is one.</summary>
    public IReadOnlyList<object?[]> Groups(RandomGroups request)
    {
        var groups = new Dictionary<string, (object?[] Keys, List<Row> Rows)>();
        foreach (var row in Rows(request))
        {
            var keys = request.Keys.Select(k => Key(row, request.Table, k)).ToArray();
            var text = string.Join('\u0001', keys.Select(static k => k is null ? "\u0002" : Convert.ToString(k, CultureInfo.InvariantCulture)));
            if (!groups.TryGetValue(text, out var group))
            {
                groups.Add(text, group = (keys, []));
            }

            group.Rows.Add(row);
        }

        if (request.Keys.Count == 0 && groups.Count == 0)
        {
            groups.Add("", ([], []));
        }

        return [.. groups.Values.Select(g => (object?[])[.. g.Keys, .. request.Aggregates.Select(a => Aggregate(g.Rows, request.Table, a))])];
    }

    /// <summary>The base rows, by key.</summary>
    public IReadOnlyList<Row> Rows(RandomGroups request) => _rows.Filter(request.Table, request.Filter);

    /// <summary>Order with NULL as the greatest value, text by code point.</summary>
    public static int Compare(object? left, object? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        (string a, string b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b)),
        (bool a, bool b) => a.CompareTo(b),
        (double a, double b) => a.CompareTo(b),
        (Fixed a, Fixed b) => a.CompareTo(b),
        _ => Convert.ToDecimal(left, CultureInfo.InvariantCulture).CompareTo(Convert.ToDecimal(right, CultureInfo.InvariantCulture)),
    };

    /// <summary>Whether a comparison is true; one with NULL is not.</summary>
    public static bool Holds(object? value, string comparison, object? with)
    {
        if (value is null || with is null)
        {
            return false;
        }

        var order = Compare(value, with);
        return comparison switch
        {
            "_eq" => order == 0,
            "_neq" => order != 0,
            "_gt" => order > 0,
            "_gte" => order >= 0,
            "_lt" => order < 0,
            _ => order <= 0,
        };
    }

    private object? Aggregate(List<Row> rows, string table, RandomAggregate aggregate)
    {
        var values = new List<object>();
        var count = 0;
        foreach (var row in rows)
        {
            foreach (var (source, end, field) in Follow(row, table, aggregate.Many, aggregate.Path))
            {
                var value = field is null ? true : end?.Values[field];
                var condition = aggregate.Condition;
                var tested = condition is null ? null : aggregate.IsRowCondition ? source.Values[condition.Field] : value;
                if (condition is not null && !Holds(tested, condition.Operator, condition.Value))
                {
                    continue;
                }

                count++;
                if (value is not null)
                {
                    values.Add(value);
                }
            }
        }

        var scale = GroupPaths.End(world.Schema, table, aggregate.Many, aggregate.Path).Field?.Scale ?? 0;
        return aggregate.Operator switch
        {
            "countRecords" => (long)count,
            "count" => (long)values.Count,
            "countDistinct" => (long)values.Distinct().Count(),
            "min" => values.Count == 0 ? null : values.Aggregate(static (a, b) => Compare(b, a) < 0 ? b : a),
            "max" => values.Count == 0 ? null : values.Aggregate(static (a, b) => Compare(b, a) > 0 ? b : a),
            "sum" => values.Count == 0 ? null : Sum(values, scale),
            _ => values.Count == 0 ? null : Sum(values, scale).Over(values.Count, Math.Max(scale, AverageScale)),
        };
    }

    private static Fixed Sum(List<object> values, int scale)
    {
        var unit = (decimal)BigInteger.Pow(10, scale);
        var sum = BigInteger.Zero;
        foreach (var value in values)
        {
            sum += value is decimal exact ? (BigInteger)(exact * unit) : (long)value;
        }

        return new(sum, scale);
    }

    // The row of the table that is aggregated, the row at the end of the path, and the field there; null for the rows themselves.
    private IEnumerable<(Row Source, Row? End, string? Field)> Follow(Row start, string table, string? many, string? path)
    {
        var shape = world.Schema.Table(table);
        IEnumerable<(Row Source, Row? End)> rows = [(start, start)];
        foreach (var step in many?.Split('.') ?? [])
        {
            var link = shape.Link(step)!;
            rows = link.IsToMany
                ? rows.SelectMany(r => r.End is null ? [] : world.Related(link, r.End).Select(static t => (t, (Row?)t)))
                : rows.Select(r => (r.Source, r.End is null ? null : world.One(link, r.End)));
            shape = world.Schema.Table(link.Target);
        }

        var steps = path?.Split('.') ?? [];
        foreach (var step in steps.SkipLast(1))
        {
            var link = shape.Link(step)!;
            rows = rows.Select(r => (r.Source, r.End is null ? null : world.One(link, r.End)));
            shape = world.Schema.Table(link.Target);
        }

        return rows.Select(r => (r.Source, r.End, steps.LastOrDefault()));
    }

    private object? Key(Row row, string table, string key)
    {
        var open = key.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
        {
            var (_, end, field) = Follow(row, table, null, key).Single();
            return end?.Values[field!];
        }

        return row.Values[key[(open + 1)..^1]] is string moment ? Start(key[..open], moment) : null;
    }

    private static string Start(string unit, string moment)
    {
        var day = DateOnly.ParseExact(moment[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var start = unit switch
        {
            "_year" => new(day.Year, 1, 1),
            "_quarter" => new(day.Year, day.Month - ((day.Month - 1) % 3), 1),
            "_month" => new(day.Year, day.Month, 1),
            "_week" => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            _ => day,
        };
        var date = start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return moment.Length == 10 ? date : date + "T" + unit switch
        {
            "_hour" => moment[11..13] + ":00:00",
            "_minute" => moment[11..16] + ":00",
            _ => "00:00:00",
        } + ".000000Z";
    }
}
