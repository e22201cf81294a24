using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Snapwright.Problems;
using Snapwright.Runtimes;

namespace Snapwright.OpenApi;

/// <summary><c>/openapi.json</c>, and a page for people at <c>/docs</c> that needs nothing from elsewhere.</summary>
internal static class OpenApiRoutes
{
    private const string DocumentPath = "/openapi.json";

    /// <summary>Maps them.</summary>
    public static void MapOpenApiDocument(this WebApplication app)
    {
        var runtimes = app.Services.GetRequiredService<RuntimeHolder>();
        var documents = app.Services.GetRequiredService<OpenApiDocuments>();
        app.MapMethods(DocumentPath, ["GET", "HEAD"], context => AnswerAsync(context, runtimes, documents));

        // The page's middleware matches regular expressions against every path that passes it.
        app.UseWhen(
            static context => context.Request.Path.StartsWithSegments("/docs", StringComparison.OrdinalIgnoreCase),
            static pages => pages.UseSwaggerUI(static ui =>
            {
                ui.RoutePrefix = "docs";
                ui.SwaggerEndpoint(DocumentPath, "API");
            }));
    }

    private static async Task AnswerAsync(HttpContext context, RuntimeHolder runtimes, OpenApiDocuments documents)
    {
        if (runtimes.Current is not { } runtime)
        {
            await ProblemWriter.WriteAsync(context, new(ProblemCodes.Unavailable, "The server is starting.") { RetryAfter = 1 });
            return;
        }

        var json = documents.Of(runtime);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = json.Length;
        context.Response.Headers.CacheControl = "no-cache";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.BodyWriter.WriteAsync(json, context.RequestAborted);
        }
    }
}
