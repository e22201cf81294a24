using Npgsql;
using Snapwright.Data.Databases;
using Snapwright.Data.Schema;
using Snapwright.PostgreSql.Faults;
using Snapwright.PostgreSql.Functions;
using Snapwright.PostgreSql.Schema;
using Snapwright.PostgreSql.Sessions;
using Snapwright.Query.Schema;
using Snapwright.Query.Sql;

namespace Snapwright.PostgreSql;

/// <summary>A PostgreSQL database through Npgsql: pooled connections, automatically prepared statements.</summary>
public sealed class PostgreSqlDatabase : Database
{
    private readonly NpgsqlDataSource _source;
    private readonly CommandPool _commands = new();
    private volatile bool _hasTrigrams;
    private readonly TimeSpan _statementTimeout;

    /// <summary>Makes the database; no connection is opened yet.</summary>
    /// <param name="connectionString">
    /// As Npgsql reads it. What it leaves open gets our defaults: 16 connections, 256 automatically prepared statements from
    /// the second use on, no reset on close, no ambient transactions, 30 seconds per statement, session time zone UTC, application name <c>snapwright</c>.
    /// </param>
    /// <param name="settings">What goes for every database; null for the defaults.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public PostgreSqlDatabase(string connectionString, DatabaseSettings? settings = null)
    {
        var connection = ConnectionDefaults.Complete(connectionString, (settings ?? new()).StatementTimeout);
        _statementTimeout = connection.CommandTimeout == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(connection.CommandTimeout);

        // The slim builder leaves out the reflection-based mappings, which would break ahead-of-time compilation.
        var builder = new NpgsqlSlimDataSourceBuilder(connection.ConnectionString);
        builder.EnableArrays();
        builder.EnableExtraConversions();
        builder.EnableJsonTypes();
        builder.EnableTransportSecurity();
        builder.EnableIntegratedSecurity();
        _source = builder.Build();
    }

    /// <inheritdoc/>
    public override string Name => Dialect.Name;

    /// <inheritdoc/>
    public override Dialect Dialect => PostgreSqlDialect.Instance;

    /// <inheritdoc/>
    public override SchemaWriter SchemaWriter => new PostgreSqlSchemaWriter(_hasTrigrams);

    /// <inheritdoc/>
    public override string? Limitation => _hasTrigrams
        ? null
        : "The extension pg_trgm is not there and could not be created: _contains on searchable columns works without an index.";

    /// <inheritdoc/>
    public override ValueTask<DatabaseSession> OpenReadAsync(CancellationToken cancellationToken) => OpenAsync(cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<DatabaseSession> OpenWriteAsync(CancellationToken cancellationToken) => OpenAsync(cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<PhysicalSchema> ReadSchemaAsync(DatabaseSession session, CancellationToken cancellationToken) =>
        PostgreSqlCatalog.ReadAsync(session, cancellationToken);

    /// <inheritdoc/>
    public override async ValueTask AcquireSchemaLockAsync(DatabaseSession session, CancellationToken cancellationToken) =>
        await SchemaLock.AcquireAsync(session, cancellationToken);

    /// <inheritdoc/>
    public override async ValueTask PrepareAsync(CancellationToken cancellationToken)
    {
        await using var session = await OpenAsync(cancellationToken);
        await session.BeginAsync(cancellationToken);
        await SchemaLock.AcquireAsync(session, cancellationToken);
        await FoldFunction.CreateAsync(session, cancellationToken);
        await TokensFunction.CreateAsync(session, cancellationToken);
        _hasTrigrams = await TrigramExtension.EnsureAsync(session, cancellationToken);
        await DoubleFunction.CreateAsync(session, cancellationToken);
        await ExpressionFunctions.CreateAsync(session, cancellationToken);
        await session.CommitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => _source.DisposeAsync();

    private ValueTask<DatabaseSession> OpenAsync(CancellationToken cancellationToken)
    {
        // An idle connection of the pool needs no state machine.
        var connection = _source.OpenConnectionAsync(cancellationToken);
        return connection.IsCompletedSuccessfully ? new(Session(connection.Result)) : OpenedAsync(connection);
    }

    private PostgreSqlSession Session(NpgsqlConnection connection) => new(connection, _commands) { StatementTimeout = _statementTimeout };

    private async ValueTask<DatabaseSession> OpenedAsync(ValueTask<NpgsqlConnection> connection)
    {
        try
        {
            return Session(await connection);
        }
        catch (NpgsqlException e)
        {
            throw PostgreSqlFaults.Unavailable(e);
        }
    }
}
