using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Values;

namespace Snapwright.Query.Rest;

/// <summary>A JSON value in a filter as a value of a field. Strings that hold a number or a boolean are taken too: URLs are often made by hand.</summary>
internal static class FilterValue
{
    public static bool TryRead(RestReading reading, JsonNode node, StoredField field, string path, out SqlValue value)
    {
        if (!TryRead(reading, node, field.Type, path, out value))
        {
            return false;
        }

        if (field.Column is { DeclaredType: ColumnType.Enum } column && !column.Choices.Contains(value.AsString))
        {
            reading.Error("invalid_value", path, $"'{RestReading.Shorten(value.AsString)}' is not one of: {string.Join(", ", column.Choices)}.");
            return false;
        }

        return true;
    }

    public static bool TryRead(RestReading reading, JsonNode node, DataType type, string path, out SqlValue value)
    {
        var text = node switch
        {
            JsonString s => s.Value,
            JsonNumber n when type.Kind is TypeKind.Int or TypeKind.BigInt or TypeKind.Float or TypeKind.Decimal => n.RawText,
            JsonBoolean b when type.Kind == TypeKind.Boolean => b.Value ? "true" : "false",
            _ => null,
        };
        if (text is not null && ValueText.TryParse(type, text, out value))
        {
            return true;
        }

        value = default;
        var found = text is null ? node.Description : node is JsonString ? $"'{RestReading.Shorten(text)}'" : RestReading.Shorten(text);
        reading.Error("invalid_value", path, $"Expected {ValueText.Describe(type)}, not {found}.");
        return false;
    }
}
