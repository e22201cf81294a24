using System.Globalization;
using System.Text.Json;
using Npgsql;
using Snapwright.Bench.Yardstick.Responses;

namespace Snapwright.Bench.Yardstick.Reviews;

/// <summary>The inserting endpoint.</summary>
internal sealed class ReviewEndpoints(NpgsqlDataSource dataSource, JsonBodyPool bodies)
{
    private const string Insert = """
        INSERT INTO "reviews" ("rating", "text", "bookId", "createdAt", "updatedAt") VALUES ($1, $2, $3, $4, $5) RETURNING "id"
        """;

    private static readonly JsonEncodedText s_data = JsonEncodedText.Encode("data");
    private static readonly JsonEncodedText s_id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText s_rating = JsonEncodedText.Encode("rating");
    private static readonly JsonEncodedText s_text = JsonEncodedText.Encode("text");
    private static readonly JsonEncodedText s_book = JsonEncodedText.Encode("book");
    private static readonly JsonEncodedText s_createdAt = JsonEncodedText.Encode("createdAt");
    private static readonly JsonEncodedText s_updatedAt = JsonEncodedText.Encode("updatedAt");

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/reviews", CreateAsync);

    private async Task CreateAsync(HttpContext context)
    {
        var (error, review) = await ReadAsync(context);
        if (error is not null)
        {
            await Problem.SendAsync(context, 422, "invalid_body", error);
            return;
        }

        var now = DateTime.UtcNow;
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        int id;
        try
        {
            id = await InsertAsync(review, now, context.RequestAborted);
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            await Problem.SendAsync(context, 409, "foreign_key_violation", "'book' names no book.");
            return;
        }

        var body = bodies.Rent();
        Write(body.Writer, id, review, now);
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.Headers.Location = string.Create(CultureInfo.InvariantCulture, $"/api/reviews/{id}");
        await body.SendAsync(context.Response, context.RequestAborted);
        bodies.Return(body);
    }

    private static async ValueTask<(string? Error, NewReview Review)> ReadAsync(HttpContext context)
    {
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            if (read.IsCompleted)
            {
                var error = NewReview.Read(read.Buffer, out var review);
                reader.AdvanceTo(read.Buffer.End);
                return (error, review);
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private async ValueTask<int> InsertAsync(NewReview review, DateTime now, CancellationToken cancellation)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        await using var command = new NpgsqlCommand(Insert, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<int> { TypedValue = review.Rating },
                new NpgsqlParameter<string> { TypedValue = review.Text },
                new NpgsqlParameter<int> { TypedValue = review.Book },
                new NpgsqlParameter<DateTime> { TypedValue = now },
                new NpgsqlParameter<DateTime> { TypedValue = now },
            },
        };
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return row.GetInt32(0);
    }

    private static void Write(Utf8JsonWriter writer, int id, NewReview review, DateTime now)
    {
        writer.WriteStartObject();
        writer.WriteStartObject(s_data);
        writer.WriteNumber(s_id, id);
        writer.WriteNumber(s_rating, review.Rating);
        writer.WriteString(s_text, review.Text);
        writer.WriteStartObject(s_book);
        writer.WriteNumber(s_id, review.Book);
        writer.WriteEndObject();
        writer.WriteString(s_createdAt, now);
        writer.WriteString(s_updatedAt, now);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
