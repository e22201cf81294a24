using System.Text.Json;
using Npgsql;

namespace Snapwright.Bench.Yardstick.Books;

/// <summary>Writes a book with its parents and first reviews.</summary>
internal static class BookTreeWriter
{
    private static readonly JsonEncodedText s_id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText s_title = JsonEncodedText.Encode("title");
    private static readonly JsonEncodedText s_price = JsonEncodedText.Encode("price");
    private static readonly JsonEncodedText s_author = JsonEncodedText.Encode("author");
    private static readonly JsonEncodedText s_publisher = JsonEncodedText.Encode("publisher");
    private static readonly JsonEncodedText s_name = JsonEncodedText.Encode("name");
    private static readonly JsonEncodedText s_reviews = JsonEncodedText.Encode("reviews");
    private static readonly JsonEncodedText s_rating = JsonEncodedText.Encode("rating");
    private static readonly JsonEncodedText s_text = JsonEncodedText.Encode("text");

    /// <summary>The book and its parents; leaves the book and its list of reviews open.</summary>
    public static void WriteBook(Utf8JsonWriter writer, NpgsqlDataReader row)
    {
        writer.WriteStartObject();
        writer.WriteNumber(s_id, row.GetInt32(0));
        writer.WriteString(s_title, row.GetString(1));
        writer.WriteNumber(s_price, row.GetDecimal(2));
        WriteParent(writer, s_author, row.GetInt32(3), row.GetString(4));
        WriteParent(writer, s_publisher, row.GetInt32(5), row.GetString(6));
        writer.WriteStartArray(s_reviews);
    }

    public static void WriteReview(Utf8JsonWriter writer, NpgsqlDataReader row)
    {
        writer.WriteStartObject();
        writer.WriteNumber(s_id, row.GetInt32(0));
        writer.WriteNumber(s_rating, row.GetInt32(1));
        writer.WriteString(s_text, row.GetString(2));
        writer.WriteEndObject();
    }

    /// <summary>Closes what <see cref="WriteBook"/> opened.</summary>
    public static void WriteEnd(Utf8JsonWriter writer)
    {
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteParent(Utf8JsonWriter writer, JsonEncodedText name, int id, string parentName)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber(s_id, id);
        writer.WriteString(s_name, parentName);
        writer.WriteEndObject();
    }
}
