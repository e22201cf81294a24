using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Model.Values;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Values;

namespace Snapwright.Query.FunQl.Binding;

internal sealed partial class ExpressionBinding
{
    private const int MicrosecondsPerSecond = 1_000_000;
    private const int CopiesOfParts = 3;

    /// <summary>What a value is compared by.</summary>
    public Expression Compared(TypedValue value) => value.Type is { Kind: TypeKind.Interval }
        ? value.Parts?.Length ?? IntervalNodes.Length(session.Node(value))
        : session.Node(value);

    /// <summary>What keeps a value apart from others where whole rows are compared: of an interval, one that stands for all that are as long.</summary>
    public static Expression Distinguished(BindingSession session, TypedValue value) =>
        value is { Type.Kind: TypeKind.Interval, Literal: not { IsNull: true } } ? IntervalNodes.Canonical(session.Node(value)) : session.Node(value);

    // Where rows are grouped by an interval, the group has that which stands for all that are as long.
    private TypedValue OfGroup(TypedValue value)
    {
        if (value is not { Type.Kind: TypeKind.Interval, Literal: null } || !block.Groups.IsChecking || block.Groups.Keys.Count == 0)
        {
            return value;
        }

        var node = Distinguished(session, value);
        return block.Groups.Keys.Contains(node) ? value.WithNode(node) : value;
    }

    /// <summary>Arithmetic of which a side, or the result, is an interval; null for any other.</summary>
    private TypedValue? BindIntervals(ArithmeticOperator operation, TypedValue left, TypedValue right, BinarySyntax syntax)
    {
        var (isLeft, isRight) = (left.Type is { Kind: TypeKind.Interval }, right.Type is { Kind: TypeKind.Interval });
        if (!isLeft && !isRight)
        {
            return operation == ArithmeticOperator.Subtract ? Between(left, right) : null;
        }

        switch (operation)
        {
            case ArithmeticOperator.Add or ArithmeticOperator.Subtract:
                return AddInterval(operation == ArithmeticOperator.Subtract, left, right, syntax);
            case ArithmeticOperator.Multiply when isLeft != isRight && (isLeft ? right : left) is var factor && (factor.IsNull || factor.Type!.IsNumber):
                return Times(isLeft ? left : right, factor);
            case ArithmeticOperator.Divide when !isRight && (right.IsNull || right.Type!.IsNumber):
                return Through(left, right);
            default:
                return Wrong(syntax.Span, $"{Comparisons.Symbol(syntax.Operator)} does not take {Describe(left)} and {Describe(right)}.");
        }
    }

    private TypedValue AddInterval(bool isSubtracted, TypedValue left, TypedValue right, BinarySyntax syntax)
    {
        var isLeft = left.Type is { Kind: TypeKind.Interval };
        var (span, other, place) = isLeft ? (left, right, syntax.Right) : (right, left, syntax.Left);

        // From an interval, only an interval is taken; elsewhere a NULL is an instant.
        var isInterval = !other.IsNull || (isLeft && isSubtracted);
        if (isInterval && Coercion.To(session, other, FunQlType.Interval) is { } read)
        {
            var (first, second) = isLeft ? (Parts(left), Parts(read)) : (Parts(read), Parts(right));
            IntervalParts sum = isSubtracted
                ? new(WholeNodes.Subtract(first.Months, second.Months), WholeNodes.Subtract(first.Microseconds, second.Microseconds))
                : new(WholeNodes.Add(first.Months, second.Months), WholeNodes.Add(first.Microseconds, second.Microseconds));
            return OfParts(sum, left.IsNullable || right.IsNullable);
        }

        if (isLeft && isSubtracted)
        {
            return Wrong(syntax.Span, $"- does not take {Describe(left)} and {Describe(right)}.");
        }

        if (other.Type is not (null or { Kind: TypeKind.Date or TypeKind.DateTime }))
        {
            return Wrong(place.Span, $"An interval is added to a date, a datetime or an interval, and this is {Describe(other)}.{CastHint(other, new(DataType.DateTime))}");
        }

        var instant = Coercion.To(session, other, new(DataType.DateTime))!;
        return TypedValue.Of(Moved(session.Node(instant), Parts(span), isSubtracted), instant.Type!, other.IsNullable || span.IsNullable);
    }

    private static Expression Moved(Expression instant, IntervalParts span, bool isBack)
    {
        var (months, rest) = isBack ? (Negative(span.Months), Negative(span.Microseconds)) : (span.Months, span.Microseconds);
        var node = Later("month", months, instant);
        if (WholeNodes.Known(rest) is not { } known)
        {
            return Later("microsecond", rest, node);
        }

        node = Later("day", WholeNodes.Of(known / Interval.MicrosecondsPerDay), node);
        known %= Interval.MicrosecondsPerDay;
        node = Later("second", WholeNodes.Of(known / MicrosecondsPerSecond), node);
        return Later("microsecond", WholeNodes.Of(known % MicrosecondsPerSecond), node);
    }

    private static Expression Later(string unit, Expression count, Expression instant)
    {
        if (WholeNodes.IsZero(count))
        {
            return instant;
        }

        var number = WholeNodes.Known(count) is { } known and >= int.MinValue and <= int.MaxValue ? new Constant(SqlValue.Int((int)known), DataType.Int) : count;
        return new FunctionCall(ScalarFunction.DateAdd, EquatableArray.Of(new Constant(SqlValue.Text(unit), DataType.Text), number, instant), DataType.DateTime);
    }

    // Days of two dates are a number, and all else that is between instants is an interval.
    private TypedValue? Between(TypedValue left, TypedValue right)
    {
        var instant = new FunQlType(DataType.DateTime);
        if ((left.Type is not { Kind: TypeKind.DateTime } && right.Type is not { Kind: TypeKind.DateTime })
            || left.IsNull || right.IsNull
            || Coercion.To(session, left, instant) is not { } to
            || Coercion.To(session, right, instant) is not { } from)
        {
            return null;
        }

        var seconds = new Arithmetic(ArithmeticOperator.Subtract, Epoch(to), Epoch(from), DecimalTypes.Wide(6));
        return OfParts(new(WholeNodes.Of(0), InMicroseconds(seconds)), left.IsNullable || right.IsNullable);
    }

    private FunctionCall Epoch(TypedValue instant) => new(ScalarFunction.Epoch, EquatableArray.Of(session.Node(instant)), DecimalTypes.Wide(6));

    private static Cast InMicroseconds(Expression seconds) => new(
        new Arithmetic(ArithmeticOperator.Multiply, seconds, new Constant(SqlValue.Decimal(MicrosecondsPerSecond), new(TypeKind.Decimal, 0, 7, 0)), DecimalTypes.Wide(6)), DataType.BigInt);

    private TypedValue NegatedInterval(TypedValue value)
    {
        var parts = Parts(value);
        return OfParts(new(Negative(parts.Months), Negative(parts.Microseconds)), value.IsNullable);
    }

    private static Expression Negative(Expression number) => WholeNodes.Subtract(WholeNodes.Of(0), number);

    // Months that are no whole ones are days, thirty each.
    private TypedValue Times(TypedValue span, TypedValue factor)
    {
        var (parts, isNullable) = (Parts(span), span.IsNullable || factor.IsNullable);
        var number = factor.IsNull ? new Constant(SqlValue.Null(TypeKind.BigInt), DataType.BigInt) : session.Node(factor);
        if (number.Type.Kind is TypeKind.Int or TypeKind.BigInt)
        {
            var months = WholeNodes.IsZero(parts.Months) ? parts.Months : WholeNodes.Plain(ArithmeticOperator.Multiply, parts.Months, Whole(number));
            return OfParts(new(months, WholeNodes.Plain(ArithmeticOperator.Multiply, parts.Microseconds, Whole(number))), isNullable);
        }

        session.Copies += 2;
        var rest = Scaled(ArithmeticOperator.Multiply, parts.Microseconds, number);
        if (WholeNodes.IsZero(parts.Months))
        {
            return OfParts(new(parts.Months, new Cast(rest, DataType.BigInt)), isNullable);
        }

        var all = Scaled(ArithmeticOperator.Multiply, parts.Months, number);
        var whole = new FunctionCall(ScalarFunction.Truncate, EquatableArray.Of<Expression>(all), Truncated(all.Type));
        var part = Computed(ArithmeticOperator.Subtract, all, whole);
        rest = Computed(ArithmeticOperator.Add, Computed(ArithmeticOperator.Multiply, part, In(all.Type, WholeNodes.Of(Interval.MicrosecondsPerMonth))), rest);
        return OfParts(new(new Cast(whole, DataType.BigInt), new Cast(rest, DataType.BigInt)), isNullable);
    }

    private TypedValue Through(TypedValue span, TypedValue divisor)
    {
        var (parts, isNullable) = (Parts(span), span.IsNullable || divisor.IsNullable);
        var number = divisor.IsNull ? new Constant(SqlValue.Null(TypeKind.BigInt), DataType.BigInt) : session.Node(divisor);
        return OfParts(Divided(parts, number), isNullable);
    }

    private IntervalParts Divided(IntervalParts parts, Expression number)
    {
        session.Copies += 2;
        var month = Interval.MicrosecondsPerMonth;
        var hasMonths = !WholeNodes.IsZero(parts.Months);
        if (number.Type.Kind is TypeKind.Int or TypeKind.BigInt)
        {
            var whole = Whole(number);
            var rest = hasMonths
                ? WholeNodes.Add(WholeNodes.Multiply(WholeNodes.Plain(ArithmeticOperator.Modulo, parts.Months, whole), WholeNodes.Of(month)), parts.Microseconds)
                : parts.Microseconds;
            return new(
                hasMonths ? WholeNodes.Plain(ArithmeticOperator.Divide, parts.Months, whole) : parts.Months,
                new Cast(Scaled(ArithmeticOperator.Divide, rest, new Cast(whole, IntervalNodes.Packed)), DataType.BigInt));
        }

        if (!hasMonths)
        {
            return new(parts.Months, new Cast(Scaled(ArithmeticOperator.Divide, parts.Microseconds, number), DataType.BigInt));
        }

        var all = Scaled(ArithmeticOperator.Divide, parts.Months, number);
        var months = new FunctionCall(ScalarFunction.Truncate, EquatableArray.Of<Expression>(all), Truncated(all.Type));

        // The rest is that of the months, so that no digit of the quotient is missed.
        var left = Computed(ArithmeticOperator.Subtract, In(number.Type, parts.Months), Computed(ArithmeticOperator.Multiply, months, number));
        var sum = Computed(ArithmeticOperator.Add, Computed(ArithmeticOperator.Multiply, left, In(number.Type, WholeNodes.Of(month))), In(number.Type, parts.Microseconds));
        return new(new Cast(months, DataType.BigInt), new Cast(Computed(ArithmeticOperator.Divide, sum, number), DataType.BigInt));
    }

    private static Expression Whole(Expression number) => number.Type.Kind == TypeKind.BigInt ? number
        : WholeNodes.Known(number) is { } known ? WholeNodes.Of(known)
        : new Cast(number, DataType.BigInt);

    // A number of 64 bits with a decimal or a float.
    private static Arithmetic Scaled(ArithmeticOperator operation, Expression whole, Expression number) => Computed(operation, In(number.Type, whole), number);

    private static Cast In(DataType type, Expression whole) => new(whole, type.Kind == TypeKind.Float ? DataType.Float : IntervalNodes.Packed);

    private static Arithmetic Computed(ArithmeticOperator operation, Expression left, Expression right) =>
        new(operation, left, right, ArithmeticTypes.Of(operation, left.Type, right.Type)!);

    private static DataType Truncated(DataType type) => type.Kind == TypeKind.Float ? type : DecimalTypes.Wide(0);

    // The sum of an aggregate is that of both numbers; the average is that sum through their number.
    private TypedValue Summed(AggregateFunction function, TypedValue argument, Expression? filter)
    {
        var parts = Parts(argument);
        Expression Of(AggregateFunction aggregate, Expression operand, DataType type) => new Aggregate(aggregate, filter is null ? operand : new ValueWhere(filter, operand), type);
        Expression Sum(Expression operand) => new Cast(Of(AggregateFunction.Sum, operand, AggregateTypes.Of(AggregateFunction.Sum, DataType.BigInt)), DataType.BigInt);
        var sums = new IntervalParts(WholeNodes.IsZero(parts.Months) ? parts.Months : Sum(parts.Months), Sum(parts.Microseconds));
        if (function == AggregateFunction.Average)
        {
            var count = Of(AggregateFunction.Count, parts.Microseconds, DataType.BigInt);
            sums = Divided(sums, new FunctionCall(ScalarFunction.NullIf, EquatableArray.Of(count, WholeNodes.Of(0)), DataType.BigInt));
        }

        return OfParts(sums, argument.IsNullable || filter is not null || block.Groups.Keys.Count == 0);
    }

    private static TypedValue OfParts(IntervalParts parts, bool isNullable) =>
        TypedValue.Of(IntervalNodes.Pack(parts), FunQlType.Interval, isNullable).WithParts(parts);

    private IntervalParts Parts(TypedValue value)
    {
        if (value.Parts is { } known)
        {
            return known;
        }

        // A column may be there as often as it likes, what is computed may not.
        var node = session.Node(value);
        session.Copies = node is ColumnReference or Parameter ? Math.Max(session.Copies, CopiesOfParts) : node is Constant ? session.Copies : session.Copies + CopiesOfParts;
        return IntervalNodes.Parts(node);
    }
}
