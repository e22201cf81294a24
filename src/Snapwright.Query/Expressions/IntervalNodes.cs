using Snapwright.Model.Tables;
using Snapwright.Model.Values;
using Snapwright.Query.Values;

namespace Snapwright.Query.Expressions;

/// <summary>
/// Intervals in plans: a node yields the number of <see cref="PackedInterval"/>, so that whatever moves, sorts or picks values knows nothing of intervals. What computes with one takes its
/// two numbers out.
/// </summary>
internal static class IntervalNodes
{
    // Greater than any packed number, so that the sum with it is positive; the months come out shifted by half of the radix.
    private const decimal Shift = 100_000_000_000_000_000_000_000_000m;

    /// <summary>The type of the node of an interval.</summary>
    public static DataType Packed { get; } = DecimalTypes.Wide(0);

    /// <summary>The type of the nodes that compute values of a type.</summary>
    public static DataType NodeType(DataType type) => type.Kind == TypeKind.Interval ? Packed : type;

    /// <summary>A known interval.</summary>
    public static Constant Of(Interval interval) => new(SqlValue.Decimal(PackedInterval.Of(interval)), Packed);

    /// <summary>The microseconds by which two intervals are compared.</summary>
    public static Expression Length(Expression packed) => Known(packed) is { } interval
        ? WholeNodes.Of(interval.Length)
        : new Cast(new Arithmetic(ArithmeticOperator.Multiply, packed, new Constant(SqlValue.Decimal(1m / PackedInterval.Radix), new(TypeKind.Decimal, 0, 7, 7)), DecimalTypes.Wide(7)), DataType.BigInt);

    /// <summary>The two numbers of an interval.</summary>
    public static IntervalParts Parts(Expression packed)
    {
        if (Known(packed) is { } interval)
        {
            return IntervalParts.Of(interval);
        }

        var half = PackedInterval.Radix / 2;
        var shifted = new Arithmetic(ArithmeticOperator.Add, packed, new Constant(SqlValue.Decimal(Shift + half), new(TypeKind.Decimal, 0, 27, 0)), Packed);
        var rest = new Arithmetic(ArithmeticOperator.Modulo, shifted, new Constant(SqlValue.Decimal(PackedInterval.Radix), new(TypeKind.Decimal, 0, 8, 0)), Packed);
        var months = WholeNodes.Subtract(new Cast(rest, DataType.BigInt), WholeNodes.Of(half));
        return new(months, WholeNodes.Subtract(Length(packed), WholeNodes.Multiply(months, WholeNodes.Of(Interval.MicrosecondsPerMonth))));
    }

    /// <summary>The node of two numbers; it fails where they are too great for an interval.</summary>
    public static Expression Pack(IntervalParts parts)
    {
        if (WholeNodes.Known(parts.Months) is { } m && WholeNodes.Known(parts.Microseconds) is { } u && Math.Abs(m) <= int.MaxValue && TryMake((int)m, u) is { } interval)
        {
            return Of(interval);
        }

        return Pack(parts.Months, parts.Length);
    }

    /// <summary>The one interval that stands for all that are as long: its months are the whole ones.</summary>
    public static Expression Canonical(Expression packed)
    {
        var length = Length(packed);
        return Pack(WholeNodes.Divide(length, Interval.MicrosecondsPerMonth), length);
    }

    private static Arithmetic Pack(Expression months, Expression length)
    {
        var scaled = new Arithmetic(
            ArithmeticOperator.Multiply, new Cast(length, Packed), new Constant(SqlValue.Decimal(PackedInterval.Radix), new(TypeKind.Decimal, 0, 8, 0)), Packed);
        return WholeNodes.IsZero(months) ? scaled : new(ArithmeticOperator.Add, scaled, new Cast(months, Packed), Packed);
    }

    private static Interval? Known(Expression packed) => packed is Constant { Value: { IsNull: false, Kind: TypeKind.Decimal } value } ? PackedInterval.Read(value.AsDecimal) : null;

    private static Interval? TryMake(int months, long microseconds) =>
        Math.Abs((months * (decimal)Interval.MicrosecondsPerMonth) + microseconds) <= long.MaxValue ? new(months, microseconds) : null;
}
