using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Model.Values;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Functions;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Values;

namespace Snapwright.Query.FunQl.Binding;

internal sealed partial class ExpressionBinding
{
    /// <summary>A call with an interval; null where no function of the name takes one.</summary>
    private TypedValue? BindIntervalCall(CallSyntax syntax, List<TypedValue> arguments) => syntax.Name.Text.ToLowerInvariant() switch
    {
        "coalesce" => Picked(syntax, arguments, ScalarFunction.Coalesce),
        "greatest" => Picked(syntax, arguments, ScalarFunction.Greatest),
        "least" => Picked(syntax, arguments, ScalarFunction.Least),
        "nullif" when arguments.Count == 2 => NullIfAsLong(syntax, arguments),
        "date_part" when arguments.Count == 2 && arguments[1].Type is { Kind: TypeKind.Interval } => PartOfInterval(syntax, arguments),
        "epoch" when arguments.Count == 1 => TypedValue.Of(
            new FunctionCall(ScalarFunction.IntervalEpoch, EquatableArray.Of(session.Node(arguments[0])), DecimalTypes.Wide(6)), new(DecimalTypes.Wide(6)), arguments[0].IsNullable),
        _ => null,
    };

    private TypedValue Picked(CallSyntax syntax, List<TypedValue> arguments, ScalarFunction function) =>
        Unified(arguments, [.. syntax.Arguments], $"The arguments of '{syntax.Name.Text}'") is not { } all
            ? TypedValue.Error
            : TypedValue.Of(new FunctionCall(function, all.Nodes.ToEquatableArray(), all.Type.Node), all.Type, arguments.TrueForAll(static a => a.IsNullable));

    private TypedValue NullIfAsLong(CallSyntax syntax, List<TypedValue> arguments)
    {
        if (Unified(arguments, [.. syntax.Arguments], "The arguments of 'nullif'") is not { } all)
        {
            return TypedValue.Error;
        }

        // The first is compared, and yielded.
        session.Copies++;
        var isSame = new Comparison(ComparisonOperator.Equal, Compared(all.Values[0]), Compared(all.Values[1]));
        var nothing = new Constant(SqlValue.Null(all.Type.Node.Kind), all.Type.Node);
        return TypedValue.Of(
            new Conditional(EquatableArray.Of(new ConditionalBranch(isSame, nothing)), all.Nodes[0], all.Type.Node), all.Type, isNullable: true);
    }

    private TypedValue PartOfInterval(CallSyntax syntax, List<TypedValue> arguments)
    {
        if (Choice(arguments[0], syntax, TimeUnits.PartsOfIntervals) is not { } unit)
        {
            return TypedValue.Error;
        }

        var name = unit.Value.AsString;
        var span = session.Node(arguments[1]);
        Expression whole = IntervalNodes.Number(name is "year" or "quarter" or "month" ? ScalarFunction.IntervalMonths : ScalarFunction.IntervalMicroseconds, span);
        const long Second = MicrosecondsPerSecond;
        var (most, size) = name switch
        {
            "year" => (0L, 12L),
            "quarter" => (12, 3),
            "month" => (12, 1),
            "day" => (0, Interval.MicrosecondsPerDay),
            "hour" => (Interval.MicrosecondsPerDay, 3600 * Second),
            "minute" => (3600 * Second, 60 * Second),
            "second" => (60 * Second, Second),
            "millisecond" => (Second, 1000),
            _ => (Second, 1),
        };
        whole = most == 0 ? whole : new Arithmetic(ArithmeticOperator.Modulo, whole, Whole(most), DataType.BigInt);
        whole = size == 1 ? whole : new Arithmetic(ArithmeticOperator.Divide, whole, Whole(size), DataType.BigInt);
        whole = name == "quarter" ? new Arithmetic(ArithmeticOperator.Add, whole, Whole(1), DataType.BigInt) : whole;
        return TypedValue.Of(new Cast(whole, DataType.Int), FunQlType.Int, arguments[1].IsNullable);
    }

    private TypedValue CastInterval(CastSyntax syntax, TypedValue value, FunQlType target) => (value.Type!.Kind, target.Kind) switch
    {
        (TypeKind.Interval, TypeKind.Text) => TypedValue.Of(IntervalText(value), target, value.IsNullable),
        (TypeKind.Interval, TypeKind.Json) => TypedValue.Of(new Cast(IntervalText(value), DataType.Json), target, value.IsNullable),
        (TypeKind.Text, TypeKind.Interval) when value.Literal is not null => TypedValue.OfLiteral(SqlValue.Null(TypeKind.Interval), target),
        (TypeKind.Text, TypeKind.Interval) => TypedValue.Of(IntervalNodes.Call(ScalarFunction.IntervalOfText, session.Node(value)), target, value.IsNullable),
        _ => Wrong(syntax.Span, $"{Describe(value)} cannot be cast to {target}."),
    };

    // In JSON, an interval is its text.
    private Expression InJson(TypedValue value) => value.Type is { Kind: TypeKind.Interval } ? IntervalText(value) : session.Node(value);

    private Expression IntervalText(TypedValue value)
    {
        if (value.Literal is { IsNull: false } literal)
        {
            return session.Node(TypedValue.OfLiteral(SqlValue.Text(literal.AsInterval.ToString()), FunQlType.Text));
        }

        return new FunctionCall(ScalarFunction.IntervalText, EquatableArray.Of(session.Node(value)), DataType.Text);
    }

    // No date, instant or interval of ours is infinite.
    private TypedValue BindIsFinite(CallSyntax syntax)
    {
        var arguments = syntax.Arguments.Select(Bind).ToList();
        if (arguments.Exists(static a => a.IsError))
        {
            return TypedValue.Error;
        }

        if (arguments.Count != 1 || arguments[0] is not { Type.Kind: TypeKind.Date or TypeKind.DateTime or TypeKind.Interval } value)
        {
            return Wrong(syntax.Span, $"'isfinite' takes a date, a datetime or an interval, and not ({string.Join(", ", arguments.Select(Describe))}).");
        }

        var isThere = new Not(new IsNull(session.Node(value)));
        var yes = new Constant(SqlValue.Boolean(true), DataType.Boolean);
        return TypedValue.Of(new Conditional(EquatableArray.Of(new ConditionalBranch(isThere, yes)), null, DataType.Boolean), FunQlType.Boolean, value.IsNullable);
    }

    private TypedValue BindAge(CallSyntax syntax)
    {
        var arguments = syntax.Arguments.Select(Bind).ToList();
        if (arguments.Exists(static a => a.IsError))
        {
            return TypedValue.Error;
        }

        if (arguments.Count is not (1 or 2) || arguments.Exists(static a => a.Type is not (null or { Kind: TypeKind.Date or TypeKind.DateTime }) && a.Literal is not { Kind: TypeKind.Text }))
        {
            return Wrong(syntax.Span, $"'age' takes one or two dates or datetimes, and not ({string.Join(", ", arguments.Select(Describe))}).");
        }

        if (arguments.Count == 1)
        {
            arguments.Insert(0, Now(syntax, DataType.Date));
        }

        var instants = new List<TypedValue>();
        for (var i = 0; i < 2; i++)
        {
            var place = syntax.Arguments[syntax.Arguments.Count == 1 ? 0 : i];
            if (arguments[i].IsError || Bring(arguments[i], new(DataType.DateTime), place.Span, "An argument of 'age'") is not { } instant)
            {
                return TypedValue.Error;
            }

            instants.Add(instant);
        }

        return OfInterval(ScalarFunction.IntervalAge, instants[0], instants[1]);
    }
}
