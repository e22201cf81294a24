using Snapwright.Query.Plans;

namespace Snapwright.Query.Expressions;

/// <summary>What an expression is made of.</summary>
public static class Children
{
    /// <summary>The expressions directly inside of an expression, without those of queries inside of it.</summary>
    public static IEnumerable<Expression> Of(Expression expression) => expression switch
    {
        Comparison e => [e.Left, e.Right],
        RowComparison e => e.Left.Concat(e.Right),
        InList e => [e.Value, e.List],
        ContainsText e => [e.Text, e.Needle],
        IsOfType e => [e.RowType],
        IsNull e => [e.Value],
        SameValue e => [e.Left, e.Right],
        And e => e.Operands,
        Or e => e.Operands,
        Not e => [e.Operand],
        IsNotTrue e => [e.Operand],
        Aggregate e => e.Operand is null ? [] : [e.Operand],
        ValueWhere e => [e.Condition, e.Value],
        ZeroIfNull e => [e.Count],
        NumberText e => [e.Number],
        StartOf e => [e.Value],
        ArrayHas e => [e.Array, e.Items],
        ArrayLength e => [e.Array],
        JsonValue e => e.Steps.Prepend(e.Json),
        JsonAbsent e => e.Steps.Prepend(e.Json),
        FoldedText e => [e.Text, e.Needle],
        PatternMatch e => [e.Text, e.Pattern],
        Arithmetic e => [e.Left, e.Right],
        Negation e => [e.Operand],
        Concatenation e => [e.Left, e.Right],
        Conditional e => e.Branches.SelectMany(static b => new[] { b.When, b.Then }).Concat(e.Otherwise is null ? [] : [e.Otherwise]),
        Cast e => [e.Operand],
        FunctionCall e => e.Arguments,
        LikePattern e => [e.Text, e.Pattern],
        InItems e => e.Items.Prepend(e.Value),
        InQuery e => [e.Value],
        QuantifiedItems e => [e.Value, e.Array],
        QuantifiedQuery e => [e.Value],
        ArrayItems e => e.Items,
        JsonObjectOf e => e.Members.SelectMany(static m => new[] { m.Name, m.Value }),
        JsonArrayOf e => e.Items,
        JsonPart e => [e.Json, e.Step],
        Collection e => e.Arguments.Concat(e.OrderBy.Select(static o => o.Key)).Concat(e.Filter is null ? [] : [e.Filter]),
        WindowCall e => e.Arguments,
        OverWindow e => e.PartitionBy.Prepend(e.Function).Concat(e.OrderBy.Select(static o => o.Key)),
        _ => [],
    };

    /// <summary>The query inside of an expression; null for none.</summary>
    public static SelectQuery? QueryOf(Expression expression) => expression switch
    {
        Exists e => e.Query,
        ScalarQuery e => e.Query,
        NestedRows e => e.Query,
        InQuery e => e.Query,
        QuantifiedQuery e => e.Query,
        _ => null,
    };
}
