using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Snapwright.Compilation;
using Snapwright.Hosting;
using Snapwright.Testing;

namespace Snapwright.Admin.Tests.Hosting;

/// <summary>An application with a snapshot on a database of its own, served in this process.</summary>
public sealed class TestApplication : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly DirectoryInfo _contentRoot;
    private readonly bool _ownsDatabase;

    private TestApplication(WebApplication application, TestDatabase database, bool ownsDatabase, DirectoryInfo contentRoot)
    {
        _application = application;
        Database = database;
        _ownsDatabase = ownsDatabase;
        _contentRoot = contentRoot;
    }

    /// <summary>Its database.</summary>
    public TestDatabase Database { get; }

    /// <summary>Calls it; null while it listens on a port of its own.</summary>
    public HttpClient Http { get; private set; } = new();

    /// <summary>Starts one.</summary>
    /// <param name="kind">On which database.</param>
    /// <param name="snapshot">The text of its snapshot.json; null for none.</param>
    /// <param name="metadata">The text of its metadata.json; null for none.</param>
    /// <param name="isListening">Whether it listens on a real port of this machine.</param>
    /// <param name="useCompiled">Whether generated handlers serve the tables that have one.</param>
    public static async Task<TestApplication> StartAsync(
        DatabaseKind kind, string? snapshot = null, string? metadata = null, bool isListening = false, bool useCompiled = true) =>
        await StartAsync(await TestDatabase.CreateAsync(kind), ownsDatabase: true, snapshot, metadata, isListening, useCompiled);

    /// <summary>Starts one more on a database that is there.</summary>
    /// <param name="database">The database.</param>
    /// <param name="snapshot">The text of its snapshot.json; null for none.</param>
    /// <param name="connectionOptions">What its connection string says beyond that of the database.</param>
    public static Task<TestApplication> StartAsync(TestDatabase database, string? snapshot = null, string connectionOptions = "") =>
        StartAsync(database, ownsDatabase: false, snapshot, metadata: null, isListening: false, useCompiled: true, connectionOptions);

    /// <summary>Sends JSON.</summary>
    public async Task<(HttpResponseMessage Response, JsonNode? Body)> SendAsync(HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null)
        {
            request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        }

        var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    /// <summary>The <c>data</c> of a GET that is expected to succeed.</summary>
    public async Task<JsonNode> GetAsync(string path) => (await Http.GetFromJsonAsync<JsonNode>(path))!["data"]!;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _application.DisposeAsync();
        if (_ownsDatabase)
        {
            await Database.DisposeAsync();
        }

        _contentRoot.Delete(recursive: true);
    }

    private static async Task<TestApplication> StartAsync(
        TestDatabase database, bool ownsDatabase, string? snapshot, string? metadata, bool isListening, bool useCompiled, string connectionOptions = "")
    {
        var contentRoot = Directory.CreateTempSubdirectory("snapwright-app-");
        foreach (var (name, text) in new[] { ("snapshot.json", snapshot), ("metadata.json", metadata) })
        {
            if (text is not null)
            {
                await File.WriteAllTextAsync(Path.Combine(contentRoot.FullName, name), text);
            }
        }

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = contentRoot.FullName, ApplicationName = "Library" });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Snapwright:Database"] = database.ConfigurationName,
            ["ConnectionStrings:Snapwright"] = database.ConnectionString + connectionOptions,
            ["Snapwright:UseCompiled"] = useCompiled ? "true" : "false",
        });
        if (isListening)
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
        }
        else
        {
            builder.WebHost.UseTestServer();
        }

        SnapwrightHosting.AddSnapwright(builder, CompiledCatalog.Empty).AddPostgreSql().AddMySql();
        var application = builder.Build();
        application.MapSnapwright();
        var started = new TestApplication(application, database, ownsDatabase, contentRoot);
        try
        {
            await application.StartAsync();
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }

        started.Http = isListening ? new HttpClient { BaseAddress = new Uri(application.Urls.First()) } : application.GetTestClient();
        return started;
    }
}
