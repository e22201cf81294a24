using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace Snapwright.Bench.Yardstick.Books;

/// <summary>Writes a row of <see cref="Columns"/> as JSON.</summary>
internal static class BookWriter
{
    /// <summary>The columns that <see cref="Write"/> reads, in its order.</summary>
    public const string Columns = """
        "id", "title", "isbn", "price", "pages", "published", "language", "inStock", "authorId", "publisherId", "createdAt", "updatedAt"
        """;

    private static readonly JsonEncodedText s_id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText s_title = JsonEncodedText.Encode("title");
    private static readonly JsonEncodedText s_isbn = JsonEncodedText.Encode("isbn");
    private static readonly JsonEncodedText s_price = JsonEncodedText.Encode("price");
    private static readonly JsonEncodedText s_pages = JsonEncodedText.Encode("pages");
    private static readonly JsonEncodedText s_published = JsonEncodedText.Encode("published");
    private static readonly JsonEncodedText s_language = JsonEncodedText.Encode("language");
    private static readonly JsonEncodedText s_inStock = JsonEncodedText.Encode("inStock");
    private static readonly JsonEncodedText s_author = JsonEncodedText.Encode("author");
    private static readonly JsonEncodedText s_publisher = JsonEncodedText.Encode("publisher");
    private static readonly JsonEncodedText s_createdAt = JsonEncodedText.Encode("createdAt");
    private static readonly JsonEncodedText s_updatedAt = JsonEncodedText.Encode("updatedAt");

    public static void Write(Utf8JsonWriter writer, NpgsqlDataReader row)
    {
        writer.WriteStartObject();
        writer.WriteNumber(s_id, row.GetInt32(0));
        writer.WriteString(s_title, row.GetString(1));
        writer.WriteString(s_isbn, row.GetString(2));
        writer.WriteNumber(s_price, row.GetDecimal(3));
        writer.WriteNumber(s_pages, row.GetInt32(4));
        WriteDate(writer, s_published, row.GetFieldValue<DateOnly>(5));
        writer.WriteString(s_language, row.GetString(6));
        writer.WriteBoolean(s_inStock, row.GetBoolean(7));
        WriteReference(writer, s_author, row.GetInt32(8));
        WriteReference(writer, s_publisher, row.GetInt32(9));
        writer.WriteString(s_createdAt, row.GetDateTime(10));
        writer.WriteString(s_updatedAt, row.GetDateTime(11));
        writer.WriteEndObject();
    }

    private static void WriteReference(Utf8JsonWriter writer, JsonEncodedText name, int id)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber(s_id, id);
        writer.WriteEndObject();
    }

    private static void WriteDate(Utf8JsonWriter writer, JsonEncodedText name, DateOnly date)
    {
        Span<byte> text = stackalloc byte[10];
        date.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        writer.WriteString(name, text);
    }
}
