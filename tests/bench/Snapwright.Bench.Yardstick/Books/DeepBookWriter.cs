using System.Text.Json;

namespace Snapwright.Bench.Yardstick.Books;

/// <summary>Puts three lists together, each in the order of the one above.</summary>
internal static class DeepBookWriter
{
    private static readonly JsonEncodedText s_data = JsonEncodedText.Encode("data");
    private static readonly JsonEncodedText s_id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText s_title = JsonEncodedText.Encode("title");
    private static readonly JsonEncodedText s_price = JsonEncodedText.Encode("price");
    private static readonly JsonEncodedText s_author = JsonEncodedText.Encode("author");
    private static readonly JsonEncodedText s_publisher = JsonEncodedText.Encode("publisher");
    private static readonly JsonEncodedText s_name = JsonEncodedText.Encode("name");
    private static readonly JsonEncodedText s_reviews = JsonEncodedText.Encode("reviews");
    private static readonly JsonEncodedText s_rating = JsonEncodedText.Encode("rating");
    private static readonly JsonEncodedText s_text = JsonEncodedText.Encode("text");
    private static readonly JsonEncodedText s_replies = JsonEncodedText.Encode("replies");

    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<DeepBook> books, ReadOnlySpan<DeepReview> reviews, ReadOnlySpan<DeepReply> replies)
    {
        writer.WriteStartObject();
        writer.WriteStartArray(s_data);
        foreach (ref readonly var book in books)
        {
            writer.WriteStartObject();
            writer.WriteNumber(s_id, book.Id);
            writer.WriteString(s_title, book.Title);
            writer.WriteNumber(s_price, book.Price);
            WriteParent(writer, s_author, book.Author, book.AuthorName);
            WriteParent(writer, s_publisher, book.Publisher, book.PublisherName);
            writer.WriteStartArray(s_reviews);
            for (; !reviews.IsEmpty && reviews[0].Book == book.Id; reviews = reviews[1..])
            {
                WriteReview(writer, in reviews[0], ref replies);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteReview(Utf8JsonWriter writer, in DeepReview review, ref ReadOnlySpan<DeepReply> replies)
    {
        writer.WriteStartObject();
        writer.WriteNumber(s_id, review.Id);
        writer.WriteNumber(s_rating, review.Rating);
        writer.WriteString(s_text, review.Text);
        writer.WriteStartArray(s_replies);
        for (; !replies.IsEmpty && replies[0].Review == review.Id; replies = replies[1..])
        {
            writer.WriteStartObject();
            writer.WriteNumber(s_id, replies[0].Id);
            writer.WriteString(s_text, replies[0].Text);
            writer.WriteEndObject();
        }

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
