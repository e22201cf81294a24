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
    private const int CopiesOfText = 5;
    private const int CopiesOfAge = 5;

    /// <summary>A call with an interval; null where no function of the name takes one.</summary>
    private TypedValue? BindIntervalCall(CallSyntax syntax, List<TypedValue> arguments) => syntax.Name.Text.ToLowerInvariant() switch
    {
        "coalesce" => Picked(syntax, arguments, ScalarFunction.Coalesce),
        "greatest" => Picked(syntax, arguments, ScalarFunction.Greatest),
        "least" => Picked(syntax, arguments, ScalarFunction.Least),
        "nullif" when arguments.Count == 2 => NullIfAsLong(syntax, arguments),
        "date_part" when arguments.Count == 2 && arguments[1].Type is { Kind: TypeKind.Interval } => PartOfInterval(syntax, arguments),
        "epoch" when arguments.Count == 1 => InSeconds(arguments[0]),
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

        // Months that are a constant are there where the interval is NULL.
        var isOfMonths = unit.Value.AsString is "year" or "quarter" or "month";
        var parts = isOfMonths && arguments[1] is { IsNullable: true, Node: { } node } ? IntervalNodes.Parts(node) : Parts(arguments[1]);
        var (months, rest) = (parts.Months, parts.Microseconds);
        const long Minute = 60L * MicrosecondsPerSecond;
        var number = unit.Value.AsString switch
        {
            "year" => WholeNodes.Divide(months, 12),
            "quarter" => WholeNodes.Add(WholeNodes.Divide(WholeNodes.Modulo(months, 12), 3), WholeNodes.Of(1)),
            "month" => WholeNodes.Modulo(months, 12),
            "day" => WholeNodes.Divide(rest, Interval.MicrosecondsPerDay),
            "hour" => WholeNodes.Divide(WholeNodes.Modulo(rest, Interval.MicrosecondsPerDay), 60 * Minute),
            "minute" => WholeNodes.Divide(WholeNodes.Modulo(rest, 60 * Minute), Minute),
            "second" => WholeNodes.Divide(WholeNodes.Modulo(rest, Minute), MicrosecondsPerSecond),
            "millisecond" => WholeNodes.Divide(WholeNodes.Modulo(rest, MicrosecondsPerSecond), 1000),
            _ => WholeNodes.Modulo(rest, MicrosecondsPerSecond),
        };
        return TypedValue.Of(new Cast(number, DataType.Int), FunQlType.Int, arguments[1].IsNullable);
    }

    // A year has 365.25 days here, as it has in PostgreSQL.
    private TypedValue InSeconds(TypedValue value)
    {
        const long Year = 31_557_600L * MicrosecondsPerSecond;
        var parts = Parts(value);
        var months = WholeNodes.Add(
            WholeNodes.Multiply(WholeNodes.Divide(parts.Months, 12), WholeNodes.Of(Year)),
            WholeNodes.Multiply(WholeNodes.Modulo(parts.Months, 12), WholeNodes.Of(Interval.MicrosecondsPerMonth)));
        return TypedValue.Of(Seconds(WholeNodes.Add(months, parts.Microseconds)), new(DecimalTypes.Wide(6)), value.IsNullable);
    }

    private static Arithmetic Seconds(Expression microseconds) => new(
        ArithmeticOperator.Multiply, new Cast(microseconds, IntervalNodes.Packed), new Constant(SqlValue.Decimal(0.000001m), new(TypeKind.Decimal, 0, 6, 6)), DecimalTypes.Wide(6));

    private TypedValue CastInterval(CastSyntax syntax, TypedValue value, FunQlType target) => (value.Type!.Kind, target.Kind) switch
    {
        (TypeKind.Interval, TypeKind.Text) => TypedValue.Of(IntervalText(value), target, value.IsNullable),
        (TypeKind.Interval, TypeKind.Json) => TypedValue.Of(new Cast(IntervalText(value), DataType.Json), target, value.IsNullable),
        (TypeKind.Text, TypeKind.Interval) when value.Literal is not null => TypedValue.OfLiteral(SqlValue.Null(TypeKind.Interval), target),
        (TypeKind.Text, TypeKind.Interval) => session.NotSupported(syntax.Span, "A cast of a text that is no literal to an interval"),
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

        session.Copies += CopiesOfText;
        return IsoIntervalText.Of(Parts(value));
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

        session.Copies += CopiesOfAge;
        return OfParts(AgeNodes.Between(session.Node(instants[0]), session.Node(instants[1])), instants.Exists(static i => i.IsNullable));
    }
}
