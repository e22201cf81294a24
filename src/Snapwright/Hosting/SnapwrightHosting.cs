using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Snapwright.Access;
using Snapwright.Compilation;
using Snapwright.Data.Databases;
using Snapwright.Data.Drivers;
using Snapwright.Hooks;
using Snapwright.Idempotency;
using Snapwright.Metadata;
using Snapwright.OpenApi;
using Snapwright.Rest;
using Snapwright.Runtimes;
using Snapwright.Sqlite;
using Snapwright.SystemTables;
using Snapwright.Writes;

namespace Snapwright.Hosting;

/// <summary>What the generated <c>AddSnapwright()</c> of an application calls.</summary>
public static class SnapwrightHosting
{
    /// <summary>Adds all services of Snapwright, with what was compiled into the application.</summary>
    /// <exception cref="InvalidOperationException">The configuration has an unknown key or a value that is not valid.</exception>
    public static SnapwrightBuilder AddSnapwright(WebApplicationBuilder builder, CompiledCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(catalog);
        var services = builder.Services;
        var contentRoot = builder.Environment.ContentRootPath;
        services.AddSingleton(OptionsReader.Read(builder.Configuration, builder.Environment.IsDevelopment()));
        services.AddSingleton(SystemCatalog.Instance);
        services.AddSingleton(catalog);
        services.AddSingleton<RuntimeHolder>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(s => DatabaseChoice.Open(
            s.GetRequiredService<SnapwrightOptions>(), [.. s.GetServices<DatabaseDriver>()], builder.Configuration));
        services.AddSingleton(static s => new StreamPlaces(
            s.GetRequiredService<SnapwrightOptions>().MaxStreams, s.GetRequiredService<SnapwrightOptions>().StreamTimeout));
        services.AddSingleton(static s => new RuntimeFactory(
            s.GetServices<CompiledCatalog>(),
            s.GetServices<HookRegistration>(),
            s.GetRequiredService<Database>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<SnapwrightOptions>().Limits,
            s.GetRequiredService<StreamPlaces>(),
            s.GetRequiredService<SnapwrightOptions>().UseCompiled,
            s.GetRequiredService<SnapwrightOptions>().Views,
            s.GetRequiredService<SchemaEdit>(),
            s.GetRequiredService<RuntimeHolder>()));
        services.AddSingleton(static s => new IdempotencyStore(
            s.GetRequiredService<Database>().Dialect,
            s.GetRequiredService<TimeProvider>(),
            TimeSpan.FromHours(s.GetRequiredService<SnapwrightOptions>().Writes.IdempotencyHours)));
        services.AddSingleton(static s => new WriteRequests(
            new WriteRunner(s.GetRequiredService<IdempotencyStore>()),
            s.GetRequiredService<SnapwrightOptions>().Writes,
            s.GetRequiredService<SnapwrightOptions>().MaxRequestBodyBytes));
        services.AddSingleton<SchemaEdit>();
        services.TryAddSingleton<IModelSource, SnapshotModelSource>();
        services.AddSingleton<OpenApiDocuments>();
        services.AddScoped<IDataAccess>(static s => new DataAccess(s.GetRequiredService<RuntimeHolder>(), s));
        services.AddHostedService<RuntimeStartup>();

        var added = new SnapwrightBuilder(services);
        added.AddDriver(new("sqlite", $"Data Source={Path.Combine(contentRoot, "app.db")}", static (cs, settings) => new SqliteDatabase(cs, new() { StatementTimeout = settings.StatementTimeout })));
        return added;
    }
}
