using Microsoft.AspNetCore.Http;
using Snapwright.Data.Databases;
using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Problems;
using Snapwright.Query.Callers;
using Snapwright.Query.Requests;
using Snapwright.Query.Rest;
using Snapwright.Query.Values;
using Snapwright.Runtimes;
using Snapwright.Writes;

namespace Snapwright.Rest;

/// <summary>The reads of a table over HTTP. Each is one statement, and one round trip.</summary>
internal static class TableReads
{
    public static async Task GetAsync(HttpContext context, Runtime runtime, ServedTable table, SqlValue key, Caller caller)
    {
        var (statement, values, write) = (table.Statements.Get, Array.Empty<SqlValue>(), table.WriteRow);
        if (!context.Request.QueryString.HasValue)
        {
            values = [key];
        }
        else if (Prepare(context, runtime, table, key, caller, out var problem) is { } read)
        {
            (statement, values, write) = (read.Plan.Rows, read.ValuesFor(key), read.Plan.WriteRow);
        }
        else
        {
            await ProblemWriter.WriteAsync(context, problem!);
            return;
        }

        using var output = new JsonOutput();
        await using (var session = await runtime.Database.OpenReadAsync(context.RequestAborted))
        {
            await using var row = await session.QueryAsync(statement, values, context.RequestAborted);
            if (await row.ReadAsync(context.RequestAborted))
            {
                output.Raw("{\"data\":"u8);
                write(row, output);
                output.Raw((byte)'}');
            }
        }

        await (output.Length > 0
            ? JsonResponse.SendLastAsync(context, output)
            : ProblemWriter.WriteAsync(context, NoRow(table, RowKey.ToText(key))));
    }

    public static async Task ListAsync(HttpContext context, Runtime runtime, ServedTable table, Caller caller)
    {
        if (!context.Request.QueryString.HasValue && runtime.DefaultLimit == RestLimits.KnownLimit)
        {
            using var output = new JsonOutput();
            await using (var session = await runtime.Database.OpenReadAsync(context.RequestAborted))
            {
                await using var rows = await session.QueryAsync(table.Statements.List, default, context.RequestAborted);
                await WriteRowsAsync(context, rows, table.WriteRow, output);
            }

            output.Raw((byte)'}');
            await JsonResponse.SendLastAsync(context, output);
        }
        else if (Prepare(context, runtime, table, null, caller, out var problem) is { } read)
        {
            await SendAsync(context, runtime, read);
        }
        else
        {
            await ProblemWriter.WriteAsync(context, problem!);
        }
    }

    /// <summary>Answers with the rows, and what else the read yields.</summary>
    public static async Task SendAsync(HttpContext context, Runtime runtime, PreparedRead read)
    {
        using var output = new JsonOutput();
        await using (var session = await runtime.Database.OpenReadAsync(context.RequestAborted))
        {
            await using var rows = await QueryAsync(session, read.Plan, read.Values, context.RequestAborted);
            await WriteRowsAsync(context, rows, read.Plan.WriteRow, output);
            if (read.Plan.Counts is not null)
            {
                await WriteCountsAsync(rows, read.Counts, output, context.RequestAborted);
            }
        }

        output.Raw((byte)'}');
        await JsonResponse.SendLastAsync(context, output);
    }

    public static ApiProblem NoRow(ServedTable table, string key) =>
        new(ProblemCodes.NotFound, $"The table '{table.Name}' has no row with the key '{(key.Length <= 50 ? key : key[..50])}'.");

    // The read that the query string asks for; null, with the problem, where it is not understood.
    private static PreparedRead? Prepare(
        HttpContext context, Runtime runtime, ServedTable table, SqlValue? key, Caller caller, out ApiProblem? problem)
    {
        problem = null;
        var known = new ReadKey(table, key is not null, context.Request.QueryString.Value ?? "", caller.PlanKey);
        if (runtime.FindRead(known) is { } read)
        {
            return read;
        }

        var parameters = QueryParameters.Read(context.Request.QueryString);
        var query = key is { } one
            ? runtime.QueryReader.ReadOne(table.Table, one, parameters)
            : runtime.QueryReader.ReadList(table.Table, parameters);
        if (query.Request is { } request)
        {
            return runtime.PrepareRead(known, request, caller);
        }

        problem = QueryParameters.Problem(query.Errors);
        return null;
    }

    private static ValueTask<RowReader> QueryAsync(DatabaseSession session, CachedPlan plan, SqlValue[] values, CancellationToken cancellationToken) =>
        plan.Counts is { } counts
            ? session.QueryAsync(plan.Rows, counts, values, cancellationToken)
            : session.QueryAsync(plan.Rows, values, cancellationToken);

    private static async ValueTask WriteRowsAsync(HttpContext context, RowReader rows, Action<RowReader, JsonOutput> write, JsonOutput output)
    {
        output.Raw("{\"data\":["u8);
        for (var isFirst = true; await rows.ReadAsync(context.RequestAborted); isFirst = false)
        {
            if (!isFirst)
            {
                output.Raw((byte)',');
                if (JsonResponse.IsFull(output))
                {
                    await JsonResponse.SendPartAsync(context, output);
                }
            }

            write(rows, output);
        }

        output.Raw((byte)']');
    }

    private static async ValueTask WriteCountsAsync(RowReader rows, CountKinds kinds, JsonOutput output, CancellationToken cancellationToken)
    {
        await rows.NextResultAsync(cancellationToken);
        await rows.ReadAsync(cancellationToken);
        output.Raw(",\"meta\":{"u8);
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

        output.Raw((byte)'}');
    }
}
