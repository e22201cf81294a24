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

    /// <summary>What a value is compared by.</summary>
    public Expression Compared(TypedValue value) => value.Type is { Kind: TypeKind.Interval }
        ? IntervalNodes.Length(session.Node(value))
        : session.Node(value);

    /// <summary>What keeps a value apart from others where whole rows are compared: of an interval, one that stands for all that are as long.</summary>
    public static Expression Distinguished(BindingSession session, TypedValue value) =>
        value.Type is { Kind: TypeKind.Interval } ? IntervalNodes.Call(ScalarFunction.IntervalCanonical, session.Node(value)) : session.Node(value);

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
                return Scaled(ScalarFunction.IntervalMultiply, isLeft ? left : right, factor);
            case ArithmeticOperator.Divide when !isRight && (right.IsNull || right.Type!.IsNumber):
                return Scaled(ScalarFunction.IntervalDivide, left, right);
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
            var (first, second) = isLeft ? (left, read) : (read, right);
            return OfInterval(isSubtracted ? ScalarFunction.IntervalSubtract : ScalarFunction.IntervalAdd, first, second);
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
        return TypedValue.Of(Moved(session.Node(instant), session.Node(span), isSubtracted), instant.Type!, other.IsNullable || span.IsNullable);
    }

    private static Expression Moved(Expression instant, Expression span, bool isBack)
    {
        if (IntervalNodes.Known(span) is not { } known)
        {
            return new FunctionCall(ScalarFunction.IntervalAfter, EquatableArray.Of(instant, isBack ? Negative(span) : span), DataType.DateTime);
        }

        var sign = isBack ? -1 : 1;
        var node = Later("month", sign * known.Months, instant);
        node = Later("day", sign * known.Microseconds / Interval.MicrosecondsPerDay, node);
        var clock = sign * known.Microseconds % Interval.MicrosecondsPerDay;
        node = Later("second", clock / MicrosecondsPerSecond, node);
        return Later("microsecond", clock % MicrosecondsPerSecond, node);
    }

    private static Expression Later(string unit, long count, Expression instant) => count == 0
        ? instant
        : new FunctionCall(
            ScalarFunction.DateAdd,
            EquatableArray.Of(new Constant(SqlValue.Text(unit), DataType.Text), new Constant(SqlValue.Int((int)count), DataType.Int), instant),
            DataType.DateTime);

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
        var microseconds = new Cast(
            new Arithmetic(ArithmeticOperator.Multiply, seconds, new Constant(SqlValue.Decimal(MicrosecondsPerSecond), new(TypeKind.Decimal, 0, 7, 0)), DecimalTypes.Wide(6)), DataType.BigInt);
        return TypedValue.Of(IntervalNodes.Call(ScalarFunction.IntervalOf, Whole(0), microseconds), FunQlType.Interval, left.IsNullable || right.IsNullable);
    }

    private FunctionCall Epoch(TypedValue instant) => new(ScalarFunction.Epoch, EquatableArray.Of(session.Node(instant)), DecimalTypes.Wide(6));

    private TypedValue NegatedInterval(TypedValue value) => TypedValue.Of(Negative(session.Node(value)), FunQlType.Interval, value.IsNullable);

    private static Expression Negative(Expression span) => IntervalNodes.Call(ScalarFunction.IntervalSubtract, IntervalNodes.Of(default), span);

    private TypedValue Scaled(ScalarFunction function, TypedValue span, TypedValue number)
    {
        var node = number.IsNull ? new Constant(SqlValue.Null(TypeKind.Decimal), IntervalNodes.Packed) : session.Node(number);
        return TypedValue.Of(
            IntervalNodes.Call(function, session.Node(span), node.Type.Kind is TypeKind.Int or TypeKind.BigInt ? new Cast(node, IntervalNodes.Packed) : node),
            FunQlType.Interval,
            span.IsNullable || number.IsNullable);
    }

    // The sum of an aggregate is that of both numbers; the average is that sum through their number.
    private TypedValue Summed(AggregateFunction function, TypedValue argument, Expression? filter, bool isDistinct, bool isOver)
    {
        session.Copies += isDistinct ? 5 : 2;
        var span = session.Node(argument);
        var summed = new SummedIntervals(span, filter);
        Expression result = isDistinct ? summed.OfDistinct() : summed.OfAll();
        if (function == AggregateFunction.Average)
        {
            var count = new FunctionCall(ScalarFunction.NullIf, EquatableArray.Of<Expression>(summed.Count(isDistinct), Whole(0)), DataType.BigInt);
            result = IntervalNodes.Call(ScalarFunction.IntervalDivide, result, new Cast(count, IntervalNodes.Packed));
        }

        return TypedValue.Of(result, FunQlType.Interval, argument.IsNullable || filter is not null || isOver || block.Groups.Keys.Count == 0);
    }

    private static Constant Whole(long number) => new(SqlValue.BigInt(number), DataType.BigInt);

    private TypedValue OfInterval(ScalarFunction function, TypedValue left, TypedValue right) =>
        TypedValue.Of(IntervalNodes.Call(function, session.Node(left), session.Node(right)), FunQlType.Interval, left.IsNullable || right.IsNullable);
}
