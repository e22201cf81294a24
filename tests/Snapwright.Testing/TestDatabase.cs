using Snapwright.Data.Databases;
using Snapwright.MySql;
using Snapwright.PostgreSql;
using Snapwright.Sqlite;

namespace Snapwright.Testing;

/// <summary>The databases that every behaviour is tested on.</summary>
public enum DatabaseKind
{
    /// <summary>SQLite, in a file.</summary>
    Sqlite,

    /// <summary>PostgreSQL, on a real server.</summary>
    PostgreSql,

    /// <summary>MariaDB, on a real server.</summary>
    MariaDb,
}

/// <summary>An empty database of its own for a test class or a test; gone when disposed.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly Func<ValueTask> _remove;

    private TestDatabase(DatabaseKind kind, string connectionString, Database database, Func<ValueTask> remove)
    {
        Kind = kind;
        ConnectionString = connectionString;
        Database = database;
        _remove = remove;
    }

    /// <summary>Which database it is.</summary>
    public DatabaseKind Kind { get; }

    /// <summary>For the configuration of an application.</summary>
    public string ConnectionString { get; }

    /// <summary>The name in configuration: <c>sqlite</c>, <c>postgres</c> or <c>mysql</c>.</summary>
    public string ConfigurationName => Database.Name;

    /// <summary>The database, prepared.</summary>
    public Database Database { get; }

    /// <summary>Creates one.</summary>
    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind)
    {
        var created = kind switch
        {
            DatabaseKind.Sqlite => CreateSqlite(),
            DatabaseKind.PostgreSql => await CreatePostgreSqlAsync(),
            _ => await CreateMariaDbAsync(),
        };
        await created.Database.PrepareAsync(CancellationToken.None);
        return created;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await _remove();
    }

    private static TestDatabase CreateSqlite()
    {
        var folder = Directory.CreateTempSubdirectory("snapwright-sqlite-").FullName;
        var connectionString = $"Data Source={Path.Combine(folder, "test.db")}";
        return new(DatabaseKind.Sqlite, connectionString, new SqliteDatabase(connectionString), () =>
        {
            Directory.Delete(folder, recursive: true);
            return ValueTask.CompletedTask;
        });
    }

    private static async Task<TestDatabase> CreatePostgreSqlAsync()
    {
        var server = await PostgreSqlServer.GetAsync();
        var connectionString = await server.CreateDatabaseAsync();
        return new(
            DatabaseKind.PostgreSql, connectionString, new PostgreSqlDatabase(connectionString),
            async () => await server.DropDatabaseAsync(connectionString));
    }

    private static async Task<TestDatabase> CreateMariaDbAsync()
    {
        var server = await MariaDbServer.GetAsync();
        var connectionString = await server.CreateDatabaseAsync();
        return new(
            DatabaseKind.MariaDb, connectionString, new MySqlDatabase(connectionString),
            async () => await server.DropDatabaseAsync(connectionString));
    }
}
