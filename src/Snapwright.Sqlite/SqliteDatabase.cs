using Microsoft.Data.Sqlite;
using Snapwright.Data.Databases;
using Snapwright.Data.Schema;
using Snapwright.Query.Schema;
using Snapwright.Query.Sql;
using Snapwright.Sqlite.Connections;
using Snapwright.Sqlite.Schema;
using Snapwright.Sqlite.Sessions;

namespace Snapwright.Sqlite;

/// <summary>
/// A SQLite database in this process: a few connections that read side by side (write-ahead log), and one that writes. A database
/// in memory has one connection for both, so there a caller that holds a session must not wait for another.
/// <para>
/// Sessions complete synchronously: SQLite runs on the caller's thread, there is no round trip to wait for, and handing each
/// statement to another thread would cost more than most statements take. What can take long is bounded by the statement timeout.
/// </para>
/// </summary>
public sealed class SqliteDatabase : Database
{
    private readonly SqlitePool _readers;
    private readonly SqlitePool _writer;
    private readonly TimeSpan _statementTimeout;

    /// <summary>Makes the database; nothing is opened yet.</summary>
    /// <param name="connectionString">As Microsoft.Data.Sqlite reads it; <c>Cache</c>, <c>Pooling</c> and <c>Foreign Keys</c> are ours.</param>
    /// <param name="options">Sizes and times; null for the defaults.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public SqliteDatabase(string connectionString, SqliteOptions? options = null)
    {
        options ??= new SqliteOptions();
        _statementTimeout = options.StatementTimeout;
        var connector = new SqliteConnector(new SqliteConnectionStringBuilder(connectionString), options);
        _writer = new SqlitePool(connector.OpenWriter, 1, options.PoolTimeout);
        _readers = connector.IsInMemory ? _writer : new SqlitePool(connector.OpenReader, options.Readers, options.PoolTimeout);
    }

    /// <inheritdoc/>
    public override string Name => Dialect.Name;

    /// <inheritdoc/>
    public override Dialect Dialect => SqliteDialect.Instance;

    /// <inheritdoc/>
    public override SchemaWriter SchemaWriter { get; } = new SqliteSchemaWriter();

    /// <inheritdoc/>
    public override async ValueTask<DatabaseSession> OpenReadAsync(CancellationToken cancellationToken) =>
        new SqliteSession(_readers, await _readers.TakeAsync(cancellationToken), isWriter: false) { StatementTimeout = _statementTimeout };

    /// <inheritdoc/>
    public override async ValueTask<DatabaseSession> OpenWriteAsync(CancellationToken cancellationToken) =>
        new SqliteSession(_writer, await _writer.TakeAsync(cancellationToken), isWriter: true) { StatementTimeout = _statementTimeout };

    /// <inheritdoc/>
    public override ValueTask<PhysicalSchema> ReadSchemaAsync(DatabaseSession session, CancellationToken cancellationToken) =>
        SqliteCatalog.ReadAsync(session, cancellationToken);

    // A transaction of the writer begins with the lock of the whole database.
    /// <inheritdoc/>
    public override ValueTask AcquireSchemaLockAsync(DatabaseSession session, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    // Opening the writer creates the file and turns the write-ahead log on, which must be so before the first reader.
    /// <inheritdoc/>
    public override async ValueTask PrepareAsync(CancellationToken cancellationToken)
    {
        await using var session = await OpenWriteAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        _readers.Dispose();
        _writer.Dispose();
        return ValueTask.CompletedTask;
    }
}
