using System.Globalization;
using System.Text.Json;

namespace Snapwright.Transactions;

/// <summary>
/// Finds references in the data of an operation, or in the arguments of a command. The value of a JSON column may be a reference as a whole; what is inside of it is the client's own
/// and is not looked at.
/// </summary>
internal static class ReferenceScanner
{
    /// <summary>The references, in order.</summary>
    /// <param name="ofJson">The fields whose values are JSON.</param>
    /// <param name="data">An object, valid JSON.</param>
    /// <param name="place">Its place in the request.</param>
    public static List<Reference> Scan(IReadOnlySet<string> ofJson, ReadOnlySpan<byte> data, string place)
    {
        var found = new List<Reference>();
        var reader = new Utf8JsonReader(data);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetStringSafely();
            reader.Read();
            Scan(ref reader, $"{place}.{name}", name, ofJson.Contains(name), found);
        }

        return found;
    }

    /// <summary>The name in a reference that is the whole of a value; null for any other value.</summary>
    public static string? Whole(ReadOnlySpan<byte> value)
    {
        var reader = new Utf8JsonReader(value);
        reader.Read();
        return Name(reader);
    }

    private static void Scan(ref Utf8JsonReader reader, string place, string field, bool isJson, List<Reference> found)
    {
        if (Name(reader) is { } text)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            found.Add(new(place, start, (int)reader.BytesConsumed, text, field));
            return;
        }

        if (isJson)
        {
            reader.Skip();
            return;
        }

        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetStringSafely();
                reader.Read();
                Scan(ref reader, $"{place}.{name}", field, false, found);
            }
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
            {
                Scan(ref reader, string.Create(CultureInfo.InvariantCulture, $"{place}[{i}]"), field, false, found);
            }
        }
    }

    // A copy of the reader: whether it is a reference is only known at the end of the object.
    private static string? Name(Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject || !reader.Read() || reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals("$ref"u8))
        {
            return null;
        }

        reader.Read();
        if (reader.TokenType != JsonTokenType.String)
        {
            return null;
        }

        var text = reader.GetStringSafely();
        return reader.Read() && reader.TokenType == JsonTokenType.EndObject ? text : null;
    }
}
