using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;

namespace Snapwright.Query.FunQl.Types;

/// <summary>Which types go into which.</summary>
public static class Casts
{
    /// <summary>Whether a value of one type is taken where another is wanted, without a word: <c>int</c> where <c>decimal</c> is wanted.</summary>
    public static bool IsImplicit(DataType from, DataType to) => (from.Kind == to.Kind && from.Item == to.Item)
        || (from.Kind, to.Kind) is (TypeKind.Int, TypeKind.BigInt or TypeKind.Decimal or TypeKind.Float)
            or (TypeKind.BigInt, TypeKind.Decimal or TypeKind.Float)
            or (TypeKind.Decimal, TypeKind.Float)
            or (TypeKind.Date, TypeKind.DateTime);

    /// <summary>Whether <c>value :: type</c> is possible; what a value has no place for in the other type is an error of the request, never another value.</summary>
    public static bool IsExplicit(DataType from, DataType to) => IsImplicit(from, to)
        || (IsNumber(from) && IsNumber(to))
        || (from.Kind, to.Kind) is (TypeKind.Boolean, TypeKind.Int or TypeKind.BigInt)
            or (TypeKind.Int or TypeKind.BigInt, TypeKind.Boolean)
            or (TypeKind.DateTime, TypeKind.Date or TypeKind.Time)
            or (not TypeKind.Array, TypeKind.Text)
            or (TypeKind.Text, not (TypeKind.Array or TypeKind.Json))
            or (_, TypeKind.Json);

    /// <summary>Whether it is a number.</summary>
    public static bool IsNumber(DataType type) => type.Kind is TypeKind.Int or TypeKind.BigInt or TypeKind.Decimal or TypeKind.Float;

    /// <summary>
    /// The type that both are brought to where they meet: branches of a CASE, arms of a UNION, sides of a comparison, arguments of <c>coalesce</c>.
    /// Null where there is none.
    /// </summary>
    public static DataType? Common(DataType left, DataType right)
    {
        if (left == right)
        {
            return left;
        }

        if (left.Kind == TypeKind.Text && right.Kind == TypeKind.Text)
        {
            return DataType.Text;
        }

        if (IsNumber(left) && IsNumber(right) && TypeKind.Decimal == Wider(left.Kind, right.Kind))
        {
            return DecimalTypes.Wide(Math.Max(left.Scale, right.Scale));
        }

        return IsImplicit(left, right) ? right : IsImplicit(right, left) ? left : null;
    }

    /// <summary>The type of <c>value :: decimal</c>, where no scale is said: that of exact numbers, 6 for all others.</summary>
    public static DataType DecimalOf(DataType from) => from.Kind switch
    {
        TypeKind.Int or TypeKind.BigInt => DecimalTypes.Wide(0),
        TypeKind.Decimal => DecimalTypes.Wide(from.Scale),
        _ => DecimalTypes.Wide(AggregateTypes.AverageScale),
    };

    // The kinds of numbers in the order in which each goes into the next.
    private static TypeKind Wider(TypeKind left, TypeKind right) =>
        left == TypeKind.Float || right == TypeKind.Float ? TypeKind.Float
        : left == TypeKind.Decimal || right == TypeKind.Decimal ? TypeKind.Decimal
        : TypeKind.BigInt;
}
