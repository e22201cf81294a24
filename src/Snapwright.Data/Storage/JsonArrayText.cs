using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Values;

namespace Snapwright.Data.Storage;

/// <summary>Lists as JSON arrays, for databases without arrays: how array columns are stored, and how lists reach a statement.</summary>
public static class JsonArrayText
{
    /// <summary>Writes one item as a JSON value.</summary>
    public delegate void StoredItem(Utf8JsonWriter json, DataType type, in SqlValue item);

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes a list.</summary>
    /// <param name="output">Takes the UTF-8 text.</param>
    /// <param name="type">The type of the list.</param>
    /// <param name="items">The items; none is NULL.</param>
    /// <param name="writeStored">Writes an item of a kind that each database stores in its own way: decimals and instants.</param>
    public static void Write(IBufferWriter<byte> output, DataType type, SqlValue[] items, StoredItem writeStored)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(writeStored);
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartArray();
        foreach (ref readonly var item in items.AsSpan())
        {
            Write(json, type, in item, writeStored);
        }

        json.WriteEndArray();
    }

    /// <summary>Reads a list; <typeparamref name="T"/> is int, long, double, bool, string or Guid, after the item kind.</summary>
    public static T[] Read<T>(ReadOnlySpan<byte> text)
    {
        var items = new List<T>();
        var json = new Utf8JsonReader(text);
        json.Read();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Read<T>(ref json));
        }

        return [.. items];
    }

    private static void Write(Utf8JsonWriter json, DataType type, in SqlValue item, StoredItem writeStored)
    {
        Span<byte> text = stackalloc byte[FixedText.TimeLength];
        switch (type.Item)
        {
            case TypeKind.Int or TypeKind.BigInt:
                json.WriteNumberValue(item.AsInt64);
                break;
            case TypeKind.Float:
                json.WriteNumberValue(item.AsDouble);
                break;
            case TypeKind.Decimal or TypeKind.DateTime:
                writeStored(json, type, in item);
                break;
            case TypeKind.Boolean:
                json.WriteBooleanValue(item.AsBoolean);
                break;
            case TypeKind.Text:
                json.WriteStringValue(item.AsString);
                break;
            case TypeKind.Uuid:
                json.WriteStringValue(item.AsGuid);
                break;
            case TypeKind.Date:
                FixedText.WriteDate(text, DateOnly.FromDayNumber((int)item.AsInt64));
                json.WriteStringValue(text[..FixedText.DateLength]);
                break;
            case TypeKind.Time:
                FixedText.WriteTime(text, item.AsInt64);
                json.WriteStringValue(text);
                break;
            default:
                throw new NotSupportedException($"There are no lists of {type.Item}.");
        }
    }

    // The comparisons of types are settled when the method is compiled for T; the casts do not box there.
    private static T Read<T>(ref Utf8JsonReader json)
    {
        if (typeof(T) == typeof(int))
        {
            return (T)(object)json.GetInt32();
        }

        if (typeof(T) == typeof(long))
        {
            return (T)(object)json.GetInt64();
        }

        if (typeof(T) == typeof(double))
        {
            return (T)(object)json.GetDouble();
        }

        if (typeof(T) == typeof(bool))
        {
            return (T)(object)json.GetBoolean();
        }

        if (typeof(T) == typeof(string))
        {
            return (T)(object)json.GetString()!;
        }

        return typeof(T) == typeof(Guid)
            ? (T)(object)json.GetGuid()
            : throw new NotSupportedException($"There are no arrays of {typeof(T)}.");
    }
}
