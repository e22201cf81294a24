using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using MySql.Data.MySqlClient;

namespace Snapwright.Testing;

/// <summary>
/// A MariaDB server for the tests of one process: the one that <c>SNAPWRIGHT_TEST_MYSQL</c> names by a connection string of an account
/// that may create databases, or a private one, started from the machine's binaries in a folder of its own, and gone with the process.
/// </summary>
public sealed class MariaDbServer
{
    private const string Variable = "SNAPWRIGHT_TEST_MYSQL";
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly Lazy<Task<MariaDbServer>> Shared = new(static () => Task.Run(StartAsync));
    private readonly string _connectionString;
    private readonly Process? _process;

    private MariaDbServer(string connectionString, Process? process)
    {
        _connectionString = connectionString;
        _process = process;
    }

    /// <summary>Whether it runs for this process alone.</summary>
    public bool IsPrivate => _process is not null;

    /// <summary>The server, started with the first call.</summary>
    /// <exception cref="InvalidOperationException">There is no server, and none can be started.</exception>
    public static Task<MariaDbServer> GetAsync() => Shared.Value;

    /// <summary>Creates an empty database.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = "snapwright_" + Guid.NewGuid().ToString("N");
        await ExecuteAsync($"CREATE DATABASE {name} CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin");
        return $"{_connectionString};Database={name};Maximum Pool Size=8";
    }

    /// <summary>Drops a database that <see cref="CreateDatabaseAsync"/> created.</summary>
    public Task DropDatabaseAsync(string connectionString) =>
        ExecuteAsync($"DROP DATABASE IF EXISTS {new DbConnectionStringBuilder { ConnectionString = connectionString }["Database"]}");

    /// <summary>Runs a statement as the account that the server is known by.</summary>
    public async Task ExecuteAsync(string statement)
    {
        await using var connection = new MySqlConnection(_connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<MariaDbServer> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return new MariaDbServer(given, null);
        }

        var folder = Directory.CreateTempSubdirectory("snapwright-maria-").FullName;
        var account = UnprivilegedAccount.ForServers(folder);
        var data = Path.Combine(folder, "data");
        var (code, output) = await account.RunAsync(
            MariaDbBinaries.Find("mariadb-install-db"), "--no-defaults", $"--datadir={data}", "--auth-root-authentication-method=normal", "--skip-test-db");
        if (code != 0)
        {
            throw new InvalidOperationException($"mariadb-install-db failed: {output}");
        }

        var port = FreePort.Find().ToString(CultureInfo.InvariantCulture);
        var process = account.StartUntilEnd(
            folder,
            MariaDbBinaries.Find("mariadbd"),
            "--no-defaults", $"--datadir={data}", $"--socket={Path.Combine(folder, "server.sock")}", $"--pid-file={Path.Combine(folder, "server.pid")}",
            $"--tmpdir={folder}", $"--port={port}", "--bind-address=127.0.0.1", "--skip-name-resolve", "--skip-log-bin", "--max-connections=200",
            "--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=0", "--innodb-buffer-pool-size=64M", "--innodb-log-file-size=32M", "--sync-frm=0");
        var started = new MariaDbServer($"Server=127.0.0.1;Port={port};User ID=root", process);
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
            catch (MySqlException) when (clock.Elapsed < StartTimeout)
            {
                await Task.Delay(50);
            }
            catch (MySqlException e)
            {
                throw new InvalidOperationException($"MariaDB did not start. {await File.ReadAllTextAsync(log)}", e);
            }
        }
    }
}
