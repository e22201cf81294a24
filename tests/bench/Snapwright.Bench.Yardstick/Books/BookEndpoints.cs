using System.Globalization;
using System.Text.Json;
using Npgsql;
using Snapwright.Bench.Yardstick.Filters;
using Snapwright.Bench.Yardstick.Responses;

namespace Snapwright.Bench.Yardstick.Books;

/// <summary>The reading endpoints: one book, lists, a book with parents and reviews, deeper lists, counts and sums per parent.</summary>
internal sealed class BookEndpoints(NpgsqlDataSource dataSource, JsonBodyPool bodies)
{
    private const int MostRows = 1000;
    private const int ReviewsOfTree = 5;

    private readonly DeepBooks _deep = new(dataSource, bodies);
    private readonly PublisherSums _sums = new(dataSource, bodies);

    private static readonly JsonEncodedText s_data = JsonEncodedText.Encode("data");
    private static readonly JsonEncodedText s_author = JsonEncodedText.Encode("author");
    private static readonly JsonEncodedText s_id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText s_count = JsonEncodedText.Encode("count");

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/books", ListAsync);
        routes.MapGet("/api/books/{id}", GetAsync);
    }

    private Task GetAsync(HttpContext context)
    {
        if (!int.TryParse(context.Request.RouteValues["id"] as string, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return NotFoundAsync(context);
        }

        return context.Request.Query.ContainsKey("deep") ? GetTreeAsync(context, id) : GetRowAsync(context, id);
    }

    private Task ListAsync(HttpContext context)
    {
        var query = context.Request.Query;
        if (!int.TryParse(query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out var limit) || limit > MostRows)
        {
            return Problem.SendAsync(context, 400, "invalid_parameter", $"'limit' must be 0 to {MostRows}.");
        }

        if (query.ContainsKey("having"))
        {
            return SumByPublisherAsync(context, limit);
        }

        if (query.ContainsKey("groupBy"))
        {
            return CountByAuthorAsync(context, limit);
        }

        if (query.ContainsKey("deep"))
        {
            return ComparisonFilter.TryRead(query["filter"], "id"u8, out int after)
                ? _deep.ListAsync(context, after, limit)
                : Problem.SendAsync(context, 400, "invalid_filter", "'filter' must be {\"id\":{\"_gt\":number}}.");
        }

        if (!query.TryGetValue("filter", out var filter))
        {
            return SendRowsAsync(context, new NpgsqlCommand(BookStatements.List(limit)));
        }

        return ComparisonFilter.TryRead(filter, "price"u8, out decimal above)
            ? SendRowsAsync(context, new NpgsqlCommand(BookStatements.Above(limit))
            {
                Parameters = { new NpgsqlParameter<decimal> { TypedValue = above } },
            })
            : Problem.SendAsync(context, 400, "invalid_filter", "'filter' must be {\"price\":{\"_gt\":number}}.");
    }

    private Task SumByPublisherAsync(HttpContext context, int limit)
    {
        var query = context.Request.Query;
        return ComparisonFilter.TryRead(query["filter"], "price"u8, out decimal above) && ComparisonFilter.TryRead(query["having"], "count"u8, out int moreThan)
            ? _sums.ListAsync(context, above, moreThan, limit)
            : Problem.SendAsync(context, 400, "invalid_filter", "'filter' must be {\"price\":{\"_gt\":number}}, and 'having' {\"count\":{\"_gt\":number}}.");
    }

    private async Task GetRowAsync(HttpContext context, int id)
    {
        var cancellation = context.RequestAborted;
        var body = bodies.Rent();
        bool found;
        await using (var connection = await dataSource.OpenConnectionAsync(cancellation))
        await using (var command = new NpgsqlCommand(BookStatements.Get, connection)
        {
            Parameters = { new NpgsqlParameter<int> { TypedValue = id } },
        })
        await using (var row = await command.ExecuteReaderAsync(cancellation))
        {
            found = await row.ReadAsync(cancellation);
            if (found)
            {
                body.Writer.WriteStartObject();
                body.Writer.WritePropertyName(s_data);
                BookWriter.Write(body.Writer, row);
                body.Writer.WriteEndObject();
            }
        }

        await SendAsync(context, body, found);
    }

    private async Task SendRowsAsync(HttpContext context, NpgsqlCommand rows)
    {
        var cancellation = context.RequestAborted;
        var body = bodies.Rent();
        body.Writer.WriteStartObject();
        body.Writer.WriteStartArray(s_data);
        await using (var connection = await dataSource.OpenConnectionAsync(cancellation))
        await using (var command = rows)
        {
            command.Connection = connection;
            await using var row = await command.ExecuteReaderAsync(cancellation);
            while (await row.ReadAsync(cancellation))
            {
                BookWriter.Write(body.Writer, row);
            }
        }

        body.Writer.WriteEndArray();
        body.Writer.WriteEndObject();
        await SendAsync(context, body, found: true);
    }

    private async Task CountByAuthorAsync(HttpContext context, int limit)
    {
        var cancellation = context.RequestAborted;
        var body = bodies.Rent();
        body.Writer.WriteStartObject();
        body.Writer.WriteStartArray(s_data);
        await using (var connection = await dataSource.OpenConnectionAsync(cancellation))
        await using (var command = new NpgsqlCommand(BookStatements.CountByAuthor(limit), connection))
        await using (var row = await command.ExecuteReaderAsync(cancellation))
        {
            while (await row.ReadAsync(cancellation))
            {
                body.Writer.WriteStartObject();
                body.Writer.WriteStartObject(s_author);
                body.Writer.WriteNumber(s_id, row.GetInt32(0));
                body.Writer.WriteEndObject();
                body.Writer.WriteNumber(s_count, row.GetInt64(1));
                body.Writer.WriteEndObject();
            }
        }

        body.Writer.WriteEndArray();
        body.Writer.WriteEndObject();
        await SendAsync(context, body, found: true);
    }

    private async Task GetTreeAsync(HttpContext context, int id)
    {
        var cancellation = context.RequestAborted;
        var body = bodies.Rent();
        bool found;
        await using (var connection = await dataSource.OpenConnectionAsync(cancellation))
        await using (var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new(BookStatements.WithParents) { Parameters = { new NpgsqlParameter<int> { TypedValue = id } } },
                new(BookStatements.FirstReviews(ReviewsOfTree)) { Parameters = { new NpgsqlParameter<int> { TypedValue = id } } },
            },
        })
        await using (var row = await batch.ExecuteReaderAsync(cancellation))
        {
            found = await row.ReadAsync(cancellation);
            if (found)
            {
                body.Writer.WriteStartObject();
                body.Writer.WritePropertyName(s_data);
                BookTreeWriter.WriteBook(body.Writer, row);
                await row.NextResultAsync(cancellation);
                while (await row.ReadAsync(cancellation))
                {
                    BookTreeWriter.WriteReview(body.Writer, row);
                }

                BookTreeWriter.WriteEnd(body.Writer);
                body.Writer.WriteEndObject();
            }
        }

        await SendAsync(context, body, found);
    }

    private async Task SendAsync(HttpContext context, JsonBody body, bool found)
    {
        if (found)
        {
            await body.SendAsync(context.Response, context.RequestAborted);
        }
        else
        {
            await NotFoundAsync(context);
        }

        bodies.Return(body);
    }

    private static Task NotFoundAsync(HttpContext context) => Problem.SendAsync(context, 404, "not_found", "There is no such book.");
}
