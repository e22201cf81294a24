using Microsoft.AspNetCore.Http;
using Snapwright.Data.Json;

namespace Snapwright.Rest;

/// <summary>
/// JSON on its way to the client: one write with a Content-Length where it fits into one part, else parts as they fill up.
/// </summary>
internal static class JsonResponse
{
    /// <summary>What is gathered before it is sent: large enough that sending costs little, small enough to be pooled.</summary>
    public const int PartSize = 32 * 1024;

    private const string ContentType = "application/json";

    /// <summary>Whether enough is gathered for a part.</summary>
    public static bool IsFull(JsonOutput output) => output.Length >= PartSize;

    /// <summary>Sends a part; more follows.</summary>
    public static async ValueTask SendPartAsync(HttpContext context, JsonOutput output)
    {
        var response = context.Response;
        if (!response.HasStarted)
        {
            response.ContentType = ContentType;
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.BodyWriter.WriteAsync(output.Written, context.RequestAborted);
        }

        output.Clear();
    }

    /// <summary>Sends what is left.</summary>
    public static Task SendLastAsync(HttpContext context, JsonOutput output)
    {
        var response = context.Response;
        if (!response.HasStarted)
        {
            response.ContentType = ContentType;
            response.ContentLength = output.Length;
        }

        if (HttpMethods.IsHead(context.Request.Method))
        {
            return Task.CompletedTask;
        }

        var write = response.BodyWriter.WriteAsync(output.Written, context.RequestAborted);
        return write.IsCompletedSuccessfully ? Task.CompletedTask : write.AsTask();
    }
}
