using System.Buffers;
using System.Text.Json;

namespace Snapwright.Bench.Yardstick.Loans;

/// <summary>One of the loans of a body.</summary>
internal readonly record struct NewLoan(string Borrower, DateOnly LentOn, int Days, int Book)
{
    /// <summary>Reads a body; the error names what is wrong.</summary>
    public static string? Read(in ReadOnlySequence<byte> json, List<NewLoan> loans)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
            {
                return "The body must be a JSON array.";
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (ReadOne(ref reader, out var loan) is { } error)
                {
                    return $"[{loans.Count}]: {error}";
                }

                loans.Add(loan);
            }

            // Anything behind the array makes the reader throw.
            return reader.Read() ? "Nothing may follow the array." : null;
        }
        catch (JsonException malformed)
        {
            return malformed.Message;
        }
    }

    private static string? ReadOne(ref Utf8JsonReader reader, out NewLoan loan)
    {
        loan = default;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return "A loan must be an object.";
        }

        string? borrower = null;
        DateOnly? lentOn = null;
        int? days = null, book = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("borrower"u8))
            {
                borrower = reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            }
            else if (reader.ValueTextEquals("lentOn"u8))
            {
                lentOn = ReadDate(ref reader);
            }
            else if (reader.ValueTextEquals("days"u8))
            {
                days = ReadInt(ref reader);
            }
            else if (reader.ValueTextEquals("book"u8))
            {
                book = ReadInt(ref reader);
            }
            else
            {
                return $"Unknown field '{reader.GetString()}'.";
            }
        }

        if (borrower is null or { Length: > 120 } || borrower.Contains('\0', StringComparison.Ordinal) || lentOn is null || days is null || book is null)
        {
            return "'borrower' must be a text of at most 120 characters, 'lentOn' a date, 'days' and 'book' integers.";
        }

        loan = new(borrower, lentOn.Value, days.Value, book.Value);
        return null;
    }

    // A date is the beginning of a date and time in ISO 8601.
    private static DateOnly? ReadDate(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.String && Length(in reader) == 10 && reader.TryGetDateTime(out var value)
            ? DateOnly.FromDateTime(value) : null;

    // A value may lie in two pieces of the body.
    private static long Length(in Utf8JsonReader reader) => reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;

    private static int? ReadInt(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var value) ? value : null;
}
