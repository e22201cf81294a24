using System.Globalization;
using System.Text.Json;
using Npgsql;
using Snapwright.Bench.Yardstick.Filters;
using Snapwright.Bench.Yardstick.Responses;

namespace Snapwright.Bench.Yardstick.Reviews;

/// <summary>The newest reviews of long books by authors of a country.</summary>
internal sealed class ReviewList(NpgsqlDataSource dataSource, JsonBodyPool bodies)
{
    private const int MostRows = 1000;

    private static readonly JsonEncodedText s_data = JsonEncodedText.Encode("data");
    private static readonly JsonEncodedText s_id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText s_rating = JsonEncodedText.Encode("rating");
    private static readonly JsonEncodedText s_text = JsonEncodedText.Encode("text");
    private static readonly JsonEncodedText s_book = JsonEncodedText.Encode("book");
    private static readonly JsonEncodedText s_createdAt = JsonEncodedText.Encode("createdAt");
    private static readonly JsonEncodedText s_updatedAt = JsonEncodedText.Encode("updatedAt");

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/reviews", ListAsync);

    private Task ListAsync(HttpContext context)
    {
        var query = context.Request.Query;
        if (!int.TryParse(query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out var limit) || limit > MostRows)
        {
            return Problem.SendAsync(context, 400, "invalid_parameter", $"'limit' must be 0 to {MostRows}.");
        }

        return CountryFilter.TryRead(query["filter"], out var pages, out var country)
            ? SendRowsAsync(context, pages, country, limit)
            : Problem.SendAsync(context, 400, "invalid_filter", "'filter' must be {\"book\":{\"pages\":{\"_gt\":number},\"author\":{\"country\":{\"_eq\":text}}}}.");
    }

    private async Task SendRowsAsync(HttpContext context, int pages, string country, int limit)
    {
        var cancellation = context.RequestAborted;
        var body = bodies.Rent();
        body.Writer.WriteStartObject();
        body.Writer.WriteStartArray(s_data);
        await using (var connection = await dataSource.OpenConnectionAsync(cancellation))
        await using (var command = new NpgsqlCommand(Newest(limit), connection)
        {
            Parameters = { new NpgsqlParameter<int> { TypedValue = pages }, new NpgsqlParameter<string> { TypedValue = country } },
        })
        await using (var row = await command.ExecuteReaderAsync(cancellation))
        {
            while (await row.ReadAsync(cancellation))
            {
                Write(body.Writer, row);
            }
        }

        body.Writer.WriteEndArray();
        body.Writer.WriteEndObject();
        await body.SendAsync(context.Response, cancellation);
        bodies.Return(body);
    }

    private static string Newest(int limit) => $"""
        SELECT r."id", r."rating", r."text", r."bookId", r."createdAt", r."updatedAt"
        FROM "reviews" r JOIN "books" b ON b."id" = r."bookId" JOIN "authors" a ON a."id" = b."authorId"
        WHERE b."pages" > $1 AND a."country" = $2 ORDER BY r."createdAt" DESC, r."id" DESC LIMIT {limit}
        """;

    private static void Write(Utf8JsonWriter writer, NpgsqlDataReader row)
    {
        writer.WriteStartObject();
        writer.WriteNumber(s_id, row.GetInt32(0));
        writer.WriteNumber(s_rating, row.GetInt32(1));
        writer.WriteString(s_text, row.GetString(2));
        writer.WriteStartObject(s_book);
        writer.WriteNumber(s_id, row.GetInt32(3));
        writer.WriteEndObject();
        writer.WriteString(s_createdAt, row.GetDateTime(4));
        writer.WriteString(s_updatedAt, row.GetDateTime(5));
        writer.WriteEndObject();
    }
}
