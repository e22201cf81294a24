using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Model.Values;
using Snapwright.Query.Values;

namespace Snapwright.Query.Expressions;

/// <summary>
/// Intervals in plans: a node yields the number of <see cref="PackedInterval"/>, so that whatever moves, sorts or picks values knows nothing of intervals. What computes with one is a
/// function.
/// </summary>
internal static class IntervalNodes
{
    /// <summary>The type of the node of an interval.</summary>
    public static DataType Packed { get; } = DecimalTypes.Wide(0);

    /// <summary>The type of the nodes that compute values of a type.</summary>
    public static DataType NodeType(DataType type) => type.Kind == TypeKind.Interval ? Packed : type;

    /// <summary>A known interval.</summary>
    public static Constant Of(Interval interval) => new(SqlValue.Decimal(PackedInterval.Of(interval)), Packed);

    /// <summary>An interval that a function yields.</summary>
    public static FunctionCall Call(ScalarFunction function, params Expression[] arguments) => new(function, arguments.ToEquatableArray(), Packed);

    /// <summary>A number of 64 bits that an interval has.</summary>
    public static FunctionCall Number(ScalarFunction function, Expression packed) => new(function, EquatableArray.Of(packed), DataType.BigInt);

    /// <summary>The microseconds by which two intervals are compared.</summary>
    public static Expression Length(Expression packed) => Known(packed) is { } interval
        ? new Constant(SqlValue.BigInt(interval.Length), DataType.BigInt)
        : Number(ScalarFunction.IntervalLength, packed);

    /// <summary>The interval of a constant; null of anything else.</summary>
    public static Interval? Known(Expression packed) => packed is Constant { Value: { IsNull: false, Kind: TypeKind.Decimal } value } ? PackedInterval.Read(value.AsDecimal) : null;
}
