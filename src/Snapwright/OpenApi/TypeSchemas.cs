using System.Text.Json;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;

namespace Snapwright.OpenApi;

/// <summary>Types and columns as JSON Schema (2020-12, the dialect of OpenAPI 3.1).</summary>
internal static class TypeSchemas
{
    // A time of day has no zone here, so that the format "time" of RFC 3339 does not fit.
    private const string TimePattern = "^\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,6})?$";

    /// <summary>Writes the schema of a column's values in a row as one object: rows may be older than the rules of their columns.</summary>
    public static void WriteColumn(Utf8JsonWriter json, Column column, bool isReadOnly)
    {
        json.WriteStartObject();
        WriteType(json, column);
        Text(json, "description", Describe(column));
        if (!isReadOnly)
        {
            WriteDefault(json, column);
        }
        else
        {
            json.WriteBoolean("readOnly", true);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes the schema of a column's values in a body as one object, with the rules that they must keep.</summary>
    public static void WriteInput(Utf8JsonWriter json, Column column)
    {
        json.WriteStartObject();
        WriteType(json, column, RuleSchemas.MaxLength(column));
        var messages = RuleSchemas.Write(json, column);
        Text(json, "description", messages.Aggregate(Describe(column), static (all, message) => all is null ? message : Join(all, message)));
        WriteDefault(json, column);
        json.WriteEndObject();
    }

    /// <summary>Writes the schema of a type's values as one object, without NULL.</summary>
    public static void Write(Utf8JsonWriter json, DataType type)
    {
        json.WriteStartObject();
        WriteKeywords(json, type, isNullable: false, [], type.Length);
        json.WriteEndObject();
    }

    /// <summary>Writes the keywords of a type's values into an object that is open.</summary>
    public static void WriteKeywords(Utf8JsonWriter json, DataType type, bool isNullable, EquatableArray<string> choices) =>
        WriteKeywords(json, type, isNullable, choices, type.Length);

    /// <summary>Writes a property if there is a text.</summary>
    public static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            json.WriteString(name, text);
        }
    }

    private static void WriteDefault(Utf8JsonWriter json, Column column)
    {
        if (column.Default is { IsNow: false, Json: { } literal })
        {
            json.WritePropertyName("default");
            json.WriteRawValue(literal);
        }
    }

    private static void WriteType(Utf8JsonWriter json, Column column, int? maxLength = null)
    {
        if (column.DeclaredType == ColumnType.ObjectId)
        {
            WriteTypeName(json, "string", column.IsNullable);
            json.WriteString("pattern", "^[0-9a-f]{24}$");
            return;
        }

        WriteKeywords(json, column.Type, column.IsNullable, column.Choices, maxLength ?? column.Type.Length);
    }

    private static void WriteKeywords(Utf8JsonWriter json, DataType type, bool isNullable, EquatableArray<string> choices, int maxLength)
    {
        switch (type.Kind)
        {
            case TypeKind.Json:
                // Any value: a schema without a type.
                return;
            case TypeKind.Array:
                WriteTypeName(json, "array", isNullable);
                json.WriteStartObject("items");
                WriteKeywords(json, type.ItemType, isNullable: false, choices, type.ItemType.Length);
                json.WriteEndObject();
                return;
            default:
                WriteTypeName(json, NameOf(type.Kind), isNullable);
                break;
        }

        if (FormatOf(type.Kind) is { } format)
        {
            json.WriteString("format", format);
        }

        if (type.Kind == TypeKind.Time)
        {
            json.WriteString("pattern", TimePattern);
        }

        if (type.Kind == TypeKind.Text && maxLength > 0 && choices.Count == 0)
        {
            json.WriteNumber("maxLength", maxLength);
        }

        WriteChoices(json, choices, isNullable);
    }

    private static void WriteChoices(Utf8JsonWriter json, EquatableArray<string> choices, bool isNullable)
    {
        if (choices.Count == 0)
        {
            return;
        }

        json.WriteStartArray("enum");
        foreach (var choice in choices)
        {
            json.WriteStringValue(choice);
        }

        if (isNullable)
        {
            json.WriteNullValue();
        }

        json.WriteEndArray();
    }

    private static void WriteTypeName(Utf8JsonWriter json, string name, bool isNullable)
    {
        if (!isNullable)
        {
            json.WriteString("type", name);
            return;
        }

        json.WriteStartArray("type");
        json.WriteStringValue(name);
        json.WriteStringValue("null");
        json.WriteEndArray();
    }

    private static string NameOf(TypeKind kind) => kind switch
    {
        TypeKind.Int or TypeKind.BigInt => "integer",
        TypeKind.Float or TypeKind.Decimal => "number",
        TypeKind.Boolean => "boolean",
        _ => "string",
    };

    private static string? FormatOf(TypeKind kind) => kind switch
    {
        TypeKind.Int => "int32",
        TypeKind.BigInt => "int64",
        TypeKind.Float => "double",
        TypeKind.Decimal => "decimal",
        TypeKind.Uuid => "uuid",
        TypeKind.Date => "date",
        TypeKind.DateTime => "date-time",
        TypeKind.Interval => "duration",
        _ => null,
    };

    private static string? Describe(Column column) => column.Stamp switch
    {
        Stamp.Created => "When the row was inserted.",
        Stamp.Updated => "When the row was last changed.",
        Stamp.SubEntity => "The table that the row is of.",
        _ when column.Type.Kind == TypeKind.Decimal => Join(column.Description, $"Exactly {column.Type.Scale} digits behind the point, {column.Type.Precision} digits at most."),
        _ when column.Default is { IsNow: true } => Join(column.Description, "The time of the insert when absent."),
        _ => column.Description,
    };

    private static string Join(string? first, string second) => string.IsNullOrEmpty(first) ? second : first + " " + second;
}
