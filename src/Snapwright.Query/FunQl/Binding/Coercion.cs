using System.Globalization;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Types;
using Snapwright.Query.Values;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Brings values to types.</summary>
internal static class Coercion
{
    /// <summary>The type that two values are brought to; null where there is none. A bare NULL takes the type of the other.</summary>
    public static FunQlType? Common(TypedValue left, TypedValue right)
    {
        if (left.Type is not { } leftType || right.Type is not { } rightType)
        {
            return left.Type ?? right.Type ?? FunQlType.Text;
        }

        if (ReadsAs(left, rightType))
        {
            return rightType;
        }

        if (ReadsAs(right, leftType))
        {
            return leftType;
        }

        if (IsEmptyArray(left) && rightType.Kind == TypeKind.Array)
        {
            return rightType;
        }

        if (IsEmptyArray(right) && leftType.Kind == TypeKind.Array)
        {
            return leftType;
        }

        // The digits that a literal has, not those that its type can have.
        return (leftType.Kind, rightType.Kind) switch
        {
            (TypeKind.Decimal, TypeKind.Int or TypeKind.BigInt) when right.Literal is not null => TypeRules.Unify(leftType, new(LiteralDecimal(right))),
            (TypeKind.Int or TypeKind.BigInt, TypeKind.Decimal) when left.Literal is not null => TypeRules.Unify(new(LiteralDecimal(left)), rightType),
            _ => TypeRules.Unify(leftType, rightType),
        };
    }

    /// <summary>A value as one of a type, where that needs no word; null where it does. A text literal is read as what is wanted, if it is one.</summary>
    public static TypedValue? To(BindingSession session, TypedValue value, FunQlType target)
    {
        if (value.IsError)
        {
            return value;
        }

        if (value.Type is not { } type)
        {
            return TypedValue.OfLiteral(SqlValue.Null(target.Kind), target);
        }

        if (value.Literal is { } literal && ReadLiteral(literal, type, target) is { } read)
        {
            return read;
        }

        if (type.Kind == target.Kind)
        {
            if (type.Kind == TypeKind.Array && type.Data.Item != target.Data.Item)
            {
                return null;
            }

            return type.Kind == TypeKind.Decimal && type.Data.Scale != target.Data.Scale
                ? TypedValue.Of(new Cast(session.Node(value), target.Data), target, value.IsNullable)
                : value;
        }

        return Casts.IsImplicit(type.Data, target.Data) ? TypedValue.Of(new Cast(session.Node(value), target.Data), target, value.IsNullable) : null;
    }

    /// <summary>A literal as a decimal with no more digits than it has.</summary>
    public static DataType LiteralDecimal(TypedValue value)
    {
        var digits = Math.Abs((decimal)value.Literal!.Value.AsInt64).ToString(CultureInfo.InvariantCulture);
        return TypeRules.Decimal(digits.Length, 0);
    }

    private static bool IsEmptyArray(TypedValue value) => value.Literal is { IsNull: false, Kind: TypeKind.Array } literal && literal.AsArray.Length == 0;

    private static bool ReadsAs(TypedValue value, FunQlType target) =>
        value.Literal is { IsNull: false, Kind: TypeKind.Text } literal && ReadText(literal.AsString, target) is not null;

    private static TypedValue? ReadLiteral(SqlValue literal, FunQlType type, FunQlType target)
    {
        if (literal.IsNull)
        {
            return type.Kind == target.Kind || Casts.IsImplicit(type.Data, target.Data) ? TypedValue.OfLiteral(SqlValue.Null(target.Kind), target) : null;
        }

        switch (literal.Kind, target.Kind)
        {
            case (TypeKind.Text, _):
                return ReadText(literal.AsString, target);
            case (TypeKind.Array, TypeKind.Array) when literal.AsArray.Length == 0 || type.Data.Item == target.Data.Item:
                return TypedValue.OfLiteral(literal, target);
            case (TypeKind.Int, TypeKind.BigInt):
                return TypedValue.OfLiteral(SqlValue.BigInt(literal.AsInt64), target);
            case (TypeKind.Int or TypeKind.BigInt, TypeKind.Decimal) when target.Data.Precision >= 28 || Math.Abs((decimal)literal.AsInt64) < Power(target.Data.Precision - target.Data.Scale):
                return TypedValue.OfLiteral(SqlValue.Decimal(literal.AsInt64), target);
            case (TypeKind.Decimal, TypeKind.Decimal) when type.Data.Scale <= target.Data.Scale:
                return TypedValue.OfLiteral(literal, target);
            case (TypeKind.Int or TypeKind.BigInt, TypeKind.Float):
                return TypedValue.OfLiteral(SqlValue.Float(literal.AsInt64), target);
            case (TypeKind.Decimal, TypeKind.Float):
                return TypedValue.OfLiteral(SqlValue.Float((double)literal.AsDecimal), target);
            default:
                return null;
        }
    }

    // Only what has no literal of its own: a number is not written in quotes.
    private static TypedValue? ReadText(string text, FunQlType target) =>
        target.Kind is TypeKind.Date or TypeKind.Time or TypeKind.DateTime or TypeKind.Uuid or TypeKind.Interval && ValueText.TryParse(target.Data, text, out var value)
            ? TypedValue.OfLiteral(value, target)
            : null;

    private static decimal Power(int digits)
    {
        var power = 1m;
        for (var i = 0; i < digits; i++)
        {
            power *= 10;
        }

        return power;
    }
}
