using System.Buffers;
using Npgsql;

namespace Snapwright.Bench.DatabaseJson;

/// <summary>Sends the bytes that PostgreSQL made.</summary>
internal sealed class DatabaseAnswers(NpgsqlDataSource dataSource)
{
    private const int FlushAt = 32 * 1024;

    /// <summary>The statement gives one row with the whole answer, or none for a 404.</summary>
    public async Task SendAsync(HttpContext context, string statement, params NpgsqlParameter[] parameters)
    {
        var cancellation = context.RequestAborted;
        byte[]? answer = null;
        await using (var connection = await dataSource.OpenConnectionAsync(cancellation))
        await using (var command = new NpgsqlCommand(statement, connection))
        {
            command.Parameters.AddRange(parameters);
            await using var row = await command.ExecuteReaderAsync(cancellation);
            if (await row.ReadAsync(cancellation))
            {
                answer = row.GetFieldValue<byte[]>(0);
            }
        }

        if (answer is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.Length;
        await context.Response.BodyWriter.WriteAsync(answer, cancellation);
    }

    /// <summary>The statement gives a row per line, with the end of the line.</summary>
    public async Task StreamAsync(HttpContext context, string statement)
    {
        var cancellation = context.RequestAborted;
        context.Response.ContentType = "application/x-ndjson";
        var writer = context.Response.BodyWriter;
        var lines = new ArrayBufferWriter<byte>(FlushAt + 1024);
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        await using var command = new NpgsqlCommand(statement, connection);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            lines.Write(row.GetFieldValue<byte[]>(0));
            if (lines.WrittenCount >= FlushAt)
            {
                await writer.WriteAsync(lines.WrittenMemory, cancellation);
                lines.ResetWrittenCount();
            }
        }

        await writer.WriteAsync(lines.WrittenMemory, cancellation);
    }

    /// <summary>A value of a statement.</summary>
    public static NpgsqlParameter Value<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };
}
