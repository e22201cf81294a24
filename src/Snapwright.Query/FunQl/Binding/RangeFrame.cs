using System.Globalization;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Model.Values;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Plans;
using Snapwright.Query.Values;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>
/// Binds frames of a range with a distance. Databases agree on them for numbers alone, so that dates become days and instants microseconds; and for numbers that are not
/// NULL, so that the rows whose key is become a part of their own, in which all are as near as can be.
/// </summary>
internal sealed class RangeFrame(BindingSession session)
{
    private const long MicrosecondsPerSecond = 1_000_000;
    private const int MostDigits = 18;
    private const string IntervalName = "interval";

    /// <summary>The window with the frame; null with a fault.</summary>
    public OverWindow? Bind(FrameSyntax syntax, IReadOnlyList<Expression> partitions, IReadOnlyList<Ordering> order)
    {
        if (order.Count != 1)
        {
            session.Error(FunQlErrorKind.NotAllowed, syntax.Span, "A frame of RANGE with a distance wants one key in the ORDER BY of the window.");
            return null;
        }

        var key = order[0];
        if (NumberOf(key.Key) is not { } number)
        {
            var type = IsInterval(key.Key) ? IntervalName : TypeNames.Of(key.Key.Type);
            session.Error(FunQlErrorKind.NotAllowed, syntax.Span, $"A frame of RANGE has a distance of a number, a date or a datetime, and the window is ordered by {type}; use ROWS or GROUPS.");
            return null;
        }

        var isAround = syntax.Start.Kind is FrameBoundKind.Preceding or FrameBoundKind.CurrentRow && syntax.End.Kind is FrameBoundKind.CurrentRow or FrameBoundKind.Following;
        if (key.IsNullable && !isAround)
        {
            session.NotSupported(syntax.Span, "A frame of RANGE with a distance that has no bound on one side, or not the row itself, over a key that can be NULL (coalesce gives it a value),");
            return null;
        }

        if (Bound(syntax.Start, key.Key.Type) is not { } start || Bound(syntax.End, key.Key.Type) is not { } end)
        {
            return null;
        }

        // MariaDB does not know that such a frame has no rows.
        if (start.Kind == end.Kind && Compare(start, end) is var far && (start.Kind == FrameBoundKind.Preceding ? far < 0 : far > 0))
        {
            session.Error(FunQlErrorKind.NotAllowed, syntax.Span, "The frame ends before it begins.");
            return null;
        }

        var zero = new Constant(number.Type.Kind switch
        {
            TypeKind.Float => SqlValue.Float(0),
            TypeKind.Decimal => SqlValue.Decimal(0),
            TypeKind.Int => SqlValue.Int(0),
            _ => SqlValue.BigInt(0),
        }, number.Type);
        var known = key.IsNullable ? new FunctionCall(ScalarFunction.Coalesce, EquatableArray.Of(number, zero), number.Type) : number;
        var parts = key.IsNullable ? partitions.Append(new IsNull(key.Key)) : partitions;
        return new(BooleanLiteral.True, parts.ToEquatableArray(), EquatableArray.Of(new Ordering(known, key.Descending, false)), new(FrameUnit.Range, start, end));
    }

    private static int Compare(FrameBound left, FrameBound right) => (left.Distance, right.Distance) switch
    {
        (Constant { Value: { Kind: TypeKind.Float } l }, Constant { Value: var r }) => l.AsDouble.CompareTo(r.AsDouble),
        (Constant { Value: { Kind: TypeKind.Decimal } l }, Constant { Value: var r }) => l.AsDecimal.CompareTo(r.AsDecimal),
        (Constant { Value: var l }, Constant { Value: var r }) => l.AsInt64.CompareTo(r.AsInt64),
        _ => 0,
    };

    // Windows are ordered by the length of intervals.
    private static bool IsInterval(Expression key) => key is FunctionCall { Function: ScalarFunction.IntervalLength };

    private Expression? NumberOf(Expression key) => IsInterval(key) ? null : key.Type.Kind switch
    {
        TypeKind.Int or TypeKind.BigInt or TypeKind.Float or TypeKind.Decimal => key,
        TypeKind.Date => new Arithmetic(ArithmeticOperator.Subtract, key, Text(SqlValue.Date(0), DataType.Date), DataType.Int),
        TypeKind.DateTime => new Arithmetic(
            ArithmeticOperator.Add,
            new Arithmetic(ArithmeticOperator.Multiply, Time(ScalarFunction.DateDifference, "second", DataType.BigInt, Text(SqlValue.DateTime(0), DataType.DateTime), key), Count(MicrosecondsPerSecond), DataType.BigInt),
            Time(ScalarFunction.DatePart, "microsecond", DataType.Int, key),
            DataType.BigInt),
        _ => null,
    };

    private FrameBound? Bound(FrameBoundSyntax syntax, DataType type)
    {
        if (syntax.Distance is not { } distance)
        {
            return new(syntax.Kind, null);
        }

        var value = type.Kind is TypeKind.Date or TypeKind.DateTime ? Span(distance, type.Kind) : Number(distance, type);
        return value is null ? null : new(syntax.Kind, value);
    }

    private Constant? Number(ExpressionSyntax syntax, DataType type)
    {
        var text = syntax switch { IntegerSyntax integer => integer.Digits, DecimalSyntax fraction => fraction.Digits, _ => null };
        if (text is null || !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return Fault(syntax, "The distance of a frame of RANGE is a number, as a literal and without a sign.");
        }

        switch (type.Kind)
        {
            case TypeKind.Float:
                return new(SqlValue.Float((double)number), DataType.Float);
            case TypeKind.Decimal when decimal.Round(number, type.Scale) != number:
                return Fault(syntax, $"The key has {type.Scale} digits behind the point, and the distance has more.");
            case TypeKind.Decimal when decimal.Truncate(number).ToString(CultureInfo.InvariantCulture).Length > MostDigits - type.Scale:
                return Fault(syntax, $"A distance has at most {MostDigits - type.Scale} digits before the point here.");
            case TypeKind.Decimal:
                return new(SqlValue.Decimal(number), AggregateTypes.IsWide(type) ? type : new(TypeKind.Decimal, 0, MostDigits, type.Scale));
            default:
                return decimal.Truncate(number) == number && number <= long.MaxValue
                    ? Count((long)number)
                    : Fault(syntax, "The key is an integer, so that the distance is one.");
        }
    }

    // Days, or microseconds.
    private Constant? Span(ExpressionSyntax syntax, TypeKind kind)
    {
        if (syntax is IntegerSyntax { Digits: var digits } && kind == TypeKind.Date)
        {
            return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? Count(days) : Fault(syntax, "No two dates are so many days from each other.");
        }

        if (syntax is not CastSyntax { Operand: StringSyntax { Value: var text }, Type: ScalarTypeSyntax type } || !type.Name.Text.Equals(IntervalName, StringComparison.OrdinalIgnoreCase))
        {
            return Fault(syntax, $"The distance of a frame of RANGE over a {(kind == TypeKind.Date ? "date is a number of days or" : "datetime is")} an interval, as a literal: interval '7 days'.");
        }

        if (!Interval.TryParse(text, out var interval) || LengthOf(interval) is not { } length)
        {
            return Fault(syntax, $"'{text}' is no distance: that is an interval of days and times, and not of months, which are not all as long.");
        }

        return length < 0 ? Fault(syntax, "A distance cannot be negative.")
            : kind == TypeKind.DateTime ? Count(length)
            : length % Interval.MicrosecondsPerDay == 0 ? Count(length / Interval.MicrosecondsPerDay)
            : Fault(syntax, "Dates are whole days from each other.");
    }

    private static long? LengthOf(Interval interval) => interval.Months != 0 ? null : interval.Microseconds;

    private Constant? Fault(ExpressionSyntax syntax, string message)
    {
        session.Error(FunQlErrorKind.Type, syntax.Span, message);
        return null;
    }

    private static Constant Count(long number) => new(SqlValue.BigInt(number), DataType.BigInt);

    private Expression Text(SqlValue value, DataType type) => session.Node(TypedValue.OfLiteral(value, new(type)));

    private static FunctionCall Time(ScalarFunction function, string unit, DataType type, params Expression[] arguments) =>
        new(function, new Expression[] { new Constant(SqlValue.Text(unit), DataType.Text) }.Concat(arguments).ToEquatableArray(), type);
}
