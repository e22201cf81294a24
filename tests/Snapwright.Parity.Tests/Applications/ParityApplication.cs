using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Snapwright.Hosting;
using Snapwright.Testing;

namespace Snapwright.Parity.Tests.Applications;

/// <summary>An application, served one way, on an empty database of its own.</summary>
public sealed class ParityApplication : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly TestDatabase _database;

    private ParityApplication(Variant variant, WebApplication application, TestDatabase database)
    {
        Variant = variant;
        _application = application;
        _database = database;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(application.Urls.First()),
            Timeout = TimeSpan.FromSeconds(30),
        };
    }

    /// <summary>How it serves.</summary>
    public Variant Variant { get; }

    /// <summary>Calls it, over a real connection.</summary>
    public HttpClient Http { get; }

    /// <summary>Starts one.</summary>
    public static async Task<ParityApplication> StartAsync(Variant variant, ServedModel model)
    {
        var database = await TestDatabase.CreateAsync(variant.Database);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = "Production",
        });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Snapwright:Snapshot"] = model.SnapshotFile,
            ["Snapwright:UseCompiled"] = variant.UseCompiled ? "true" : "false",
            ["Snapwright:Database"] = database.ConfigurationName,
            ["ConnectionStrings:Snapwright"] = database.ConnectionString,
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider, FixedClock>();
        SnapwrightHosting.AddSnapwright(builder, model.Catalog).AddPostgreSql().AddMySql();
        var application = builder.Build();
        application.MapSnapwright();
        await application.StartAsync();
        return new(variant, application, database);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _application.StopAsync();
        await _application.DisposeAsync();
        await _database.DisposeAsync();
    }
}
