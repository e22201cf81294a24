using Microsoft.AspNetCore.Http;
using Snapwright.Bodies;
using Snapwright.Formats;
using Snapwright.Model.Json;
using Snapwright.Problems;
using Snapwright.Query.Callers;
using Snapwright.Rest;
using Snapwright.Runtimes;
using Snapwright.Views.Commands;

namespace Snapwright.Views;

/// <summary><c>POST /api/views/query</c>: a query that the caller brings. It may do what its caller may, and no more.</summary>
internal static class AnonymousQueries
{
    private const string Query = "query";

    public static async Task AnswerAsync(HttpContext context, Runtime runtime, string part, Caller caller, int bodyLimit, WriteRequests writes)
    {
        if (RestRoutes.NoParameters(context) is { } refused)
        {
            await refused;
            return;
        }

        if (TableReads.Negotiate(context) is not { } format)
        {
            await TableReads.NotAcceptableAsync(context);
            return;
        }

        var (text, unread) = await ReadAsync(context, bodyLimit);
        var (options, query, problem) = unread is null ? Parse(text) : (null, "", unread);
        if (problem is not null)
        {
            await ProblemWriter.WriteAsync(context, problem);
            return;
        }

        var state = runtime.Views.OfText(query).For(caller);
        if (state.Fault is { } fault)
        {
            await ProblemWriter.WriteAsync(context, ViewProblems.InvalidText(fault, Query));
        }
        else if (part == "info")
        {
            await ViewDescription.SendAsync(context, runtime, state, caller);
        }
        else if (state.IsCommand)
        {
            await CommandRequests.RunAsync(context, runtime, state, caller, writes, text, options!, isExplained: part == "explain", Query);
        }
        else
        {
            var found = state.Find(format.Form(), text) is { } known ? (known, null) : ViewReads.OfOptions(runtime, state, caller, format, text, options!, Query);
            await ViewReads.SendAsync(context, runtime, state, caller, format, found, isExplained: part == "explain");
        }
    }

    private static async ValueTask<(string Text, ApiProblem? Problem)> ReadAsync(HttpContext context, int bodyLimit)
    {
        using var body = await RequestBody.ReadAsync(context.Request, bodyLimit);
        return body.Problem is { } problem ? ("", problem) : ViewReads.Text(body.Json);
    }

    private static (JsonNode? Options, string Query, ApiProblem? Problem) Parse(string text)
    {
        if (!JsonText.TryParse(text, out var options, out var error))
        {
            return (null, "", ViewReads.Invalid(error));
        }

        return (options as JsonObject)?.Find(Query)?.Value is JsonString query
            ? (options, query.Value, null)
            : (null, "", new(ProblemCodes.InvalidQuery, "The body is an object with the text of a 'query'."));
    }
}
