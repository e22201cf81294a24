using System.Globalization;
using System.Text.Json;
using Npgsql;
using Snapwright.Bench.Yardstick.Responses;

namespace Snapwright.Bench.Yardstick.Books;

/// <summary>What the product serves as the view <c>dear_books</c>: the dearest books above a price, with parents and the number of reviews.</summary>
internal sealed class DearBooks(NpgsqlDataSource dataSource, JsonBodyPool bodies)
{
    private const int UsualRows = 20;

    private const string Statement = """
        SELECT b."id", b."title", b."price", a."name", p."name", (SELECT count(*) FROM "reviews" r WHERE r."bookId" = b."id")
        FROM "books" b JOIN "authors" a ON a."id" = b."authorId" JOIN "publishers" p ON p."id" = b."publisherId"
        WHERE b."price" > $1 ORDER BY b."price" DESC, b."id" DESC LIMIT $2
        """;

    private static readonly JsonEncodedText s_data = JsonEncodedText.Encode("data");
    private static readonly JsonEncodedText s_id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText s_title = JsonEncodedText.Encode("title");
    private static readonly JsonEncodedText s_price = JsonEncodedText.Encode("price");
    private static readonly JsonEncodedText s_author = JsonEncodedText.Encode("author");
    private static readonly JsonEncodedText s_publisher = JsonEncodedText.Encode("publisher");
    private static readonly JsonEncodedText s_reviews = JsonEncodedText.Encode("reviews");
    private static readonly JsonEncodedText s_meta = JsonEncodedText.Encode("meta");
    private static readonly JsonEncodedText s_hasMore = JsonEncodedText.Encode("hasMore");

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/views/dear_books", ListAsync);

    private async Task ListAsync(HttpContext context)
    {
        var query = context.Request.Query;
        if (!decimal.TryParse(query["above"], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var above))
        {
            await Problem.SendAsync(context, 400, "invalid_parameter", "'above' must be a number.");
            return;
        }

        var cancellation = context.RequestAborted;
        var body = bodies.Rent();
        body.Writer.WriteStartObject();
        body.Writer.WriteStartArray(s_data);
        await using (var connection = await dataSource.OpenConnectionAsync(cancellation))
        await using (var command = new NpgsqlCommand(Statement, connection)
        {
            Parameters = { new NpgsqlParameter<decimal> { TypedValue = above }, new NpgsqlParameter<int> { TypedValue = UsualRows } },
        })
        await using (var row = await command.ExecuteReaderAsync(cancellation))
        {
            while (await row.ReadAsync(cancellation))
            {
                Write(body.Writer, row);
            }
        }

        body.Writer.WriteEndArray();
        body.Writer.WriteStartObject(s_meta);
        body.Writer.WriteBoolean(s_hasMore, false);
        body.Writer.WriteEndObject();
        body.Writer.WriteEndObject();
        await body.SendAsync(context.Response, cancellation);
        bodies.Return(body);
    }

    private static void Write(Utf8JsonWriter writer, NpgsqlDataReader row)
    {
        writer.WriteStartObject();
        writer.WriteNumber(s_id, row.GetInt32(0));
        writer.WriteString(s_title, row.GetString(1));
        writer.WriteNumber(s_price, row.GetDecimal(2));
        writer.WriteString(s_author, row.GetString(3));
        writer.WriteString(s_publisher, row.GetString(4));
        writer.WriteNumber(s_reviews, row.GetInt64(5));
        writer.WriteEndObject();
    }
}
