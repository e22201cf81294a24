using Snapwright.Model.Tables;
using Snapwright.Model.Values;
using Snapwright.Query.Expressions;
using Snapwright.Query.Values;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Sums of intervals, as sums of numbers.</summary>
/// <param name="span">The interval.</param>
/// <param name="filter">Which rows count; null for all.</param>
internal sealed class SummedIntervals(Expression span, Expression? filter)
{
    /// <summary>The sum of months, and of what is not months.</summary>
    public FunctionCall OfAll() => IntervalNodes.Call(
        ScalarFunction.IntervalOf,
        new Cast(Sum(IntervalNodes.Number(ScalarFunction.IntervalMonths, span), isDistinct: false), DataType.BigInt),
        new Cast(Sum(IntervalNodes.Number(ScalarFunction.IntervalMicroseconds, span), isDistinct: false), DataType.BigInt));

    /// <summary>
    /// The sum with those that are as long counted once, each with as many whole months as there are in it. Sums of distinct months would be no sums of distinct intervals: of each, the
    /// packed number and the length are added up, whose difference is the months.
    /// </summary>
    public FunctionCall OfDistinct()
    {
        var packed = Sum(IntervalNodes.Call(ScalarFunction.IntervalCanonical, span), isDistinct: true);
        var length = Sum(IntervalNodes.Length(span), isDistinct: true);
        var months = Less(packed, length, PackedInterval.Radix);
        return IntervalNodes.Call(
            ScalarFunction.IntervalOf, new Cast(months, DataType.BigInt), new Cast(Less(length, months, Interval.MicrosecondsPerMonth), DataType.BigInt));
    }

    /// <summary>How many there are.</summary>
    public Aggregate Count(bool isDistinct) => isDistinct
        ? new Aggregate(AggregateFunction.CountDistinct, Kept(IntervalNodes.Length(span)), DataType.BigInt)
        : new Aggregate(AggregateFunction.Count, Kept(span), DataType.BigInt);

    private Expression Kept(Expression operand) => filter is null ? operand : new ValueWhere(filter, operand);

    private Aggregate Sum(Expression number, bool isDistinct) =>
        new(AggregateFunction.Sum, Kept(number), AggregateTypes.Of(AggregateFunction.Sum, number.Type)) { IsDistinct = isDistinct };

    private static Arithmetic Less(Expression number, Expression count, long size) => new(
        ArithmeticOperator.Subtract,
        number,
        new Arithmetic(ArithmeticOperator.Multiply, count, new Constant(SqlValue.Decimal(size), IntervalNodes.Packed), IntervalNodes.Packed),
        IntervalNodes.Packed);
}
