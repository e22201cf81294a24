using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Types;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Which types go together, and what comes of them.</summary>
internal static class TypeRules
{
    /// <summary>Most digits behind the point of a decimal that is computed.</summary>
    public const int MostScale = 12;

    private const int MostColumnDigits = 28;
    private const int IntDigits = 10;
    private const int BigIntDigits = 19;

    /// <summary>The type of decimals of which nobody said how many digits they have: arguments, and texts that are read as decimals.</summary>
    public static DataType OpenDecimal { get; } = new(TypeKind.Decimal, 0, MostColumnDigits, AggregateTypes.AverageScale);

    /// <summary>The type that both can be brought to without a word; null where there is none.</summary>
    public static FunQlType? Unify(FunQlType left, FunQlType right)
    {
        if (left == right)
        {
            return left;
        }

        if (left.Kind == TypeKind.Decimal && right.IsNumber || right.Kind == TypeKind.Decimal && left.IsNumber)
        {
            return left.Kind == TypeKind.Float || right.Kind == TypeKind.Float ? new(DataType.Float) : new(CommonDecimal(left.Data, right.Data));
        }

        if (left.Kind != right.Kind)
        {
            return Casts.IsImplicit(left.Data, right.Data) ? Plain(right) : Casts.IsImplicit(right.Data, left.Data) ? Plain(left) : null;
        }

        if (left.Kind == TypeKind.Array && left.Data.Item != right.Data.Item)
        {
            return null;
        }

        var data = left.Kind == TypeKind.Text && left.Data != right.Data ? DataType.Text : left.Data;
        return new(data)
        {
            Reference = left.Reference == right.Reference ? left.Reference : null,
            Choices = UnifyChoices(left.Choices, right.Choices),
        };
    }

    /// <summary>A number as a decimal, all of its values being decimals of that type.</summary>
    public static DataType AsDecimal(DataType type) => type.Kind switch
    {
        TypeKind.Int => new(TypeKind.Decimal, 0, IntDigits, 0),
        TypeKind.BigInt => new(TypeKind.Decimal, 0, BigIntDigits, 0),
        _ => type,
    };

    /// <summary>A decimal of some digits on both sides of the point; one that no column can have is as wide as sums are.</summary>
    public static DataType Decimal(int integerDigits, int scale)
    {
        var digits = Math.Max(1, integerDigits + scale);
        return new(TypeKind.Decimal, 0, digits > MostColumnDigits ? AggregateTypes.Digits : digits, scale);
    }

    /// <summary>The type of a computation with decimals.</summary>
    public static DataType Computed(ArithmeticOperator operation, DataType left, DataType right)
    {
        var scale = operation switch
        {
            ArithmeticOperator.Multiply => Math.Min(left.Scale + right.Scale, Math.Max(MostScale, Math.Max(left.Scale, right.Scale))),
            ArithmeticOperator.Divide => Math.Max(Math.Max(left.Scale, right.Scale), AggregateTypes.AverageScale),
            _ => Math.Max(left.Scale, right.Scale),
        };
        return new(TypeKind.Decimal, 0, AggregateTypes.Digits, scale);
    }

    /// <summary>Whether values of a type can be compared, grouped and sorted: two JSON values have no equality that all databases share.</summary>
    public static bool IsComparable(DataType type) => type.Kind != TypeKind.Json;

    /// <summary>Whether values of a type have an order.</summary>
    public static bool IsOrdered(DataType type) => type.Kind is not (TypeKind.Json or TypeKind.Array);

    /// <summary>Whether an array can have items of a kind.</summary>
    public static bool CanBeItem(TypeKind kind) =>
        kind is TypeKind.Int or TypeKind.BigInt or TypeKind.Float or TypeKind.Boolean or TypeKind.Text or TypeKind.Uuid;

    private static DataType CommonDecimal(DataType left, DataType right)
    {
        var (a, b) = (AsDecimal(left), AsDecimal(right));
        return Decimal(Math.Max(a.Precision - a.Scale, b.Precision - b.Scale), Math.Max(a.Scale, b.Scale));
    }

    private static FunQlType Plain(FunQlType type) => type.Reference is null ? type : new(type.Data);

    private static EquatableArray<string> UnifyChoices(EquatableArray<string> left, EquatableArray<string> right) =>
        left.Count == 0 || right.Count == 0 ? default : left == right ? left : left.Concat(right).Distinct(StringComparer.Ordinal).ToEquatableArray();
}
