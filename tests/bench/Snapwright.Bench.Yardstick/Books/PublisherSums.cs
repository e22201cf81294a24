using System.Text.Json;
using Npgsql;
using Snapwright.Bench.Yardstick.Responses;

namespace Snapwright.Bench.Yardstick.Books;

/// <summary>Sum, average and number of the prices above a bound, for each publisher that has more than so many.</summary>
internal sealed class PublisherSums(NpgsqlDataSource dataSource, JsonBodyPool bodies)
{
    private static readonly JsonEncodedText s_data = JsonEncodedText.Encode("data");
    private static readonly JsonEncodedText s_publisher = JsonEncodedText.Encode("publisher");
    private static readonly JsonEncodedText s_id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText s_price = JsonEncodedText.Encode("price");
    private static readonly JsonEncodedText s_sum = JsonEncodedText.Encode("sum");
    private static readonly JsonEncodedText s_avg = JsonEncodedText.Encode("avg");
    private static readonly JsonEncodedText s_count = JsonEncodedText.Encode("count");

    public async Task ListAsync(HttpContext context, decimal above, long moreThan, int limit)
    {
        var cancellation = context.RequestAborted;
        var body = bodies.Rent();
        body.Writer.WriteStartObject();
        body.Writer.WriteStartArray(s_data);
        await using (var connection = await dataSource.OpenConnectionAsync(cancellation))
        await using (var command = new NpgsqlCommand(BookStatements.SumsByPublisher(limit), connection)
        {
            Parameters = { new NpgsqlParameter<decimal> { TypedValue = above }, new NpgsqlParameter<long> { TypedValue = moreThan } },
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

    private static void Write(Utf8JsonWriter writer, NpgsqlDataReader row)
    {
        writer.WriteStartObject();
        writer.WriteStartObject(s_publisher);
        writer.WriteNumber(s_id, row.GetInt32(0));
        writer.WriteEndObject();
        writer.WriteStartObject(s_price);
        writer.WriteNumber(s_sum, row.GetDecimal(1));
        writer.WriteNumber(s_avg, row.GetDecimal(2));
        writer.WriteNumber(s_count, row.GetInt64(3));
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
