using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Snapwright.Data.Databases;
using Snapwright.Data.Json;
using Snapwright.Runtimes;

namespace Snapwright.Health;

/// <summary>
/// For orchestrators: <c>/health/live</c> answers as long as the process serves; <c>/health/ready</c> when it can do its work.
/// </summary>
internal static class HealthRoutes
{
    private static readonly TimeSpan DatabaseTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Maps them.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var database = routes.ServiceProvider.GetRequiredService<Database>();
        var runtimes = routes.ServiceProvider.GetRequiredService<RuntimeHolder>();
        routes.MapMethods("/health/live", Methods, static context => AnswerAsync(context, StatusCodes.Status200OK, "live", []));
        routes.MapMethods("/health/ready", Methods, context => ReadyAsync(context, database, runtimes));
    }

    private static string[] Methods => ["GET", "HEAD"];

    private static async Task ReadyAsync(HttpContext context, Database database, RuntimeHolder runtimes)
    {
        var fault = await DatabaseProbe.RunAsync(database, DatabaseTimeout, context.RequestAborted);
        var hasRuntime = runtimes.Current is not null;
        var isReady = fault is null && hasRuntime;
        await AnswerAsync(
            context,
            isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable,
            isReady ? "ready" : "unready",
            [("database", fault ?? "ok"), ("runtime", hasRuntime ? "ok" : "not published yet")]);
    }

    private static async Task AnswerAsync(HttpContext context, int status, string text, (string Name, string State)[] checks)
    {
        using var output = new JsonOutput(256);
        output.Raw("{\"status\":"u8);
        output.Value(text);
        for (var i = 0; i < checks.Length; i++)
        {
            output.Raw(i == 0 ? ",\"checks\":{"u8 : ","u8);
            output.Value(checks[i].Name);
            output.Raw((byte)':');
            output.Value(checks[i].State);
        }

        output.Raw(checks.Length > 0 ? "}}"u8 : "}"u8);
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "application/json";
        response.ContentLength = output.Length;
        response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.BodyWriter.WriteAsync(output.Written, context.RequestAborted);
        }
    }
}
