using Microsoft.AspNetCore.Http;
using Snapwright.Data.Json;
using Snapwright.Formats;

namespace Snapwright.Rest;

/// <summary>A whole answer with its entity tag; 304 without a body where the client has it.</summary>
internal static class TaggedResponse
{
    /// <summary>Sends a row: its tag can guard writes.</summary>
    public static Task SendRowAsync(HttpContext context, RowFormat format, JsonOutput output) => SendAsync(context, format, output, isRow: true);

    /// <summary>Sends anything else.</summary>
    public static Task SendAsync(HttpContext context, RowFormat format, JsonOutput output) => SendAsync(context, format, output, isRow: false);

    private static Task SendAsync(HttpContext context, RowFormat format, JsonOutput output, bool isRow)
    {
        var response = context.Response;
        var isHead = HttpMethods.IsHead(context.Request.Method);

        // The answer to a query by POST is no state of what its path names.
        if (isHead || HttpMethods.IsGet(context.Request.Method))
        {
            var tag = isRow ? EntityTag.Of(output.Written.Span) : EntityTag.OfList(output.Written.Span);
            response.Headers.ETag = tag;
            var known = context.Request.Headers.IfNoneMatch;
            if (known.Count > 0 && EntityTag.IsNamedWeakly(known, tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        }

        response.ContentType = format.ContentType();
        response.ContentLength = output.Length;
        if (isHead)
        {
            return Task.CompletedTask;
        }

        var write = response.BodyWriter.WriteAsync(output.Written, context.RequestAborted);
        return write.IsCompletedSuccessfully ? Task.CompletedTask : write.AsTask();
    }
}
