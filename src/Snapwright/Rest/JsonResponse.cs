using Microsoft.AspNetCore.Http;
using Snapwright.Data.Json;

namespace Snapwright.Rest;

/// <summary>A JSON answer to a write: one part, with its length.</summary>
internal static class JsonResponse
{
    private const string ContentType = "application/json";

    /// <summary>Sends it.</summary>
    public static Task SendAsync(HttpContext context, JsonOutput output)
    {
        var response = context.Response;
        response.ContentType = ContentType;
        response.ContentLength = output.Length;
        var write = response.BodyWriter.WriteAsync(output.Written, context.RequestAborted);
        return write.IsCompletedSuccessfully ? Task.CompletedTask : write.AsTask();
    }
}
