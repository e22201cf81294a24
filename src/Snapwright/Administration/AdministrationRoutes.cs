using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Snapwright.Data.Json;
using Snapwright.Model.Snapshots;
using Snapwright.Problems;
using Snapwright.Runtimes;

namespace Snapwright.Administration;

/// <summary><c>/api/admin</c>: what a server says of itself.</summary>
internal static class AdministrationRoutes
{
    private const string Allowed = "GET, HEAD";

    /// <summary>Maps it.</summary>
    public static void MapAdministration(this IEndpointRouteBuilder routes)
    {
        var runtimes = routes.ServiceProvider.GetRequiredService<RuntimeHolder>();
        routes.Map("/api/admin/export", (RequestDelegate)(context => AnswerAsync(context, runtimes, WriteExport)));
        routes.Map("/api/admin/runtime", (RequestDelegate)(context => AnswerAsync(context, runtimes, WriteRuntime)));
    }

    private static async Task AnswerAsync(HttpContext context, RuntimeHolder runtimes, Action<Runtime, JsonOutput> write)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.Headers.Allow = Allowed;
            await ProblemWriter.WriteAsync(context, new(ProblemCodes.MethodNotAllowed, $"Allowed here: {Allowed}."));
            return;
        }

        if (runtimes.Current is not { } runtime)
        {
            await ProblemWriter.WriteAsync(context, new(ProblemCodes.Unavailable, "The server is starting.") { RetryAfter = 1 });
            return;
        }

        using var output = new JsonOutput(16 * 1024);
        write(runtime, output);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = output.Length;
        context.Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.BodyWriter.WriteAsync(output.Written, context.RequestAborted);
        }
    }

    /// <summary>The file itself, as it is put into a project: it has no envelope.</summary>
    private static void WriteExport(Runtime runtime, JsonOutput output) =>
        output.Raw(Encoding.UTF8.GetBytes(SnapshotWriter.WriteExport(runtime.Model, runtime.Model.Tables.Where(static t => !t.IsSystem))));

    private static void WriteRuntime(Runtime runtime, JsonOutput output)
    {
        output.Raw("{\"data\":["u8);
        for (var i = 0; i < runtime.Tables.Count; i++)
        {
            var table = runtime.Tables[i];
            output.Raw(i == 0 ? "{\"table\":"u8 : ",{\"table\":"u8);
            output.Value(table.Name);
            output.Raw(",\"isSystem\":"u8);
            output.Value(table.Table.IsSystem);
            output.Raw(",\"path\":"u8);
            output.Value(table.IsCompiled ? "compiled" : "interpreted");
            output.Raw(",\"fingerprint\":"u8);
            output.Value(table.Table.Fingerprint);
            output.Raw(",\"compiledFingerprint\":"u8);
            if (table.Compiled is { } compiled)
            {
                output.Value(compiled.Fingerprint);
            }
            else
            {
                output.Null();
            }

            output.Raw(",\"why\":"u8);
            output.Value(ServingReason.Of(table));
            output.Raw((byte)'}');
        }

        output.Raw("]}"u8);
    }
}
