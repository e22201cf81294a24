using System.Globalization;
using System.Text.Json;
using Npgsql;
using Snapwright.Bench.Yardstick.Responses;

namespace Snapwright.Bench.Yardstick.Measurements;

/// <summary>The measurements by key: a page behind a cursor, or all of them as a stream of lines.</summary>
internal sealed class MeasurementEndpoints(NpgsqlDataSource dataSource, JsonBodyPool bodies)
{
    private const int MostRows = 1000;
    private const int FlushAt = 32 * 1024;
    private const string All = $"""SELECT {MeasurementWriter.Columns} FROM "measurements" ORDER BY "id" """;

    private static readonly JsonEncodedText s_data = JsonEncodedText.Encode("data");
    private static readonly JsonEncodedText s_meta = JsonEncodedText.Encode("meta");
    private static readonly JsonEncodedText s_pageInfo = JsonEncodedText.Encode("pageInfo");
    private static readonly JsonEncodedText s_startCursor = JsonEncodedText.Encode("startCursor");
    private static readonly JsonEncodedText s_endCursor = JsonEncodedText.Encode("endCursor");
    private static readonly JsonEncodedText s_hasNextPage = JsonEncodedText.Encode("hasNextPage");
    private static readonly JsonEncodedText s_hasPreviousPage = JsonEncodedText.Encode("hasPreviousPage");

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/measurements", ListAsync);

    private Task ListAsync(HttpContext context)
    {
        var query = context.Request.Query;
        if (!query.ContainsKey("first"))
        {
            return StreamAsync(context);
        }

        if (!int.TryParse(query["first"], NumberStyles.None, CultureInfo.InvariantCulture, out var first) || first is 0 or > MostRows)
        {
            return Problem.SendAsync(context, 400, "invalid_parameter", $"'first' must be 1 to {MostRows}.");
        }

        var after = int.MinValue;
        return query.TryGetValue("after", out var cursor) && !PageCursor.TryRead(cursor.ToString(), out after)
            ? Problem.SendAsync(context, 400, "invalid_cursor", "'after' is no cursor.")
            : PageAsync(context, after, first);
    }

    private async Task PageAsync(HttpContext context, int after, int first)
    {
        var cancellation = context.RequestAborted;
        var body = bodies.Rent();
        body.Writer.WriteStartObject();
        body.Writer.WriteStartArray(s_data);
        int start = 0, end = 0, rows = 0;
        await using (var connection = await dataSource.OpenConnectionAsync(cancellation))
        await using (var command = new NpgsqlCommand(After(first), connection) { Parameters = { new NpgsqlParameter<int> { TypedValue = after } } })
        await using (var row = await command.ExecuteReaderAsync(cancellation))
        {
            while (await row.ReadAsync(cancellation) && rows++ < first)
            {
                end = row.GetInt32(0);
                start = rows == 1 ? end : start;
                MeasurementWriter.Write(body.Writer, row);
            }
        }

        body.Writer.WriteEndArray();
        WritePageInfo(body.Writer, rows > 0, start, end, rows > first, after != int.MinValue);
        body.Writer.WriteEndObject();
        await body.SendAsync(context.Response, cancellation);
        bodies.Return(body);
    }

    // Constant memory: what was written goes out as soon as it is worth a write, and waits there while the client is slow.
    private async Task StreamAsync(HttpContext context)
    {
        var cancellation = context.RequestAborted;
        context.Response.ContentType = "application/x-ndjson";
        var body = bodies.Rent();
        await using (var connection = await dataSource.OpenConnectionAsync(cancellation))
        await using (var command = new NpgsqlCommand(All, connection))
        await using (var row = await command.ExecuteReaderAsync(cancellation))
        {
            while (await row.ReadAsync(cancellation))
            {
                MeasurementWriter.Write(body.Writer, row);
                body.EndLine();
                if (body.Length >= FlushAt)
                {
                    await body.SendPartAsync(context.Response, cancellation);
                }
            }
        }

        await body.SendPartAsync(context.Response, cancellation);
        bodies.Return(body);
    }

    // One more row tells whether there is a next page.
    private static string After(int first) => $"""SELECT {MeasurementWriter.Columns} FROM "measurements" WHERE "id" > $1 ORDER BY "id" LIMIT {first + 1}""";

    private static void WritePageInfo(Utf8JsonWriter writer, bool any, int start, int end, bool next, bool previous)
    {
        writer.WriteStartObject(s_meta);
        writer.WriteStartObject(s_pageInfo);
        writer.WriteString(s_startCursor, any ? PageCursor.Of(start) : null);
        writer.WriteString(s_endCursor, any ? PageCursor.Of(end) : null);
        writer.WriteBoolean(s_hasNextPage, next);
        writer.WriteBoolean(s_hasPreviousPage, previous);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
