using Microsoft.AspNetCore.Http;
using Snapwright.Data.Json;

namespace Snapwright.Problems;

/// <summary>Writes problems as responses.</summary>
internal static class ProblemWriter
{
    /// <summary>Answers with a problem; the response must not have started.</summary>
    public static async Task WriteAsync(HttpContext context, ApiProblem problem)
    {
        using var output = new JsonOutput(1024);
        Write(problem, output);
        var response = context.Response;
        response.StatusCode = problem.Code.Status;
        response.ContentType = "application/problem+json";
        response.ContentLength = output.Length;
        if (problem.RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.BodyWriter.WriteAsync(output.Written, context.RequestAborted);
        }
    }

    private static void Write(ApiProblem problem, JsonOutput output)
    {
        output.Raw("{\"type\":"u8);
        output.Value($"urn:snapwright:error:{problem.Code.Code}");
        output.Raw(",\"title\":"u8);
        output.Value(problem.Code.Title);
        output.Raw(",\"status\":"u8);
        output.Value(problem.Code.Status);
        output.Raw(",\"detail\":"u8);
        output.Value(problem.Detail);
        output.Raw(",\"code\":"u8);
        output.Value(problem.Code.Code);
        if (problem.TraceId is not null)
        {
            output.Raw(",\"traceId\":"u8);
            output.Value(problem.TraceId);
        }

        if (problem.Errors.Count > 0)
        {
            output.Raw(",\"errors\":["u8);
            for (var i = 0; i < problem.Errors.Count; i++)
            {
                var error = problem.Errors[i];
                output.Raw(i == 0 ? "{\"field\":"u8 : ",{\"field\":"u8);
                output.Value(error.Field);
                output.Raw(",\"code\":"u8);
                output.Value(error.Code);
                output.Raw(",\"message\":"u8);
                output.Value(error.Message);
                if (error.Position is { } position)
                {
                    output.Raw(",\"position\":{\"line\":"u8);
                    output.Value(position.Line);
                    output.Raw(",\"column\":"u8);
                    output.Value(position.Column);
                    output.Raw(",\"offset\":"u8);
                    output.Value(position.Offset);
                    output.Raw(",\"length\":"u8);
                    output.Value(position.Length);
                    output.Raw((byte)'}');
                }

                output.Raw((byte)'}');
            }

            output.Raw((byte)']');
        }

        output.Raw((byte)'}');
    }
}
