using System.Buffers;
using System.Text.Json;

namespace Snapwright.Bench.Yardstick.Reviews;

/// <summary>The body of an insert.</summary>
internal readonly record struct NewReview(int Book, int Rating, string Text)
{
    /// <summary>Reads a body; the error names what is wrong.</summary>
    public static string? Read(in ReadOnlySequence<byte> json, out NewReview review)
    {
        review = default;
        int? book = null, rating = null;
        string? text = null;
        var reader = new Utf8JsonReader(json);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return "The body must be a JSON object.";
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("book"u8))
                {
                    book = ReadInt(ref reader);
                }
                else if (reader.ValueTextEquals("rating"u8))
                {
                    rating = ReadInt(ref reader);
                }
                else if (reader.ValueTextEquals("text"u8))
                {
                    reader.Read();
                    text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                }
                else
                {
                    return $"Unknown field '{reader.GetString()}'.";
                }
            }

            while (reader.Read())
            {
                // Anything behind the object makes the reader throw.
            }
        }
        catch (JsonException malformed)
        {
            return malformed.Message;
        }

        if (book is null || rating is null || text is null || text.Contains('\0', StringComparison.Ordinal))
        {
            return "'book' and 'rating' must be integers and 'text' a string.";
        }

        review = new(book.Value, rating.Value, text);
        return null;
    }

    private static int? ReadInt(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var value) ? value : null;
}
