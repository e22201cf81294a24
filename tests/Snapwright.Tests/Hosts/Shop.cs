using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Snapwright.Data.Databases;
using Snapwright.Query.Callers;
using Snapwright.Runtimes;
using Snapwright.Testing;

namespace Snapwright.Tests.Hosts;

/// <summary>A running application on an empty database of its own, with the tests' snapshot.</summary>
public sealed class Shop : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TestDatabase _database;
    private readonly CountingDatabase _counter;

    private Shop(WebApplication app, TestDatabase database, CountingDatabase counter)
    {
        _app = app;
        _database = database;
        _counter = counter;
        Client = new() { BaseAddress = new(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>The database, past the application and the limits of its settings.</summary>
    public Database Database => _database.Database;

    /// <summary>Statements sent since the start, the begins of transactions included.</summary>
    public int Statements => _counter.Statements;

    /// <summary>How many plans were made for requests to a view.</summary>
    public int Planned(string view) => Services.GetRequiredService<RuntimeHolder>().Require().Views.Find(view)!.For(Caller.Anonymous).Planned;

    /// <summary>Lets the next commit be made and then fail.</summary>
    public void FailAfterNextCommit() => _counter.FailAfterNextCommit();

    /// <summary>Starts one; with settings of its own it opens its database by itself, with them, and its statements are not counted.</summary>
    public static async Task<Shop> StartAsync(Setup setup, params (string Key, string Value)[] settings)
    {
        var database = await TestDatabase.CreateAsync(setup.Database);
        var counter = new CountingDatabase(database.Database);
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["Snapwright:MaxRequestBodyBytes"] = "20000";
        builder.Configuration["Snapwright:UseCompiled"] = setup.IsCompiled.ToString();
        builder.Configuration["Snapwright:Snapshot"] = Path.Combine(AppContext.BaseDirectory, "Hosts", "shop.snapshot.json");
        builder.Configuration["Snapwright:Database"] = database.ConfigurationName;
        builder.Configuration["ConnectionStrings:Snapwright"] = database.ConnectionString;
        foreach (var (key, value) in settings)
        {
            builder.Configuration["Snapwright:" + key] = value;
        }

        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddSnapwright().AddHooks<LetterHooks>().AddHooks<GiftHooks>().AddHooks<BoxHooks>().AddPostgreSql().AddMySql();
        if (settings.Length == 0)
        {
            builder.Services.AddSingleton<Database>(counter);
        }
        var app = builder.Build();
        app.MapSnapwright();
        await app.StartAsync();
        return new(app, database, counter);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }
}
