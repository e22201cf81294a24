using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Snapwright.Data.Faults;
using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Formats;
using Snapwright.Problems;
using Snapwright.Runtimes;

namespace Snapwright.Rest;

/// <summary>Answers with the rows of a read: one statement, whose rows are written as they come.</summary>
internal static class ListResponse
{
    private const int RetrySeconds = 1;

    public static async Task SendAsync(HttpContext context, Runtime runtime, PreparedRead read, RowFormat format)
    {
        // More rows than a document may have are a stream: it takes as long as its client, and there are not many places for that.
        var isStream = format != RowFormat.Json && !(read.Limit <= runtime.MaxLimit);
        if (isStream && !runtime.Streams.TryTake())
        {
            var detail = $"{runtime.Streams.Count} streams are running, and there are no more places.";
            await ProblemWriter.WriteAsync(context, new(ProblemCodes.Unavailable, detail) { RetryAfter = RetrySeconds });
            return;
        }

        using var output = new JsonOutput();
        using var parts = new ResponseParts(context, format, runtime.Streams.Time, output, context.RequestAborted);
        try
        {
            if (isStream)
            {
                parts.Begin();
            }

            await SendAsync(context, runtime, read, RowsWriter.Of(format, read, output), parts, output, isStream);
        }
        catch (OperationCanceledException e) when (parts.IsLate)
        {
            throw new DatabaseFaultException(new(DatabaseFaultKind.Timeout, null, null, default), e);
        }
        finally
        {
            if (isStream)
            {
                runtime.Streams.Return();
            }
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private static async ValueTask SendAsync(
        HttpContext context, Runtime runtime, PreparedRead read, RowsWriter writer, ResponseParts parts, JsonOutput output, bool isStream)
    {
        using (writer)
        {
            await using var session = await runtime.Database.OpenReadAsync(parts.Token);
            if (isStream)
            {
                session.StatementTimeout = Timeout.InfiniteTimeSpan;
            }

            await using var rows = await session.QueryAsync(read.Plan.Rows, read.Values, parts.Token);
            var isRead = false;
            try
            {
                isRead = await WriteAsync(context, rows, read, writer, parts, output);
            }
            finally
            {
                if (!isRead)
                {
                    rows.Abandon();
                }
            }

            if (!isRead)
            {
                parts.SendHead();
                return;
            }
        }

        // The connection to the database is given back before the client is waited for.
        await parts.SendLastAsync();
    }

    // False where the rest is not wanted, because only the head is.
    private static async ValueTask<bool> WriteAsync(
        HttpContext context, RowReader rows, PreparedRead read, RowsWriter writer, ResponseParts parts, JsonOutput output)
    {
        var ends = PageEnds.Of(read);
        using var numbers = read.Plan.Meta is null ? null : new JsonOutput();
        writer.Begin();
        for (var count = 0L; await rows.ReadAsync(parts.Token); count++)
        {
            if ((count == 0 && !TakeMeta(rows, read.Plan.Meta, numbers)) || ends?.Take(rows, count) == false)
            {
                break;
            }

            if (parts.IsFull && writer.CanSendParts)
            {
                if (HttpMethods.IsHead(context.Request.Method))
                {
                    return false;
                }

                await parts.SendAsync();
            }

            writer.Write(rows);
        }

        writer.End();
        WriteMeta(numbers, ends, output);
        if (writer.IsDocument)
        {
            output.Raw((byte)'}');
        }

        return true;
    }

    // Every row has the same numbers, and false says that it has nothing else.
    private static bool TakeMeta(RowReader rows, CachedMeta? meta, JsonOutput? numbers)
    {
        if (meta is null)
        {
            return true;
        }

        meta.Write(rows, numbers!);
        return !rows.IsNull(meta.PresenceOrdinal);
    }

    private static void WriteMeta(JsonOutput? numbers, PageEnds? ends, JsonOutput output)
    {
        if (numbers is null && ends is null)
        {
            return;
        }

        output.Raw(",\"meta\":"u8);
        if (ends is null)
        {
            output.Raw(numbers!.Written.Span);
            return;
        }

        // The members of both are one object.
        if (numbers is null)
        {
            output.Raw((byte)'{');
        }
        else
        {
            output.Raw(numbers.Written.Span[..^1]);
            output.Raw((byte)',');
        }

        ends.Write(output);
        output.Raw((byte)'}');
    }
}
