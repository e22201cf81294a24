using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Snapwright.Parity.Tests.Randomised;

/// <summary>What a condition says of a value: true, false, or null where it is unknown.</summary>
public static class EvaluatedTests
{
    /// <summary>Whether a condition on a field holds.</summary>
    public static bool? Holds(FieldCondition condition, object? value) => condition switch
    {
        IsNull { Operator: "_eq" } => value is null,
        IsNull { Operator: "_neq" } => value is not null,
        IsNull { Operator: "_is_null" } n => (value is null) == n.Value,
        IsNull n => (value is not null) == n.Value,
        AtPlace p => HoldsAt(p, value is JsonValueText text ? p.Place.Find(text.Json) : null),
        In { Values.Count: 0 } i => i.IsNegated,
        _ when value is null => null,
        In i => i.Values.Any(v => Compare(value, v) == 0) != i.IsNegated,
        Between b => Compare(value, b.Least) >= 0 && Compare(value, b.Greatest) <= 0,
        TextTest t => HoldsText(t.Operator, (string)value, t.Needle),
        Matches m => m.Pattern.Holds((string)value),
        Compare c => Compare(c.Operator, value, c.Value),
        Length l => Compare(l.Operator, (long)((IReadOnlyList<object>)value).Count, l.Value),
        Items i => HoldsItems(i, (IReadOnlyList<object>)value),
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    /// <summary>Whether a comparison holds.</summary>
    public static bool Compare(string comparison, object left, object right) => comparison switch
    {
        "_eq" => Compare(left, right) == 0,
        "_neq" => Compare(left, right) != 0,
        "_gt" => Compare(left, right) > 0,
        "_gte" => Compare(left, right) >= 0,
        "_lt" => Compare(left, right) < 0,
        "_lte" => Compare(left, right) <= 0,
        _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
    };

    /// <summary>The order of two values of one type.</summary>
    public static int Compare(object left, object right) => (left, right) switch
    {
        (string a, string b) => Utf8(a).AsSpan().SequenceCompareTo(Utf8(b)),
        (bool a, bool b) => a.CompareTo(b),
        (double a, double b) => a.CompareTo(b),
        _ => Convert.ToDecimal(left, CultureInfo.InvariantCulture).CompareTo(Convert.ToDecimal(right, CultureInfo.InvariantCulture)),
    };

    private static bool HoldsText(string comparison, string value, string needle)
    {
        var isNegated = comparison.StartsWith("_not_", StringComparison.Ordinal) || comparison == "_nieq";
        var (text, part) = (Fold(value), Fold(needle));
        var holds = comparison.EndsWith("contains", StringComparison.Ordinal) ? text.Contains(part, StringComparison.Ordinal)
            : comparison.EndsWith("starts_with", StringComparison.Ordinal) ? text.StartsWith(part, StringComparison.Ordinal)
            : comparison.EndsWith("ends_with", StringComparison.Ordinal) ? text.EndsWith(part, StringComparison.Ordinal)
            : text == part;
        return holds != isNegated;
    }

    private static bool HoldsItems(Items condition, IReadOnlyList<object> items) => condition.Operator switch
    {
        "_eq" => items.SequenceEqual(condition.Values),
        "_neq" => !items.SequenceEqual(condition.Values),
        "_has_any" => condition.Values.Any(items.Contains),
        _ => condition.Values.All(items.Contains),
    };

    private static bool? HoldsAt(AtPlace condition, JsonElement? element)
    {
        var isAbsent = element is null or { ValueKind: JsonValueKind.Null };
        if (condition.Operator is "_is_null" or "_is_not_null")
        {
            return isAbsent == ((condition.Operator == "_is_null") == (bool)condition.Value!);
        }

        if (condition.Value is null)
        {
            return isAbsent == (condition.Operator == "_eq");
        }

        var list = condition.Value as IReadOnlyList<object>;
        if (list is { Count: 0 })
        {
            return condition.Operator == "_not_in";
        }

        var value = Typed(element, list is null ? condition.Value : list[0]);
        return value is null ? null : condition.Operator switch
        {
            "_in" => list!.Any(v => Compare(value, v) == 0),
            "_not_in" => !list!.Any(v => Compare(value, v) == 0),
            "_between" => Compare(value, list![0]) >= 0 && Compare(value, list[1]) <= 0,
            "_contains" or "_starts_with" or "_ends_with" => HoldsText(condition.Operator, (string)value, (string)condition.Value),
            _ => Compare(condition.Operator, value, condition.Value),
        };
    }

    private static object? Typed(JsonElement? element, object like) => (element?.ValueKind, like) switch
    {
        (JsonValueKind.String, string) => element!.Value.GetString(),
        (JsonValueKind.Number, double) => double.Parse(element!.Value.GetRawText(), CultureInfo.InvariantCulture),
        (JsonValueKind.True, bool) => true,
        (JsonValueKind.False, bool) => false,
        _ => null,
    };

    // The order of UTF-8 bytes is that of code points.
    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Fold(string text) => string.Concat(
        text.Normalize(NormalizationForm.FormD).Where(static c => c is < '\u0300' or > '\u036f')).ToLowerInvariant().Replace('ς', 'σ');
}
