using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Values;

namespace Snapwright.Query.FunQl.Binding;

internal sealed partial class ExpressionBinding
{
    private const string IntervalName = "interval";

    /// <summary>An instant and an interval; null where neither side is an interval.</summary>
    private TypedValue? BindInterval(BinarySyntax syntax)
    {
        if (syntax.Operator is not (BinaryOperator.Add or BinaryOperator.Subtract))
        {
            return null;
        }

        var isFirst = IsInterval(syntax.Left) && syntax.Operator == BinaryOperator.Add;
        if (!isFirst && !IsInterval(syntax.Right))
        {
            return null;
        }

        var (span, of) = isFirst ? ((CastSyntax)syntax.Left, syntax.Right) : ((CastSyntax)syntax.Right, syntax.Left);
        var text = ((StringSyntax)span.Operand).Value;
        if (!Interval.TryParse(text, out var interval))
        {
            Wrong(span.Span, $"'{text}' is no interval: what is wanted is 1 year 2 months 3 days 04:05:06, or P1Y2M3DT4H5M6S, of at most 10,000 years.");
        }

        var value = Bind(of);
        if (value.IsError)
        {
            return value;
        }

        if (value.Type is not null and not { Kind: TypeKind.Date or TypeKind.DateTime } || Coercion.To(session, value, new(DataType.DateTime)) is not { } instant)
        {
            return Wrong(of.Span, $"An interval is added to a date or a datetime, and this is {Describe(value)}.{CastHint(value, new(DataType.DateTime))}");
        }

        var sign = syntax.Operator == BinaryOperator.Subtract ? -1 : 1;
        var (days, microseconds) = interval.Exact;
        var node = Later("month", sign * interval.Months, session.Node(instant));
        node = Later("day", sign * days, node);
        node = Later("second", sign * (microseconds / 1_000_000), node);
        node = Later("microsecond", sign * (microseconds % 1_000_000), node);
        return TypedValue.Of(node, new(DataType.DateTime), value.IsNullable);
    }

    private static bool IsInterval(ExpressionSyntax syntax) => syntax is CastSyntax { Operand: StringSyntax, Type: ScalarTypeSyntax { Name.Text: IntervalName } };

    private static Expression Later(string unit, long count, Expression instant) => count == 0
        ? instant
        : new FunctionCall(
            ScalarFunction.DateAdd,
            EquatableArray.Of(new Constant(SqlValue.Text(unit), DataType.Text), new Constant(SqlValue.Int((int)count), DataType.Int), instant),
            DataType.DateTime);

    private TypedValue BindToChar(CallSyntax syntax)
    {
        var arguments = syntax.Arguments.Select(Bind).ToList();
        if (arguments.Exists(static a => a.IsError))
        {
            return TypedValue.Error;
        }

        if (arguments.Count != 2
            || arguments[0].Type is not (null or { Kind: TypeKind.Date or TypeKind.DateTime or TypeKind.Time })
            || arguments[1].Type is not { Kind: TypeKind.Text })
        {
            return Wrong(syntax.Span, $"'to_char' takes a date, datetime or time and a pattern, and not ({string.Join(", ", arguments.Select(Describe))}).");
        }

        if (arguments[1].Literal is not { IsNull: false } pattern)
        {
            return session.Error(FunQlErrorKind.NotAllowed, syntax.Arguments[1].Span, "The pattern of 'to_char' must be a text literal.");
        }

        var isTime = arguments[0].Type is { Kind: TypeKind.Time };
        var value = isTime ? arguments[0] : Coercion.To(session, arguments[0], new(DataType.DateTime))!;
        return TimeFormat.TryWrite(session, pattern.AsString, session.Node(value), isTime, out var node, out var fault)
            ? TypedValue.Of(node!, FunQlType.Text, arguments[0].IsNullable)
            : Wrong(syntax.Arguments[1].Span, fault!);
    }
}
