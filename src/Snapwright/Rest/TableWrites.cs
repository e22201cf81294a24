using Microsoft.AspNetCore.Http;
using Snapwright.Access;
using Snapwright.Bodies;
using Snapwright.Data.Faults;
using Snapwright.Data.Json;
using Snapwright.Data.Writes;
using Snapwright.Metadata;
using Snapwright.Problems;
using Snapwright.Query.Callers;
using Snapwright.Query.Values;
using Snapwright.Runtimes;
using Snapwright.SystemTables;
using Snapwright.Writes;
using Snapwright.Writes.Nested;

namespace Snapwright.Rest;

/// <summary>The writes of a table over HTTP.</summary>
internal static class TableWrites
{
    public static async Task CreateAsync(
        HttpContext context, Runtime runtime, ServedTable table, Caller caller, int bodyLimit, WriteRequests writes)
    {
        var isPlain = WriteOptions.AreAbsent(context.Request, table);
        if (isPlain && SystemSnapshot.IsTableDefinition(table.Table.Name))
        {
            await TableDefinitions.CreateAsync(context, table, Scope(context, runtime, caller), bodyLimit);
            return;
        }

        using var body = await RequestBody.ReadAsync(context.Request, Math.Max(bodyLimit, writes.Limits.MaxBulkBodyBytes));
        var isArray = body.Problem is null && RowBodies.Looks(body.Json);
        var refused = body.Problem ?? (!isArray && body.Json.Length > bodyLimit ? RequestBody.LimitExceeded(bodyLimit) : null);
        if (refused is null && (isArray || !isPlain))
        {
            await writes.CreateAsync(context, runtime, table, caller, body.Bytes);
            return;
        }

        var values = new RowValues(0);
        refused ??= BodyParser.Read(runtime, table, body.Json, null, out values);
        if (refused is not null)
        {
            await ProblemWriter.WriteAsync(context, refused);
            return;
        }

        using var output = new JsonOutput();
        var row = new RowResponse(table, output);
        WriteOutcome outcome;
        try
        {
            outcome = await table.Writer.InsertAsync(Scope(context, runtime, caller), values, row);
        }
        catch (DatabaseFaultException e)
        {
            outcome = WriteOutcome.Refused(await OfWriteAsync(context, runtime, table, caller, values, e));
        }
        catch (WriteRejectedException e)
        {
            outcome = Rejected(e);
        }

        if (outcome.Problem is { } problem)
        {
            await ProblemWriter.WriteAsync(context, problem);
            return;
        }

        await SendCreatedAsync(context, table, row, output);
    }

    /// <summary>Answers with the row that was created.</summary>
    public static Task SendCreatedAsync(HttpContext context, ServedTable table, RowResponse row, JsonOutput output)
    {
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.Headers.Location = $"{context.Request.PathBase}{RowAnswer.Path(table, row.Key)}";
        context.Response.Headers.ETag = EntityTag.Of(output.Written.Span);
        return JsonResponse.SendAsync(context, output);
    }

    public static async Task UpdateAsync(HttpContext context, Runtime runtime, ServedTable table, SqlValue key, Caller caller, int bodyLimit)
    {
        if (await ReadBodyAsync(context, runtime, table, key, bodyLimit) is not { } values)
        {
            return;
        }

        using var output = new JsonOutput();
        WriteOutcome outcome;
        try
        {
            outcome = await table.Writer.UpdateAsync(Scope(context, runtime, caller), key, values, new RowResponse(table, output));
        }
        catch (DatabaseFaultException e)
        {
            outcome = WriteOutcome.Refused(await OfWriteAsync(context, runtime, table, caller, values, e));
        }
        catch (WriteRejectedException e)
        {
            outcome = Rejected(e);
        }

        if (Problem(outcome, table, key) is { } problem)
        {
            await ProblemWriter.WriteAsync(context, problem);
            return;
        }

        context.Response.Headers.ETag = EntityTag.Of(output.Written.Span);
        await JsonResponse.SendAsync(context, output);
    }

    public static async Task DeleteAsync(HttpContext context, Runtime runtime, ServedTable table, SqlValue key, Caller caller)
    {
        WriteOutcome outcome;
        try
        {
            outcome = await table.Writer.DeleteAsync(Scope(context, runtime, caller), key);
        }
        catch (DatabaseFaultException e)
        {
            outcome = WriteOutcome.Refused(
                e.Fault.Kind == DatabaseFaultKind.ForeignKey
                    ? await new ReferenceProblems(runtime, caller, context.RequestAborted).OfDeleteAsync(table.Table, key, e.Fault)
                    : FaultProblems.Of(e.Fault, table.Table, runtime.Model) ?? throw new InvalidOperationException("The delete failed.", e));
        }
        catch (WriteRejectedException e)
        {
            outcome = Rejected(e);
        }

        if (Problem(outcome, table, key) is { } problem)
        {
            await ProblemWriter.WriteAsync(context, problem);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static WriteScope Scope(HttpContext context, Runtime runtime, Caller caller) =>
        new(runtime, caller, new(context), null, context.RequestAborted);

    private static ApiProblem? Problem(WriteOutcome outcome, ServedTable table, SqlValue key) =>
        outcome.State == WriteState.NotFound ? TableReads.NoRow(table, RowKey.ToText(key)) : outcome.Problem;

    private static WriteOutcome Rejected(WriteRejectedException rejection) => WriteOutcome.Refused(new(
        ProblemCodes.InvalidBody, $"A write to '{rejection.Table}' that belongs to this one was refused.", rejection.Errors));

    private static async ValueTask<ApiProblem> OfWriteAsync(
        HttpContext context, Runtime runtime, ServedTable table, Caller caller, RowValues values, DatabaseFaultException fault) =>
        fault is NestedFaultException nested ? await nested.ToProblemAsync(runtime, caller, context.RequestAborted)
            : fault.Fault.Kind == DatabaseFaultKind.ForeignKey
            ? await new ReferenceProblems(runtime, caller, context.RequestAborted).OfWriteAsync(table.Table, values, fault.Fault)
            : FaultProblems.Of(fault.Fault, table.Table, runtime.Model) ?? throw new InvalidOperationException("The write failed.", fault);

    private static async ValueTask<RowValues?> ReadBodyAsync(HttpContext context, Runtime runtime, ServedTable table, SqlValue key, int limit)
    {
        ApiProblem? problem;
        RowValues values;
        using (var body = await RequestBody.ReadAsync(context.Request, limit))
        {
            if (body.Problem is not null)
            {
                (problem, values) = (body.Problem, new RowValues(0));
            }
            else
            {
                problem = BodyParser.Read(runtime, table, body.Json, key, out values);
            }
        }

        if (problem is not null)
        {
            await ProblemWriter.WriteAsync(context, problem);
            return null;
        }

        return values;
    }
}
