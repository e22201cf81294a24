using System.Text;
using Microsoft.AspNetCore.Http;
using Snapwright.Bodies;
using Snapwright.Idempotency;
using Snapwright.Model.Json;
using Snapwright.Problems;
using Snapwright.Query.Callers;
using Snapwright.Query.FunQl.Views;
using Snapwright.Rest;
using Snapwright.Runtimes;

namespace Snapwright.Views.Commands;

/// <summary>Commands over HTTP: <c>POST /api/views/{name}</c> with the arguments as its body.</summary>
internal static class CommandRequests
{
    /// <summary>What may be done with a command.</summary>
    public const string Methods = "POST, OPTIONS";

    /// <summary>Answers a request to a stored command.</summary>
    public static async Task AnswerAsync(HttpContext context, Runtime runtime, BoundViewState state, Caller caller, int bodyLimit, WriteRequests writes, bool isExplained)
    {
        var (text, problem) = await ReadAsync(context, bodyLimit);
        var options = default(JsonNode);
        if (problem is null && !JsonText.TryParse(text, out options, out var error))
        {
            problem = ViewReads.Invalid(error);
        }

        await (problem is null
            ? RunAsync(context, runtime, state, caller, writes, text, options!, isExplained)
            : ProblemWriter.WriteAsync(context, problem));
    }

    /// <summary>Runs a command with the arguments of a body, or tells how its rows would be read.</summary>
    public static Task RunAsync(
        HttpContext context, Runtime runtime, BoundViewState state, Caller caller, WriteRequests writes, string text, JsonNode body, bool isExplained, params string[] others)
    {
        var headers = WriteOptions.ReadHeaders(context);
        if (headers.Problem is { } refused)
        {
            return ProblemWriter.WriteAsync(context, refused);
        }

        var query = runtime.Views.QueryReader.ReadCommand(state.Table!, body, others);
        if (query.Request is not { } request)
        {
            return ProblemWriter.WriteAsync(context, ViewProblems.Of(query));
        }

        var command = state.Command(runtime.Database.Dialect, writes.Limits.MaxAffectedRows);
        var globals = new GlobalValues(caller.Name, null, ViewParameters.Language(context.Request.Headers.AcceptLanguage), runtime.Now().Ticks);
        if (isExplained)
        {
            var rows = command.Narrow.Rows;
            var values = rows.Values(request.Arguments, globals);
            return ViewExplanation.SendAsync(context, runtime, new(new(rows.Statement, command.Shape, command.WriteRow), values));
        }

        IdempotentRequest? repeatable = WriteOptions.ReadKey(context, caller, Encoding.UTF8.GetBytes(text), out var problem);
        if (problem is not null)
        {
            return ProblemWriter.WriteAsync(context, problem);
        }

        var view = headers.View();
        var run = new CommandRun(runtime.Get(runtime.Model.Get(command.Command.Table)), command, request.Arguments, globals, request.IsFull && !view.IsMinimal);
        return writes.RunAsync(context, runtime, caller, repeatable, new CommandWrite(run, command, state, view));
    }

    private static async ValueTask<(string Text, ApiProblem? Problem)> ReadAsync(HttpContext context, int bodyLimit)
    {
        using var body = await RequestBody.ReadAsync(context.Request, bodyLimit);
        return body.Problem is { } problem ? ("", problem) : ViewReads.Text(body.Json);
    }
}
