using System.Text.Json;
using Snapwright.Model.Tables;

namespace Snapwright.OpenApi;

/// <summary>Example values: always the same, valid for their type, and telling where a column says something of itself.</summary>
internal static class Examples
{
    /// <summary>Writes an example of a key.</summary>
    public static void WriteKey(Utf8JsonWriter json, DataType type) => WriteKind(json, type, null, null);

    /// <summary>Writes an example of a column's value.</summary>
    public static void Write(Utf8JsonWriter json, Column column)
    {
        if (column.Default is { IsNow: false, Json: { } literal } && literal != "null")
        {
            json.WriteRawValue(literal);
        }
        else if (column.DeclaredType == ColumnType.ObjectId)
        {
            json.WriteStringValue("66f1a2b3c4d5e6f708192a3b");
        }
        else
        {
            WriteKind(json, column.Type, column.Choices.Count > 0 ? column.Choices[0] : null, column);
        }
    }

    private static void WriteKind(Utf8JsonWriter json, DataType type, string? choice, Column? column)
    {
        switch (type.Kind)
        {
            case TypeKind.Int or TypeKind.BigInt:
                json.WriteNumberValue(1);
                break;
            case TypeKind.Float:
                json.WriteRawValue("1.5");
                break;
            case TypeKind.Decimal:
                json.WriteRawValue(Decimal(type));
                break;
            case TypeKind.Boolean:
                json.WriteBooleanValue(true);
                break;
            case TypeKind.Uuid:
                json.WriteStringValue("0192f0c1-7c3e-7a10-8f6b-2f1d3c4b5a69");
                break;
            case TypeKind.Date:
                json.WriteStringValue("2026-11-21");
                break;
            case TypeKind.Time:
                json.WriteStringValue("08:30:00");
                break;
            case TypeKind.DateTime:
                json.WriteStringValue("2026-11-21T03:11:04Z");
                break;
            case TypeKind.Json:
                json.WriteRawValue("{\"key\":\"value\"}");
                break;
            case TypeKind.Array:
                json.WriteStartArray();
                WriteKind(json, type.ItemType, choice, null);
                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(choice ?? Sample(type, column));
                break;
        }
    }

    private static string Sample(DataType type, Column? column)
    {
        var text = column switch
        {
            { Placeholder: { Length: > 0 } placeholder } => placeholder,
            { Name: var name } => name,
            null => "text",
        };
        return type.Length > 0 && text.Length > type.Length ? text[..type.Length] : text;
    }

    private static string Decimal(DataType type)
    {
        var whole = type.Precision > type.Scale ? "1" : "0";
        return type.Scale == 0 ? whole : whole + "." + "5".PadRight(type.Scale, '0');
    }
}
