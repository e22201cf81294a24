using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>The aggregates and window functions by name.</summary>
internal static class Calls
{
    private static readonly Dictionary<string, AggregateFunction> Aggregates = new(StringComparer.OrdinalIgnoreCase)
    {
        ["count"] = AggregateFunction.Count,
        ["sum"] = AggregateFunction.Sum,
        ["avg"] = AggregateFunction.Average,
        ["min"] = AggregateFunction.Min,
        ["max"] = AggregateFunction.Max,
    };

    private static readonly Dictionary<string, CollectingFunction> Collecting = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bool_and"] = CollectingFunction.BoolAnd,
        ["every"] = CollectingFunction.BoolAnd,
        ["bool_or"] = CollectingFunction.BoolOr,
        ["string_agg"] = CollectingFunction.StringAgg,
        ["array_agg"] = CollectingFunction.ArrayAgg,
        ["json_agg"] = CollectingFunction.JsonAgg,
        ["json_object_agg"] = CollectingFunction.JsonObjectAgg,
    };

    private static readonly Dictionary<string, WindowFunction> Windows = new(StringComparer.OrdinalIgnoreCase)
    {
        ["row_number"] = WindowFunction.RowNumber,
        ["rank"] = WindowFunction.Rank,
        ["dense_rank"] = WindowFunction.DenseRank,
        ["percent_rank"] = WindowFunction.PercentRank,
        ["cume_dist"] = WindowFunction.CumeDist,
        ["ntile"] = WindowFunction.Ntile,
        ["lag"] = WindowFunction.Lag,
        ["lead"] = WindowFunction.Lead,
        ["first_value"] = WindowFunction.FirstValue,
        ["last_value"] = WindowFunction.LastValue,
        ["nth_value"] = WindowFunction.NthValue,
    };

    public static IEnumerable<string> Names => Aggregates.Keys.Concat(Collecting.Keys).Concat(Windows.Keys).Concat(["now", "current_date", "to_char", "age", "isfinite", "regexp_match", "regexp_replace", "regexp_substr"]);

    public static bool IsAggregate(string name) => Aggregates.ContainsKey(name) || Collecting.ContainsKey(name);

    public static AggregateFunction? Aggregate(string name) => Aggregates.TryGetValue(name, out var function) ? function : null;

    public static CollectingFunction? Collects(string name) => Collecting.TryGetValue(name, out var function) ? function : null;

    public static WindowFunction? Window(string name) => Windows.TryGetValue(name, out var function) ? function : null;

    /// <summary>Whether an expression has an aggregate over the rows of its own query, and not over a window.</summary>
    public static bool HasAggregate(ExpressionSyntax? syntax)
    {
        var open = new Stack<ExpressionSyntax>();
        for (var next = syntax; next is not null; next = open.Count > 0 ? open.Pop() : null)
        {
            if (next is CallSyntax { Over: null } call && IsAggregate(call.Name.Text))
            {
                return true;
            }

            foreach (var part in SyntaxParts.Of(next))
            {
                open.Push(part);
            }
        }

        return false;
    }
}
