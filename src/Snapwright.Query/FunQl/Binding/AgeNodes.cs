using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Model.Values;
using Snapwright.Query.Expressions;
using Snapwright.Query.Values;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>How long one instant is after another, in months and what is left: the days that are short are those of the month of the earlier.</summary>
internal static class AgeNodes
{
    private static readonly DataType Seconds = DecimalTypes.Wide(6);

    /// <summary>The time from the second to the first; negative where the first is the earlier one.</summary>
    public static IntervalParts Between(Expression to, Expression from)
    {
        var isForward = new Comparison(ComparisonOperator.GreaterOrEqual, to, from);
        var isBack = new Comparison(ComparisonOperator.Less, to, from);
        var (forward, back) = (Forward(to, from), Forward(from, to));
        Expression Signed(Expression there, Expression andBack) => new Conditional(
            EquatableArray.Of(new ConditionalBranch(isForward, there), new ConditionalBranch(isBack, WholeNodes.Subtract(WholeNodes.Of(0), andBack))), null, DataType.BigInt);
        return new(Signed(forward.Months, back.Months), Signed(forward.Microseconds, back.Microseconds));
    }

    private static IntervalParts Forward(Expression later, Expression earlier)
    {
        var months = WholeNodes.Subtract(MonthOf(later), MonthOf(earlier));
        var seconds = new Arithmetic(ArithmeticOperator.Subtract, InMonth(later), InMonth(earlier), Seconds);
        var rest = new Cast(
            new Arithmetic(ArithmeticOperator.Multiply, seconds, new Constant(SqlValue.Decimal(1_000_000m), new(TypeKind.Decimal, 0, 7, 0)), Seconds), DataType.BigInt);
        var isShort = new Comparison(ComparisonOperator.Less, rest, WholeNodes.Of(0));
        Expression Where(Expression then) => new Conditional(EquatableArray.Of(new ConditionalBranch(isShort, then)), WholeNodes.Of(0), DataType.BigInt);
        return new(
            WholeNodes.Subtract(months, Where(WholeNodes.Of(1))),
            WholeNodes.Add(rest, Where(WholeNodes.Multiply(DaysOfMonth(earlier), WholeNodes.Of(Interval.MicrosecondsPerDay)))));
    }

    // Months from the beginning of year 0.
    private static Expression MonthOf(Expression instant) =>
        WholeNodes.Add(WholeNodes.Multiply(Part("year", instant), WholeNodes.Of(12)), Part("month", instant));

    private static Arithmetic InMonth(Expression instant) =>
        new(ArithmeticOperator.Subtract, Epoch(instant), Epoch(Call(ScalarFunction.DateTruncate, DataType.DateTime, Text("month"), instant)), Seconds);

    // The last day of a month stands for those that it does not have, so that the 31st of January is that of any month.
    private static Cast DaysOfMonth(Expression instant)
    {
        const int January = 13;
        var first = new Constant(SqlValue.Date(30), DataType.Date);
        return Part("day", Call(ScalarFunction.DateAdd, DataType.Date, Text("month"), WholeNodes.Subtract(MonthOf(instant), WholeNodes.Of(January)), first));
    }

    private static Cast Part(string unit, Expression instant) => new(Call(ScalarFunction.DatePart, DataType.Int, Text(unit), instant), DataType.BigInt);

    private static FunctionCall Epoch(Expression instant) => Call(ScalarFunction.Epoch, Seconds, instant);

    private static FunctionCall Call(ScalarFunction function, DataType type, params Expression[] arguments) => new(function, arguments.ToEquatableArray(), type);

    private static Constant Text(string text) => new(SqlValue.Text(text), DataType.Text);
}
