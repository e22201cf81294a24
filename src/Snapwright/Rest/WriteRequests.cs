using Microsoft.AspNetCore.Http;
using Snapwright.Bodies;
using Snapwright.Idempotency;
using Snapwright.Problems;
using Snapwright.Query.Callers;
using Snapwright.Query.Values;
using Snapwright.Runtimes;
using Snapwright.Writes;

namespace Snapwright.Rest;

/// <summary>Writes with options, and writes of many rows. Those of one row without options go through <see cref="TableWrites"/>.</summary>
/// <param name="runner">Runs them.</param>
/// <param name="limits">Their bounds.</param>
/// <param name="bodyLimit">Most bytes of the body of one row.</param>
internal sealed class WriteRequests(WriteRunner runner, WriteLimits limits, int bodyLimit)
{
    private static readonly string[] CreateParameters = ["fields", "deep", "onConflict", "onConflictAction"];
    private static readonly string[] RowParameters = ["fields", "deep"];
    private static readonly string[] SetParameters = ["filter", "fields", "deep"];

    /// <summary>The bounds.</summary>
    public WriteLimits Limits => limits;

    /// <summary><c>POST /api/{table}</c>.</summary>
    public async Task CreateAsync(HttpContext context, Runtime runtime, ServedTable table, Caller caller, ReadOnlyMemory<byte> json)
    {
        var options = WriteOptions.Read(context, runtime, table, CreateParameters, isOneRow: false);
        var problem = options.Problem ?? Refuse(table, options, context, isMany: RowBodies.Looks(json.Span));
        var request = problem is null ? WriteOptions.ReadKey(context, caller, json.Span, out problem) : null;
        var bodies = RowBodies.One(json);
        problem ??= RowBodies.Read(json, runtime.Limits.MaxBulkRows, out bodies);
        if (problem is not null)
        {
            await ProblemWriter.WriteAsync(context, problem);
            return;
        }

        var view = options.View();
        await RunAsync(context, runtime, caller, request, options.Conflict is { } conflict ? new Upsert(table, conflict, bodies, view) : new RowsCreate(table, bodies, view));
    }

    /// <summary><c>PATCH /api/{table}/{id}</c>.</summary>
    public async Task UpdateRowAsync(HttpContext context, Runtime runtime, ServedTable table, SqlValue key, Caller caller)
    {
        var options = WriteOptions.Read(context, runtime, table, RowParameters, isOneRow: true);
        using var body = await RequestBody.ReadAsync(context.Request, bodyLimit);
        var problem = options.Problem ?? Refuse(table, options, context, isMany: false) ?? body.Problem;
        await (problem is null
            ? RunAsync(context, runtime, caller, null, new RowUpdate(table, key, body.Bytes, options.IfMatch, options.View()))
            : ProblemWriter.WriteAsync(context, problem));
    }

    /// <summary><c>DELETE /api/{table}/{id}</c>.</summary>
    public Task DeleteRowAsync(HttpContext context, Runtime runtime, ServedTable table, SqlValue key, Caller caller)
    {
        var options = WriteOptions.Read(context, runtime, table, RowParameters, isOneRow: true);
        return (options.Problem ?? Refuse(table, options, context, isMany: false)) is { } problem
            ? ProblemWriter.WriteAsync(context, problem)
            : RunAsync(context, runtime, caller, null, new RowDelete(table, key, options.IfMatch, options.View(isMinimalByDefault: !options.HasFields)));
    }

    /// <summary><c>PATCH /api/{table}</c>: an array of rows with their keys, or one object for all rows of a filter.</summary>
    public async Task UpdateManyAsync(HttpContext context, Runtime runtime, ServedTable table, Caller caller)
    {
        var options = WriteOptions.Read(context, runtime, table, SetParameters, isOneRow: false);
        using var body = await RequestBody.ReadAsync(context.Request, Math.Max(bodyLimit, limits.MaxBulkBodyBytes));
        var problem = options.Problem ?? Refuse(table, options, context, isMany: true) ?? body.Problem;
        if (problem is null)
        {
            (var write, problem) = PlanUpdate(runtime, table, options, body.Bytes);
            if (write is not null)
            {
                await RunAsync(context, runtime, caller, null, write);
                return;
            }
        }

        await ProblemWriter.WriteAsync(context, problem!);
    }

    /// <summary><c>DELETE /api/{table}</c>: the rows of a filter.</summary>
    public Task DeleteManyAsync(HttpContext context, Runtime runtime, ServedTable table, Caller caller)
    {
        var options = WriteOptions.Read(context, runtime, table, SetParameters, isOneRow: false);
        var problem = options.Problem ?? Refuse(table, options, context, isMany: true) ?? (options.Filter is null ? NoFilter("deletes") : null);
        return problem is not null
            ? ProblemWriter.WriteAsync(context, problem)
            : RunAsync(
                context, runtime, caller, null,
                new FilteredDelete(table, options.Filter!, limits.MaxAffectedRows, options.View(isMinimalByDefault: !options.HasFields)));
    }

    /// <summary>Runs a write and answers with what became of it.</summary>
    public async Task RunAsync(HttpContext context, Runtime runtime, Caller caller, IdempotentRequest? request, PlannedWrite write)
    {
        using var answer = new WriteAnswer();
        var scope = new WriteScope(runtime, caller, new(context), null, context.RequestAborted);
        if (await runner.RunAsync(scope, write, request, answer) is { } problem)
        {
            await ProblemWriter.WriteAsync(context, problem);
            return;
        }

        await SendAsync(context, answer);
    }

    private static Task SendAsync(HttpContext context, WriteAnswer answer)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        if (answer.Location is not null)
        {
            response.Headers.Location = context.Request.PathBase + answer.Location;
        }

        if (answer.EntityTag is not null)
        {
            response.Headers.ETag = answer.EntityTag;
        }

        if (answer.Preference is not null)
        {
            response.Headers["Preference-Applied"] = answer.Preference;
        }

        if (answer.IsReplayed)
        {
            response.Headers["Idempotency-Replayed"] = "true";
        }

        return answer.Body.Length > 0 ? JsonResponse.SendAsync(context, answer.Body) : Task.CompletedTask;
    }

    private (PlannedWrite? Write, ApiProblem? Problem) PlanUpdate(Runtime runtime, ServedTable table, WriteOptions options, ReadOnlyMemory<byte> json)
    {
        if (!RowBodies.Looks(json.Span))
        {
            return options.Filter is null ? (null, NoFilter("changes"))
                : json.Length > bodyLimit ? (null, RequestBody.LimitExceeded(bodyLimit))
                : (new FilteredUpdate(table, options.Filter, json, limits.MaxAffectedRows, options.View()), null);
        }

        if (options.HasFilter)
        {
            return (null, new(ProblemCodes.InvalidQuery, "An array names its rows by their keys and takes no filter.", [new("filter", "not_allowed", "An array takes no filter.")]));
        }

        var problem = RowBodies.Read(json, runtime.Limits.MaxBulkRows, out var bodies);
        return problem is null ? (new RowsUpdate(table, bodies, options.View()), null) : (null, problem);
    }

    private static ApiProblem NoFilter(string verb) => new(
        ProblemCodes.FilterRequired, $"This {verb} the rows of a filter, and there is none that restricts: send ?filter={{...}}, or PATCH an array of rows with their keys.");

    // An edit of the schema is one row at a time, in a transaction of its own.
    private static ApiProblem? Refuse(ServedTable table, WriteOptions options, HttpContext context, bool isMany) =>
        table.Writer.SchemaWrites is null
            || (!isMany && options is { HasFields: false, Conflict: null, IfMatch.Count: 0 } && context.Request.Headers["Idempotency-Key"].Count == 0)
            ? null
            : new(
                ProblemCodes.SchemaEditUnsupported,
                $"Rows of '{table.Name}' are edits of the schema: they are written one by one, without fields, onConflict, If-Match or Idempotency-Key.");
}
