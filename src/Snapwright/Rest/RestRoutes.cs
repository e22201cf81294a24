using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Snapwright.Bodies;
using Snapwright.Data.Faults;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Tables;
using Snapwright.Problems;
using Snapwright.Query.Callers;
using Snapwright.Query.Values;
using Snapwright.Runtimes;
using Snapwright.Transactions;
using Snapwright.Views;

namespace Snapwright.Rest;

/// <summary>
/// The requests to tables: the table is looked up in the runtime of the moment, not in the routes, so that tables come and go without
/// a restart.
/// </summary>
internal sealed class RestRoutes(RuntimeHolder runtimes, int bodyLimit, WriteRequests writes, ILogger logger)
{
    private const string TableMethods = "GET, HEAD, POST, PATCH, DELETE, OPTIONS";
    private const string RowMethods = "GET, HEAD, PATCH, DELETE, OPTIONS";
    private const string QueryMethods = "POST, OPTIONS";
    private const string Query = "query";
    private const string Prefix = "/api/";
    private const string AlternatePrefix = AlternateKeys.Word + "/";

    /// <summary>Any request below <c>/api</c>.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            await Dispatch(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
        }
        catch (Exception e)
        {
            await AnswerAsync(context, e);
        }
    }

    private Task Dispatch(HttpContext context)
    {
        if (runtimes.Current is not { } runtime)
        {
            return ProblemWriter.WriteAsync(context, new(ProblemCodes.Unavailable, "The server is starting.") { RetryAfter = 1 });
        }

        // The path was matched by the route, so it begins with the prefix; it is decoded already.
        var path = context.Request.Path.Value.AsSpan();
        path = (path.Length > Prefix.Length ? path[Prefix.Length..] : []).TrimEnd('/');
        var slash = path.IndexOf('/');
        var name = slash < 0 ? path : path[..slash];
        var id = slash < 0 ? [] : path[(slash + 1)..];
        if (name.SequenceEqual(ViewRoutes.Name) && runtime.Find(name) is null)
        {
            return ViewRoutes.HandleAsync(context, runtime, id, Caller.Anonymous, bodyLimit, writes);
        }

        if (name.SequenceEqual(FieldDomains.Name) && runtime.Find(name) is null)
        {
            return FieldDomains.HandleAsync(context, runtime, id, Caller.Anonymous, bodyLimit);
        }

        var isAlternate = id.StartsWith(AlternatePrefix, StringComparison.Ordinal);
        if (name.IsEmpty || (id.Contains('/') && !isAlternate))
        {
            return ProblemWriter.WriteAsync(
                context, new(ProblemCodes.UnknownPath, "The API has the paths /api/{table}, /api/{table}/{id}, /api/{table}/by/{key}/{value}, /api/{table}/query, /api/transaction, /api/views/{view} and /api/domains/{table}/{field}."));
        }

        if (slash < 0 && name.SequenceEqual(TransactionRequests.Name) && runtime.Find(name) is null)
        {
            return HttpMethods.IsPost(context.Request.Method)
                ? TransactionRequests.RunAsync(context, runtime, Caller.Anonymous, writes)
                : OtherMethod(context, TransactionRequests.Methods);
        }

        return runtime.Find(name) is not { } table ? ProblemWriter.WriteAsync(context, NoTable(runtime, name.ToString()))
            : slash < 0 ? DispatchTable(context, runtime, table)
            : id is Query ? DispatchQuery(context, runtime, table)
            : isAlternate ? DispatchAlternateAsync(context, runtime, table, id[AlternatePrefix.Length..].ToString())
            : DispatchRow(context, runtime, table, id);
    }

    private Task DispatchTable(HttpContext context, Runtime runtime, ServedTable table)
    {
        var method = context.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method))
        {
            return TableReads.ListAsync(context, runtime, table, Caller.Anonymous);
        }

        return HttpMethods.IsPost(method) ? TableWrites.CreateAsync(context, runtime, table, Caller.Anonymous, bodyLimit, writes)
            : HttpMethods.IsPatch(method) ? writes.UpdateManyAsync(context, runtime, table, Caller.Anonymous)
            : HttpMethods.IsDelete(method) ? writes.DeleteManyAsync(context, runtime, table, Caller.Anonymous)
            : OtherMethod(context, TableMethods);
    }

    // No key is this word: keys are numbers or UUIDs.
    private Task DispatchQuery(HttpContext context, Runtime runtime, ServedTable table) =>
        HttpMethods.IsPost(context.Request.Method)
            ? NoParameters(context) ?? QueryBody.AnswerAsync(context, runtime, table, Caller.Anonymous, bodyLimit)
            : OtherMethod(context, QueryMethods);

    private Task DispatchRow(HttpContext context, Runtime runtime, ServedTable table, ReadOnlySpan<char> id)
    {
        if (!IsOfRow(context.Request.Method))
        {
            return OtherMethod(context, RowMethods);
        }

        return ValueText.TryParse(table.Fields[table.KeySlot].Type, id.ToString(), out var key)
            ? DispatchRow(context, runtime, table, key)
            : ProblemWriter.WriteAsync(context, TableReads.NoRow(table, id.ToString()));
    }

    private async Task DispatchAlternateAsync(HttpContext context, Runtime runtime, ServedTable table, string rest)
    {
        if (!IsOfRow(context.Request.Method))
        {
            await OtherMethod(context, RowMethods);
            return;
        }

        var (key, problem) = await AlternateKeys.FindAsync(context, runtime, table, rest, Caller.Anonymous);
        await (problem is null ? DispatchRow(context, runtime, table, key) : ProblemWriter.WriteAsync(context, problem));
    }

    private static bool IsOfRow(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsPatch(method) || HttpMethods.IsDelete(method);

    private Task DispatchRow(HttpContext context, Runtime runtime, ServedTable table, SqlValue key)
    {
        var method = context.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method))
        {
            return TableReads.GetAsync(context, runtime, table, key, Caller.Anonymous);
        }

        var isPlain = WriteOptions.AreAbsent(context.Request, table);
        return HttpMethods.IsPatch(method)
            ? isPlain
                ? TableWrites.UpdateAsync(context, runtime, table, key, Caller.Anonymous, bodyLimit)
                : writes.UpdateRowAsync(context, runtime, table, key, Caller.Anonymous)
            : isPlain
                ? TableWrites.DeleteAsync(context, runtime, table, key, Caller.Anonymous)
                : writes.DeleteRowAsync(context, runtime, table, key, Caller.Anonymous);
    }

    internal static Task OtherMethod(HttpContext context, string allowed)
    {
        context.Response.Headers.Allow = allowed;
        if (!HttpMethods.IsOptions(context.Request.Method))
        {
            return ProblemWriter.WriteAsync(context, new(ProblemCodes.MethodNotAllowed, $"Allowed here: {allowed}."));
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    internal static Task? NoParameters(HttpContext context)
    {
        if (!context.Request.QueryString.HasValue)
        {
            return null;
        }

        var errors = QueryParameters.Read(context.Request.QueryString)
            .Select(static p => new BodyError(p.Key, "unknown_parameter", $"The parameter '{p.Key}' is not known here; nothing but the body is read."))
            .ToArray();
        return errors.Length == 0 ? null : ProblemWriter.WriteAsync(context, new(ProblemCodes.InvalidQuery, errors[0].Message, errors));
    }

    internal static ApiProblem NoTable(Runtime runtime, string name)
    {
        // The schema that paths do not name.
        const string Unnamed = TableName.DefaultSchema + ".";
        var meant = name.StartsWith(Unnamed, StringComparison.Ordinal) ? name[Unnamed.Length..] : name;
        var hint = Suggestion.Closest(meant, runtime.Tables.Select(static t => t.Name)) is { } near ? $" Did you mean '{near}'?" : "";
        return new(ProblemCodes.UnknownTable, $"There is no table '{(name.Length <= 100 ? name : name[..100])}'.{hint}");
    }

    // The last guard: whatever was not foreseen is logged, and the client learns no more than under which id.
    private async Task AnswerAsync(HttpContext context, Exception fault)
    {
        var problem = (fault as DatabaseFaultException ?? fault.InnerException as DatabaseFaultException) is { } refused
            ? FaultProblems.OfRead(refused.Fault)
            : fault is BadHttpRequestException ? new(ProblemCodes.InvalidJson, "The body could not be read to its end.") : null;
        if (problem is null)
        {
            logger.LogError(fault, "The request {Method} {Path} failed ({TraceId}).", context.Request.Method, context.Request.Path, context.TraceIdentifier);
            problem = new(ProblemCodes.InternalError, "The log of the server has the cause under the trace id.") { TraceId = context.TraceIdentifier };
        }

        if (context.Response.HasStarted)
        {
            // Half of a JSON text must not look like a whole one.
            context.Abort();
            return;
        }

        context.Response.Clear();
        await ProblemWriter.WriteAsync(context, problem);
    }
}
