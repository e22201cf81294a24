using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Snapwright.Testing;

/// <summary>
/// A PostgreSQL server for the tests of one process: the one that <c>SNAPWRIGHT_TEST_POSTGRES</c> names by a connection string, or
/// a private one, started from the machine's binaries in a folder of its own, and gone with the process.
/// </summary>
public sealed class PostgreSqlServer
{
    private const string Variable = "SNAPWRIGHT_TEST_POSTGRES";
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly Lazy<Task<PostgreSqlServer>> Shared = new(static () => Task.Run(StartAsync));
    private readonly string _connectionString;

    private readonly Process? _process;

    private PostgreSqlServer(string connectionString, Process? process)
    {
        _connectionString = connectionString;
        _process = process;
    }

    /// <summary>Whether it runs for this process alone.</summary>
    public bool IsPrivate => _process is not null;

    /// <summary>The server, started with the first call.</summary>
    /// <exception cref="InvalidOperationException">There is no server, and none can be started.</exception>
    public static Task<PostgreSqlServer> GetAsync() => Shared.Value;

    /// <summary>Creates an empty database.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = "snapwright_" + Guid.NewGuid().ToString("N");
        await ExecuteAsync($"CREATE DATABASE {name}");
        return new NpgsqlConnectionStringBuilder(_connectionString) { Database = name, MaxPoolSize = 8 }.ConnectionString;
    }

    /// <summary>Drops a database that <see cref="CreateDatabaseAsync"/> created.</summary>
    public Task DropDatabaseAsync(string connectionString) =>
        ExecuteAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");

    private async Task ExecuteAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PostgreSqlServer> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return new PostgreSqlServer(given, null);
        }

        var binaries = PostgreSqlBinaries.Find();
        var folder = Directory.CreateTempSubdirectory("snapwright-pg-").FullName;
        var account = UnprivilegedAccount.ForServers(folder);
        var data = Path.Combine(folder, "data");
        var (code, output) = await account.RunAsync(
            Path.Combine(binaries, "initdb"), "-D", data, "-U", "postgres", "--auth=trust", "--locale=C", "--encoding=UTF8", "--no-sync");
        if (code != 0)
        {
            throw new InvalidOperationException($"initdb failed: {output}");
        }

        var port = FreePort.Find();
        var process = account.StartUntilEnd(
            folder,
            Path.Combine(binaries, "postgres"),
            "-D", data, "-p", port.ToString(CultureInfo.InvariantCulture), "-k", folder, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off",
            "-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c", "max_connections=100", "-c", "logging_collector=off");
        var started = new PostgreSqlServer($"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres", process);
        await started.WaitUntilReadyAsync(Path.Combine(folder, UnprivilegedAccount.LogFile));
        return started;
    }

    private async Task WaitUntilReadyAsync(string log)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await ExecuteAsync("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (clock.Elapsed < StartTimeout)
            {
                await Task.Delay(50);
            }
            catch (NpgsqlException e)
            {
                throw new InvalidOperationException($"PostgreSQL did not start. {await File.ReadAllTextAsync(log)}", e);
            }
        }
    }
}
