using System.Data.Common;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Snapwright.Chinook.Tests.Data;
using Snapwright.Testing;

namespace Snapwright.Chinook.Tests.Servers;

/// <summary>A server with all rows of the data, which came in through its API. Where the data is not there, it does nothing.</summary>
/// <param name="kind">Its database.</param>
public abstract class ChinookServer(DatabaseKind kind) : IAsyncLifetime, IDisposable
{
    private const int Senders = 8;
    private TestDatabase? _database;
    private WebApplication? _application;
    private HttpClient? _http;

    /// <summary>How many rows were sent.</summary>
    public int Sent { get; private set; }

    /// <summary>Its database.</summary>
    public DatabaseKind Kind => kind;

    /// <summary>What a GET answers.</summary>
    /// <exception cref="HttpRequestException">It is refused.</exception>
    public async Task<JsonObject> GetAsync(string path)
    {
        var response = await _http!.GetAsync(path);
        var text = await response.Content.ReadAsStringAsync();
        return response.StatusCode == HttpStatusCode.OK
            ? JsonNode.Parse(text)!.AsObject()
            : throw new HttpRequestException($"{path}: {(int)response.StatusCode} {text}");
    }

    /// <summary>Asks the database itself.</summary>
    /// <param name="sql">A query.</param>
    /// <returns>The values as text; null for NULL.</returns>
    public async Task<IReadOnlyList<string?[]>> QueryAsync(string sql)
    {
        await using var connection = Connect(_database!.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The queries are constants of these tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string?[]>();
        while (await reader.ReadAsync())
        {
            var row = new string?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture);
            }

            rows.Add(row);
        }

        return rows;
    }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (SharedData.File is not { } file)
        {
            return;
        }

        _database = await TestDatabase.CreateAsync(kind);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Snapwright:Database"] = _database.ConfigurationName,
            ["ConnectionStrings:Snapwright"] = _database.ConnectionString,
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddSnapwright().AddPostgreSql();
        _application = builder.Build();
        _application.MapSnapwright();
        await _application.StartAsync();
        _http = new() { BaseAddress = new(_application.Urls.First()) };
        await LoadAsync(await ChinookRows.ReadAsync(file));
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_application is not null)
        {
            await _application.DisposeAsync();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _http?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A connection beside the server.</summary>
    protected abstract DbConnection Connect(string connectionString);

    private async Task LoadAsync(ChinookRows rows)
    {
        foreach (var table in ChinookTable.All)
        {
            var senders = new ParallelOptions { MaxDegreeOfParallelism = table.IsSelfReferencing ? 1 : Senders };
            await Parallel.ForEachAsync(rows.Of(table), senders, async (body, cancellationToken) => await SendAsync(table, body, cancellationToken));
        }

        Sent = rows.Count;
    }

    private async Task SendAsync(ChinookTable table, byte[] body, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        using var response = await _http!.PostAsync("/api/" + table.Table, content, cancellationToken);
        var answer = await response.Content.ReadAsStringAsync(cancellationToken);
        if (response.StatusCode != HttpStatusCode.Created)
        {
            throw new HttpRequestException($"{table.Table} {System.Text.Encoding.UTF8.GetString(body)}: {(int)response.StatusCode} {answer}");
        }
    }
}
