using Microsoft.AspNetCore.Http;
using Snapwright.Data.Databases;
using Snapwright.Data.Faults;
using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Formats;
using Snapwright.Model.Collections;
using Snapwright.Problems;
using Snapwright.Query.Requests;
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

    private static async Task SendAsync(
        HttpContext context, Runtime runtime, PreparedRead read, RowsWriter writer, ResponseParts parts, JsonOutput output, bool isStream)
    {
        using (writer)
        {
            await using var session = await runtime.Database.OpenReadAsync(parts.Token);
            if (isStream)
            {
                session.StatementTimeout = Timeout.InfiniteTimeSpan;
            }

            await using var rows = await QueryAsync(session, read.Plan, read.Values.AsMemory(), parts.Token);
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
        writer.Begin();
        for (var count = 0L; await rows.ReadAsync(parts.Token) && (ends is null || ends.Take(rows, count)); count++)
        {
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
        if (read.Plan.Counts is not null || ends is not null)
        {
            output.Raw(",\"meta\":{"u8);
            if (read.Plan.Counts is not null)
            {
                await WriteCountsAsync(rows, read.Counts, output, parts.Token);
                output.Raw(ends is null ? ""u8 : ","u8);
            }

            ends?.Write(output);
            output.Raw((byte)'}');
        }

        if (writer.IsDocument)
        {
            output.Raw((byte)'}');
        }

        return true;
    }

    private static ValueTask<RowReader> QueryAsync(
        DatabaseSession session, CachedPlan plan, ReadOnlyMemory<Query.Values.SqlValue> values, CancellationToken cancellationToken) =>
        plan.Counts is { } counts
            ? session.QueryAsync(plan.Rows, counts, values, cancellationToken)
            : session.QueryAsync(plan.Rows, values, cancellationToken);

    private static async ValueTask WriteCountsAsync(RowReader rows, CountKinds kinds, JsonOutput output, CancellationToken cancellationToken)
    {
        await rows.NextResultAsync(cancellationToken);
        await rows.ReadAsync(cancellationToken);
        var hasTotal = kinds.HasFlag(CountKinds.Total);
        if (hasTotal)
        {
            output.Raw("\"totalCount\":"u8);
            output.Value(rows.GetInt64(0));
        }

        if (kinds.HasFlag(CountKinds.Filtered))
        {
            output.Raw(hasTotal ? ",\"filterCount\":"u8 : "\"filterCount\":"u8);
            output.Value(rows.GetInt64(hasTotal ? 1 : 0));
        }
    }
}
