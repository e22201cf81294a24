using Snapwright.Model.Tables;
using Snapwright.Query.Values;

namespace Snapwright.Query.Expressions;

/// <summary>Arithmetic of 64 bits; what adds nothing, and what constants come to, is left out of the plan.</summary>
internal static class WholeNodes
{
    public static Constant Of(long number) => new(SqlValue.BigInt(number), DataType.BigInt);

    public static bool IsZero(Expression node) => Known(node) == 0;

    public static Expression Add(Expression left, Expression right) =>
        IsZero(left) ? right : IsZero(right) ? left : Fold(ArithmeticOperator.Add, left, right, static (l, r) => l + r);

    public static Expression Subtract(Expression left, Expression right) =>
        IsZero(right) ? left : Fold(ArithmeticOperator.Subtract, left, right, static (l, r) => l - r);

    public static Expression Multiply(Expression left, Expression right) => Fold(ArithmeticOperator.Multiply, left, right, static (l, r) => l * r);

    public static Expression Divide(Expression left, long right) => Fold(ArithmeticOperator.Divide, left, Of(right), static (l, r) => decimal.Truncate(l / r));

    public static Expression Modulo(Expression left, long right) => Fold(ArithmeticOperator.Modulo, left, Of(right), static (l, r) => l % r);

    public static Expression Plain(ArithmeticOperator operation, Expression left, Expression right) => new Arithmetic(operation, left, right, DataType.BigInt);

    /// <summary>The number of a constant; null of anything else.</summary>
    public static long? Known(Expression node) => node is Constant { Value: { IsNull: false, Kind: TypeKind.BigInt or TypeKind.Int } value } ? value.AsInt64 : null;

    private static Expression Fold(ArithmeticOperator operation, Expression left, Expression right, Func<decimal, decimal, decimal> fold) =>
        Known(left) is { } l && Known(right) is { } r && fold(l, r) is var result && Math.Abs(result) < long.MaxValue ? Of((long)result) : Plain(operation, left, right);
}
