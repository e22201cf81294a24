using System.Text;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Snapwright.Bodies;
using Snapwright.Formats;
using Snapwright.Model.Json;
using Snapwright.Problems;
using Snapwright.Query.Callers;
using Snapwright.Query.Rest;
using Snapwright.Runtimes;

namespace Snapwright.Rest;

/// <summary>
/// <c>POST /api/{table}/query</c>: the options of a list as a JSON object, for what is too long for a URL. The answer is that of the GET, from
/// the same plans.
/// </summary>
internal static class QueryBody
{
    public static async Task AnswerAsync(HttpContext context, Runtime runtime, ServedTable table, Caller caller, int bodyLimit)
    {
        if (TableReads.Negotiate(context) is not { } format)
        {
            await TableReads.NotAcceptableAsync(context);
            return;
        }

        PreparedRead? read;
        ApiProblem? problem;
        using (var body = await RequestBody.ReadAsync(context.Request, bodyLimit))
        {
            (read, problem) = body.Problem is { } refused ? (null, refused) : Prepare(runtime, table, body.Json, format.Form(), caller);
        }

        await (read is null ? ProblemWriter.WriteAsync(context, problem!) : ListResponse.SendAsync(context, runtime, read, format));
    }

    private static (PreparedRead? Read, ApiProblem? Problem) Prepare(Runtime runtime, ServedTable table, ReadOnlySpan<byte> json, ListForm form, Caller caller)
    {
        if (!Utf8.IsValid(json))
        {
            return (null, new(ProblemCodes.InvalidJson, "The body is not UTF-8."));
        }

        // No query string is equal to it: those begin with a question mark.
        var text = Encoding.UTF8.GetString(json);
        var known = new ReadKey(table, IsOne: false, form, text, caller.PlanKey);
        if (runtime.FindRead(known) is { } read)
        {
            return (read, null);
        }

        if (!JsonText.TryParse(text, out var options, out var error))
        {
            return (null, new(ProblemCodes.InvalidJson, $"At character {error.Offset + 1}: {error.Message}"));
        }

        var query = runtime.QueryReader.ReadList(table.Table, options, form);
        return query.Request is { } request
            ? (runtime.PrepareRead(known, request, caller), null)
            : (null, QueryParameters.Problem(query.Errors));
    }
}
