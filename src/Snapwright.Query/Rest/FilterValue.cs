using Snapwright.Model.Json;
using Snapwright.Query.Values;
using Snapwright.Model.Tables;

namespace Snapwright.Query.Rest;

/// <summary>A JSON value in a filter as a value of a field. Strings that hold a number or a boolean are taken too: URLs are often made by hand.</summary>
internal static class FilterValue
{
    public static bool TryRead(RestReading reading, JsonNode node, StoredField field, string path, out SqlValue value)
    {
        var text = node switch
        {
            JsonString s => s.Value,
            JsonNumber n when field.Type.Kind is TypeKind.Int or TypeKind.BigInt or TypeKind.Float or TypeKind.Decimal => n.RawText,
            JsonBoolean b when field.Type.Kind == TypeKind.Boolean => b.Value ? "true" : "false",
            _ => null,
        };
        if (text is null || !ValueText.TryParse(field.Type, text, out value))
        {
            value = default;
            var found = node is JsonString ? $"'{Shorten(text!)}'" : node.Description;
            reading.Error("invalid_value", path, $"Expected {ValueText.Describe(field.Type)}, not {found}.");
            return false;
        }

        if (field.Column is { DeclaredType: ColumnType.Enum } column && !column.Choices.Contains(text))
        {
            reading.Error("invalid_value", path, $"'{Shorten(text)}' is not one of: {string.Join(", ", column.Choices)}.");
            return false;
        }

        return true;
    }

    private static string Shorten(string text) => text.Length <= 50 ? text : $"{text.Substring(0, 50)}...";
}
