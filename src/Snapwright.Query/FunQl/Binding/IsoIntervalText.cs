using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Model.Values;
using Snapwright.Query.Expressions;
using Snapwright.Query.Values;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>The text of an interval as databases compute it, in the form of <see cref="Interval.ToString"/>.</summary>
internal static class IsoIntervalText
{
    private const long Second = 1_000_000;

    public static Expression Of(IntervalParts parts)
    {
        var (months, rest) = (parts.Months, parts.Microseconds);
        var clock = WholeNodes.Modulo(rest, Interval.MicrosecondsPerDay);
        var date = new[] { (WholeNodes.Divide(months, 12), "Y"), (WholeNodes.Modulo(months, 12), "M"), (WholeNodes.Divide(rest, Interval.MicrosecondsPerDay), "D") };
        var time = new[] { (WholeNodes.Divide(clock, 3600 * Second), "H"), (WholeNodes.Divide(WholeNodes.Modulo(clock, 3600 * Second), 60 * Second), "M") };
        var seconds = WholeNodes.Modulo(clock, 60 * Second);
        var text = Joined([Text("P"), .. date.Select(Unit), When(clock, Joined([Text("T"), .. time.Select(Unit), When(seconds, Joined([Fraction(seconds), Text("S")]))]))]);
        return new Conditional(
            EquatableArray.Of(
                new ConditionalBranch(new And(EquatableArray.Of<Expression>(IsZero(months), IsZero(rest))), Text("PT0S")),
                new ConditionalBranch(new Not(new IsNull(rest)), text)),
            null,
            DataType.Text);
    }

    private static Expression Unit((Expression Number, string Name) unit) => When(unit.Number, Joined([new Cast(unit.Number, DataType.Text), Text(unit.Name)]));

    // Six digits behind the point, without the zeros at their end.
    private static FunctionCall Fraction(Expression seconds)
    {
        var number = new Arithmetic(
            ArithmeticOperator.Multiply, new Cast(seconds, IntervalNodes.Packed), new Constant(SqlValue.Decimal(0.000001m), new(TypeKind.Decimal, 0, 6, 6)), DecimalTypes.Wide(6));
        return Trimmed(Trimmed(new Cast(number, DataType.Text), "0"), ".");
    }

    private static FunctionCall Trimmed(Expression text, string end) => new(ScalarFunction.RightTrim, EquatableArray.Of(text, Text(end)), DataType.Text);

    private static Conditional When(Expression number, Expression then) => new(EquatableArray.Of(new ConditionalBranch(new Not(IsZero(number)), then)), Text(""), DataType.Text);

    private static Comparison IsZero(Expression number) => new(ComparisonOperator.Equal, number, WholeNodes.Of(0));

    private static FunctionCall Joined(IEnumerable<Expression> texts) => new(ScalarFunction.Concat, texts.ToEquatableArray(), DataType.Text);

    private static Constant Text(string text) => new(SqlValue.Text(text), DataType.Text);
}
