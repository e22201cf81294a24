using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Snapwright.Administration;
using Snapwright.Health;
using Snapwright.Hosting;
using Snapwright.OpenApi;
using Snapwright.Rest;
using Snapwright.Runtimes;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the routes of Snapwright.</summary>
public static class SnapwrightRoutes
{
    /// <summary>
    /// Maps the API of all tables: <c>/api/{table}</c> and <c>/api/{table}/{id}</c>. The application's own endpoints stand beside them
    /// and go first where their routes are more specific.
    /// </summary>
    public static WebApplication MapSnapwright(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var services = app.Services;
        var options = services.GetRequiredService<SnapwrightOptions>();
        var rest = new RestRoutes(
            services.GetRequiredService<RuntimeHolder>(),
            options.MaxRequestBodyBytes,
            services.GetRequiredService<WriteRequests>(),
            services.GetRequiredService<ILoggerFactory>().CreateLogger("Snapwright.Rest"));
        ((IEndpointRouteBuilder)app).Map("/api/{**path}", (RequestDelegate)rest.HandleAsync).WithDisplayName("Snapwright tables");
        app.MapAdministration();
        app.MapHealth();
        app.MapOpenApiDocument();
        return app;
    }
}
