using Microsoft.AspNetCore.Http;
using Snapwright.Bodies;
using Snapwright.Problems;
using Snapwright.Query.Callers;
using Snapwright.Rest;
using Snapwright.Runtimes;
using Snapwright.Views;

namespace Snapwright.Transactions;

/// <summary><c>POST /api/transaction</c>.</summary>
internal static class TransactionRequests
{
    /// <summary>The last segment of its path.</summary>
    public const string Name = "transaction";

    /// <summary>The methods that it takes.</summary>
    public const string Methods = "POST, OPTIONS";

    /// <summary>Answers the request.</summary>
    public static async Task RunAsync(HttpContext context, Runtime runtime, Caller caller, WriteRequests requests)
    {
        using var body = await RequestBody.ReadAsync(context.Request, requests.Limits.MaxBulkBodyBytes);
        var options = WriteOptions.ReadHeaders(context);
        var problem = options.Problem ?? body.Problem;
        var request = problem is null ? WriteOptions.ReadKey(context, caller, body.Json, out problem) : null;
        await (problem is null
            ? requests.RunAsync(context, runtime, caller, request, new TransactionWrite(body.Bytes, caller, requests.Limits, ViewParameters.Language(context.Request.Headers.AcceptLanguage), options.View()))
            : ProblemWriter.WriteAsync(context, problem));
    }
}
