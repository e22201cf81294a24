using System.Text;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Snapwright.Bodies;
using Snapwright.Formats;
using Snapwright.Model.Json;
using Snapwright.Problems;
using Snapwright.Query.Callers;
using Snapwright.Rest;
using Snapwright.Runtimes;

namespace Snapwright.Views;

/// <summary>The rows of views over HTTP: one statement, whose rows are written as they come.</summary>
internal static class ViewReads
{
    /// <summary>Answers with the rows of a view, or with how it would be run.</summary>
    public static Task AnswerAsync(HttpContext context, Runtime runtime, BoundViewState state, Caller caller, int bodyLimit, bool isExplained)
    {
        if (TableReads.Negotiate(context) is not { } format)
        {
            return TableReads.NotAcceptableAsync(context);
        }

        return HttpMethods.IsPost(context.Request.Method)
            ? AnswerBodyAsync(context, runtime, state, caller, format, bodyLimit, isExplained)
            : SendAsync(context, runtime, state, caller, format, OfUrl(context, runtime, state, caller, format), isExplained);
    }

    /// <summary>Answers to options that were read.</summary>
    public static Task SendAsync(
        HttpContext context, Runtime runtime, BoundViewState state, Caller caller, RowFormat format, (ViewRead? Read, ApiProblem? Problem) found, bool isExplained)
    {
        if (found.Read is not { } read)
        {
            return ProblemWriter.WriteAsync(context, found.Problem!);
        }

        var prepared = read.For(context, runtime, caller);
        return isExplained ? ViewExplanation.SendAsync(context, runtime, prepared)
            : read.IsFull ? FullResult.SendAsync(context, runtime, state, read, prepared, caller)
            : ListResponse.SendAsync(context, runtime, prepared, format);
    }

    /// <summary>The read of the options of a body.</summary>
    public static (ViewRead? Read, ApiProblem? Problem) OfOptions(
        Runtime runtime, BoundViewState state, Caller caller, RowFormat format, string text, JsonNode options, params string[] others)
    {
        var query = runtime.Views.QueryReader.Read(state.Table!, options, format.Form(), others);
        return query.Request is { } request ? (state.Prepare(runtime, format.Form(), text, request, caller), null) : (null, ViewProblems.Of(query));
    }

    /// <summary>The text of a body, and its JSON where it is not known already.</summary>
    public static (string Text, ApiProblem? Problem) Text(ReadOnlySpan<byte> json) =>
        Utf8.IsValid(json) ? (Encoding.UTF8.GetString(json), null) : ("", new(ProblemCodes.InvalidJson, "The body is not UTF-8."));

    /// <summary>What is wrong with a JSON text.</summary>
    public static ApiProblem Invalid(JsonError error) => new(ProblemCodes.InvalidJson, $"At character {error.Offset + 1}: {error.Message}");

    private static (ViewRead? Read, ApiProblem? Problem) OfUrl(HttpContext context, Runtime runtime, BoundViewState state, Caller caller, RowFormat format)
    {
        var text = context.Request.QueryString.Value ?? "";
        if (state.Find(format.Form(), text) is { } known)
        {
            return (known, null);
        }

        var query = runtime.Views.QueryReader.Read(state.Table!, QueryParameters.Read(context.Request.QueryString), format.Form());
        return query.Request is { } request ? (state.Prepare(runtime, format.Form(), text, request, caller), null) : (null, ViewProblems.Of(query));
    }

    private static async Task AnswerBodyAsync(
        HttpContext context, Runtime runtime, BoundViewState state, Caller caller, RowFormat format, int bodyLimit, bool isExplained)
    {
        if (RestRoutes.NoParameters(context) is { } refused)
        {
            await refused;
            return;
        }

        (ViewRead? Read, ApiProblem? Problem) found;
        using (var body = await RequestBody.ReadAsync(context.Request, bodyLimit))
        {
            found = body.Problem is { } problem ? (null, problem) : OfBody(runtime, state, caller, format, body.Json);
        }

        await SendAsync(context, runtime, state, caller, format, found, isExplained);
    }

    private static (ViewRead? Read, ApiProblem? Problem) OfBody(Runtime runtime, BoundViewState state, Caller caller, RowFormat format, ReadOnlySpan<byte> json)
    {
        // No query string is equal to it: those are empty or begin with a question mark.
        var (text, problem) = Text(json);
        return problem is not null ? (null, problem)
            : state.Find(format.Form(), text) is { } known ? (known, null)
            : JsonText.TryParse(text, out var options, out var error) ? OfOptions(runtime, state, caller, format, text, options)
            : (null, Invalid(error));
    }
}
