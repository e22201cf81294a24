using System.Globalization;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Values;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>The values of literals.</summary>
internal static class Literals
{
    private const int MostDigits = 28;

    public static TypedValue Integer(BindingSession session, IntegerSyntax syntax, bool isNegative)
    {
        var text = isNegative ? "-" + syntax.Digits : syntax.Digits;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var small))
        {
            return TypedValue.OfLiteral(SqlValue.Int(small), FunQlType.Int);
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large)
            ? TypedValue.OfLiteral(SqlValue.BigInt(large), FunQlType.BigInt)
            : session.Error(FunQlErrorKind.Bound, syntax.Span, $"{text} is beyond a bigint, which ends at {(isNegative ? long.MinValue : long.MaxValue)}.");
    }

    public static TypedValue Decimal(BindingSession session, DecimalSyntax syntax, bool isNegative)
    {
        var point = syntax.Digits.IndexOf('.');
        var before = syntax.Digits.Substring(0, Math.Max(point, 0)).TrimStart('0').Length;
        var behind = point < 0 ? 0 : syntax.Digits.Length - point - 1;
        if (Math.Max(1, before + behind) > MostDigits
            || !decimal.TryParse(syntax.Digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            return session.Error(FunQlErrorKind.Bound, syntax.Span, $"A decimal has at most {MostDigits} digits.");
        }

        return TypedValue.OfLiteral(SqlValue.Decimal(isNegative ? -value : value), new(TypeRules.Decimal(before, behind)));
    }

    public static TypedValue Text(BindingSession session, StringSyntax syntax) => ValueText.IsStorable(syntax.Value)
        ? TypedValue.OfLiteral(SqlValue.Text(syntax.Value), FunQlType.Text)
        : session.Error(FunQlErrorKind.Lexical, syntax.Span, "The text has a character that no database can hold: U+0000, or half of a pair.");

    /// <summary>The number behind a minus; null for anything else.</summary>
    public static TypedValue? Negative(BindingSession session, ExpressionSyntax operand) => operand switch
    {
        IntegerSyntax integer => Integer(session, integer, isNegative: true),
        DecimalSyntax number => Decimal(session, number, isNegative: true),
        _ => null,
    };

    /// <summary>
    /// A literal with the other sign; null for what is none. Where it came from a computed field, it must not become a computation: SQL takes
    /// <c>ORDER BY (- 1)</c> for the place of a result.
    /// </summary>
    public static TypedValue? Negated(TypedValue value) => value.Literal is not { IsNull: false } literal
        ? null
        : literal.Kind switch
        {
            TypeKind.Int when literal.AsInt64 != int.MinValue => TypedValue.OfLiteral(SqlValue.Int(-(int)literal.AsInt64), value.Type!),
            TypeKind.BigInt when literal.AsInt64 != long.MinValue => TypedValue.OfLiteral(SqlValue.BigInt(-literal.AsInt64), value.Type!),
            TypeKind.Decimal => TypedValue.OfLiteral(SqlValue.Decimal(-literal.AsDecimal), value.Type!),
            _ => null,
        };

    /// <summary>The value of a literal as one of a type, as defaults of arguments and mappings have it; null where it is none.</summary>
    public static SqlValue? ValueAs(BindingSession session, TypedValue literal, FunQlType type)
    {
        if (literal.IsNull)
        {
            return SqlValue.Null(type.Kind);
        }

        if (type.ViewNaming != ViewNaming.None)
        {
            return literal.Type!.ViewNaming == type.ViewNaming ? literal.Literal
                : type.ViewNaming == ViewNaming.Many && literal.Literal is { IsNull: false, Kind: TypeKind.Array } array && array.AsArray.Length == 0 ? SqlValue.Json("[]") : null;
        }

        return Coercion.To(session, literal, type)?.Literal is { } value
            ? value
            : literal.Literal is { IsNull: false, Kind: TypeKind.Text } text && type.Kind == TypeKind.Json && JsonLiteral(text.AsString) is { } json ? json : null;
    }

    private static SqlValue? JsonLiteral(string text) =>
        ValueText.IsStorable(text) && JsonText.TryParse(text, out var json, out _) && json.Levels <= JsonText.MostStoredLevels ? SqlValue.Json(CanonicalJson.Write(json)) : null;
}
