using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Types;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Which types go together, and what comes of them.</summary>
internal static class TypeRules
{
    private const int MostColumnDigits = 28;

    /// <summary>The type of arguments that are decimals: nobody says how many digits they have.</summary>
    public static DataType ArgumentDecimal { get; } = new(TypeKind.Decimal, 0, 18, AggregateTypes.AverageScale);

    /// <summary>The type that both can be brought to without a word; null where there is none.</summary>
    public static FunQlType? Unify(FunQlType left, FunQlType right)
    {
        if (left == right)
        {
            return left;
        }

        if (left.Kind == TypeKind.Decimal && right.Kind == TypeKind.Decimal && left.Data.Scale == right.Data.Scale)
        {
            return left.Data.Precision >= right.Data.Precision ? left : right;
        }

        if (Casts.Common(left.Data, right.Data) is not { } data)
        {
            return null;
        }

        if (left.Kind != right.Kind)
        {
            return new(data);
        }

        return new(data)
        {
            Reference = left.Reference == right.Reference ? left.Reference : null,
            Choices = UnifyChoices(left.Choices, right.Choices),
        };
    }

    /// <summary>The type of a decimal of which the digits on both sides of the point are known.</summary>
    public static DataType Decimal(int integerDigits, int scale)
    {
        var digits = Math.Max(1, integerDigits + scale);
        return digits > MostColumnDigits ? DecimalTypes.Wide(scale) : new(TypeKind.Decimal, 0, digits, scale);
    }

    /// <summary>Whether values of a type can be compared, grouped and sorted: JSON values and arrays have no equality and no order that all databases share.</summary>
    public static bool IsComparable(DataType type) => type.Kind is not (TypeKind.Json or TypeKind.Array);

    /// <summary>Whether an array can have items of a kind.</summary>
    public static bool CanBeItem(TypeKind kind) =>
        kind is TypeKind.Int or TypeKind.BigInt or TypeKind.Float or TypeKind.Boolean or TypeKind.Text or TypeKind.Uuid;

    private static FunQlType Plain(FunQlType type) => type.Reference is null ? type : new(type.Data);

    private static EquatableArray<string> UnifyChoices(EquatableArray<string> left, EquatableArray<string> right) =>
        left.Count == 0 || right.Count == 0 ? default : left == right ? left : left.Concat(right).Distinct(StringComparer.Ordinal).ToEquatableArray();
}
