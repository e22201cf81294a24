using System.Runtime.InteropServices;
using Npgsql;
using Snapwright.Bench.Yardstick.Responses;

namespace Snapwright.Bench.Yardstick.Books;

/// <summary>A list of books with parents, the first reviews of each, and the first replies to each of these: three statements, one round trip.</summary>
internal sealed class DeepBooks(NpgsqlDataSource dataSource, JsonBodyPool bodies)
{
    private const int Reviews = 3;
    private const int Replies = 2;

    public async Task ListAsync(HttpContext context, int after, int limit)
    {
        var cancellation = context.RequestAborted;
        var books = new List<DeepBook>(limit);
        var reviews = new List<DeepReview>(limit * Reviews);
        var replies = new List<DeepReply>(limit * Reviews * Replies);
        await using (var connection = await dataSource.OpenConnectionAsync(cancellation))
        await using (var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Command(BookStatements.ManyWithParents(limit), after),
                Command(BookStatements.ReviewsOfMany(limit, Reviews), after),
                Command(BookStatements.RepliesOfMany(limit, Reviews, Replies), after),
            },
        })
        await using (var row = await batch.ExecuteReaderAsync(cancellation))
        {
            while (await row.ReadAsync(cancellation))
            {
                books.Add(new(row.GetInt32(0), row.GetString(1), row.GetDecimal(2), row.GetInt32(3), row.GetString(4), row.GetInt32(5), row.GetString(6)));
            }

            await row.NextResultAsync(cancellation);
            while (await row.ReadAsync(cancellation))
            {
                reviews.Add(new(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetString(3)));
            }

            await row.NextResultAsync(cancellation);
            while (await row.ReadAsync(cancellation))
            {
                replies.Add(new(row.GetInt32(0), row.GetInt32(1), row.GetString(2)));
            }
        }

        var body = bodies.Rent();
        DeepBookWriter.Write(body.Writer, CollectionsMarshal.AsSpan(books), CollectionsMarshal.AsSpan(reviews), CollectionsMarshal.AsSpan(replies));
        await body.SendAsync(context.Response, cancellation);
        bodies.Return(body);
    }

    private static NpgsqlBatchCommand Command(string text, int after) => new(text) { Parameters = { new NpgsqlParameter<int> { TypedValue = after } } };
}
