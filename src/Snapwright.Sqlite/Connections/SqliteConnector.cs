using System.Globalization;
using Microsoft.Data.Sqlite;
using Snapwright.Sqlite.Faults;
using Snapwright.Sqlite.Functions;
using SQLitePCL;

namespace Snapwright.Sqlite.Connections;

/// <summary>Opens connections.</summary>
internal sealed class SqliteConnector
{
    private const long JournalSizeLimit = 64 * 1024 * 1024;

    private readonly SqliteConnectionStringBuilder _connection;
    private readonly SqliteOptions _options;

    static SqliteConnector() => Batteries_V2.Init();

    public SqliteConnector(SqliteConnectionStringBuilder connection, SqliteOptions options)
    {
        connection.Cache = SqliteCacheMode.Private;
        connection.Pooling = false;
        connection.ForeignKeys = true;
        _connection = connection;
        _options = options;
    }

    /// <summary>Each connection would have a database of its own.</summary>
    public bool IsInMemory => _connection.Mode == SqliteOpenMode.Memory || _connection.DataSource is "" or ":memory:";

    public SqliteHandle OpenWriter()
    {
        if (!IsInMemory && Path.GetDirectoryName(_connection.DataSource) is { Length: > 0 } folder
            && !_connection.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            Directory.CreateDirectory(folder);
        }

        return Open("journal_mode = WAL", string.Create(CultureInfo.InvariantCulture, $"journal_size_limit = {JournalSizeLimit}"));
    }

    public SqliteHandle OpenReader() => Open("query_only = ON");

    private SqliteHandle Open(params ReadOnlySpan<string> pragmas)
    {
        var connection = new SqliteConnection(_connection.ConnectionString);
        try
        {
            connection.Open();
            Run(connection, string.Create(CultureInfo.InvariantCulture, $"busy_timeout = {(long)_options.BusyTimeout.TotalMilliseconds}"));
            Run(connection, "synchronous = NORMAL");
            foreach (var pragma in pragmas)
            {
                Run(connection, pragma);
            }

            ScalarFunctions.Register(connection.Handle!);
            return new SqliteHandle(connection, _options);
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw SqliteFaults.Unavailable(e);
        }
    }

    private static void Run(SqliteConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA " + pragma;
        command.ExecuteNonQuery();
    }
}
