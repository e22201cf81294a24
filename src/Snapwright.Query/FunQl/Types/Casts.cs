using Snapwright.Model.Tables;

namespace Snapwright.Query.FunQl.Types;

/// <summary>Which types go into which.</summary>
public static class Casts
{
    /// <summary>Whether a value of one type is taken where another is wanted, without a word: <c>int</c> where <c>decimal</c> is wanted.</summary>
    public static bool IsImplicit(DataType from, DataType to) => from.Kind == to.Kind
        || (from.Kind, to.Kind) is (TypeKind.Int, TypeKind.BigInt or TypeKind.Decimal or TypeKind.Float)
            or (TypeKind.BigInt, TypeKind.Decimal or TypeKind.Float)
            or (TypeKind.Decimal, TypeKind.Float)
            or (TypeKind.Date, TypeKind.DateTime);
}
