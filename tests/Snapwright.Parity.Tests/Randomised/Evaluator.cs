using System.Globalization;
using System.Text;

namespace Snapwright.Parity.Tests.Randomised;

/// <summary>What a read must give, from the documentation alone: three-valued logic over the rows in memory.</summary>
public sealed class Evaluator(World world)
{
    /// <summary>The keys of the rows of the page, in order, and how many rows the filter leaves.</summary>
    public (int[] Keys, int Count) Run(RandomRead read)
    {
        var rows = world.Facts.Where(r => read.Filter is null || Holds(read.Filter, "facts", r) == true).ToList();
        rows.Sort((a, b) => Order(read.Sort, a, b));
        var limit = read.Limit <= 0 ? 1000 : read.Limit;
        return ([.. rows.Skip((read.Page - 1) * limit).Take(limit).Select(static r => r.Id)], rows.Count);
    }

    private bool? Holds(Condition condition, string table, Row row) => condition switch
    {
        Related r => HoldsRelated(r, row),
        All a => a.Operands.Aggregate((bool?)true, (before, c) => before & Holds(c, table, row)),
        Any a => a.Operands.Aggregate((bool?)false, (before, c) => before | Holds(c, table, row)),
        Not n => !Holds(n.Operand, table, row),
        _ => HoldsValue(condition, row.Values[FieldOf(condition)]),
    };

    private bool? HoldsRelated(Related related, Row row)
    {
        var (name, target, toManyBy) = related.Link;
        if (toManyBy is not null)
        {
            return world.Table(target).Any(r => r.Reference(toManyBy) == row.Id && Holds(related.Operand, target, r) == true);
        }

        // A condition on the key of a to-one relation is one on the reference itself.
        if (related.Operand is Compare { Field: "id" } or In { Field: "id" } or IsNull { Field: "id" })
        {
            return HoldsValue(related.Operand, row.Values[name]);
        }

        return row.Reference(name) is { } key ? Holds(related.Operand, target, world.Table(target)[key - 1]) : null;
    }

    private static bool? HoldsValue(Condition condition, object? value) => condition switch
    {
        IsNull { Operator: "_eq" } => value is null,
        IsNull { Operator: "_neq" } => value is not null,
        IsNull { Operator: "_is_null" } n => (value is null) == n.Value,
        IsNull n => (value is not null) == n.Value,
        In { Values.Count: 0 } i => i.IsNegated,
        _ when value is null => null,
        In i => i.Values.Any(v => Compare(value, v) == 0) != i.IsNegated,
        Contains c => Fold((string)value).Contains(Fold(c.Needle), StringComparison.Ordinal),
        Compare c => c.Operator switch
        {
            "_eq" => Compare(value, c.Value) == 0,
            "_neq" => Compare(value, c.Value) != 0,
            "_gt" => Compare(value, c.Value) > 0,
            "_gte" => Compare(value, c.Value) >= 0,
            "_lt" => Compare(value, c.Value) < 0,
            _ => Compare(value, c.Value) <= 0,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    private static string FieldOf(Condition condition) => condition switch
    {
        Compare c => c.Field,
        In i => i.Field,
        Contains c => c.Field,
        IsNull n => n.Field,
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    private int Order(IReadOnlyList<string> sort, Row left, Row right)
    {
        foreach (var key in sort)
        {
            var isDescending = key[0] == '-';
            var path = key.TrimStart('-').Split('.');
            var order = CompareWithNull(Follow(left, path), Follow(right, path));
            if (order != 0)
            {
                return isDescending ? -order : order;
            }
        }

        return sort.Count > 0 && sort[^1][0] == '-' ? right.Id - left.Id : left.Id - right.Id;
    }

    private object? Follow(Row row, string[] path)
    {
        for (var i = 0; i < path.Length - 1; i++)
        {
            if (row.Reference(path[i]) is not { } key)
            {
                return null;
            }

            row = world.Groups[key - 1];
        }

        return row.Values[path[^1]];
    }

    private static int CompareWithNull(object? left, object? right) =>
        left is null ? (right is null ? 0 : 1) : right is null ? -1 : Compare(left, right);

    private static int Compare(object left, object right) => (left, right) switch
    {
        (string a, string b) => Utf8(a).AsSpan().SequenceCompareTo(Utf8(b)),
        (bool a, bool b) => a.CompareTo(b),
        (double a, double b) => a.CompareTo(b),
        _ => Convert.ToDecimal(left, CultureInfo.InvariantCulture).CompareTo(Convert.ToDecimal(right, CultureInfo.InvariantCulture)),
    };

    // The order of UTF-8 bytes is that of code points.
    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Fold(string text) => string.Concat(
        text.Normalize(NormalizationForm.FormD).Where(static c => c is < '\u0300' or > '\u036f')).ToLowerInvariant().Replace('ς', 'σ');
}
