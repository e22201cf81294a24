using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Values;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Casts of text literals: they are read when the text is bound, so that they mean the same on every database.</summary>
internal static class TextLiterals
{
    private const int MostDigits = 28;

    public static TypedValue As(BindingSession session, string text, FunQlType target, SourceSpan span)
    {
        if (target.Kind == TypeKind.Json)
        {
            return !JsonText.TryParse(text, out var json, out var error) ? session.Error(FunQlErrorKind.Type, span, $"The text is no JSON: {error.Message}.")
                : json.Levels > JsonText.MostStoredLevels ? session.Error(FunQlErrorKind.Type, span, $"JSON has at most {JsonText.MostStoredLevels} levels of objects and arrays.")
                : TypedValue.OfLiteral(SqlValue.Json(CanonicalJson.Write(json)), target);
        }

        var trimmed = target.Kind is TypeKind.Boolean ? text.ToLowerInvariant() : text;
        if (!ValueText.TryParse(target.Data, trimmed, out var value))
        {
            return session.Error(FunQlErrorKind.Type, span, $"'{text}' is no {TypeNames.Of(target.Data)}: what is wanted is {ValueText.Describe(target.Data)}.");
        }

        if (value.Kind != TypeKind.Decimal)
        {
            return TypedValue.OfLiteral(value, target);
        }

        var scale = (decimal.GetBits(value.AsDecimal)[3] >> 16) & 0xFF;
        var before = decimal.Truncate(Math.Abs(value.AsDecimal)).ToString(System.Globalization.CultureInfo.InvariantCulture).TrimStart('0').Length;
        return before + scale > MostDigits
            ? session.Error(FunQlErrorKind.Bound, span, $"A decimal has at most {MostDigits} digits.")
            : TypedValue.OfLiteral(value, new(TypeRules.Decimal(before, scale)));
    }
}
