using System.Data.Common;
using Snapwright.Data.Databases;
using Snapwright.Data.Schema;
using Snapwright.MySql.Connections;
using Snapwright.MySql.Functions;
using Snapwright.MySql.Providers;
using Snapwright.MySql.Schema;
using Snapwright.MySql.Sessions;
using Snapwright.Query.Schema;
using Snapwright.Query.Sql;

namespace Snapwright.MySql;

/// <summary>A MariaDB database through an ADO.NET provider: pooled connections, statements prepared on the server.</summary>
public sealed class MySqlDatabase : Database
{
    private readonly MySqlPool _pool;
    private readonly TimeSpan _statementTimeout;

    /// <summary>Makes the database; no connection is opened yet.</summary>
    /// <param name="connectionString">
    /// As the provider reads it: <c>Server=...;Port=...;Database=...;User ID=...;Password=...</c>. <c>Maximum Pool Size</c>,
    /// <c>Default Command Timeout</c> and <c>Connection Timeout</c> mean the driver's own pool and limits, see <see cref="MySqlOptions"/>.
    /// </param>
    /// <param name="factory">The provider; null for MySql.Data.</param>
    /// <param name="options">Sizes and times that the connection string does not say; null for the defaults.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public MySqlDatabase(string connectionString, DbProviderFactory? factory = null, MySqlOptions? options = null)
    {
        var provider = factory ?? DefaultProvider.Factory;
        var settings = ConnectionSettings.Options(connectionString, options ?? new());
        _statementTimeout = settings.StatementTimeout;
        _pool = new(new(provider, ConnectionSettings.Complete(provider, connectionString, settings), settings), settings);
    }

    /// <inheritdoc/>
    public override string Name => Dialect.Name;

    /// <inheritdoc/>
    public override Dialect Dialect => MySqlDialect.Instance;

    /// <inheritdoc/>
    public override SchemaWriter SchemaWriter { get; } = new MySqlSchemaWriter();

    /// <inheritdoc/>
    public override ValueTask<DatabaseSession> OpenReadAsync(CancellationToken cancellationToken) => OpenAsync(cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<DatabaseSession> OpenWriteAsync(CancellationToken cancellationToken) => OpenAsync(cancellationToken);

    /// <inheritdoc/>
    public override async ValueTask<DatabaseSession> OpenBesideAsync(CancellationToken cancellationToken) =>
        new MySqlSession(_pool, await _pool.OpenBesideAsync(cancellationToken), isBeside: true) { StatementTimeout = _statementTimeout };

    /// <inheritdoc/>
    public override ValueTask<PhysicalSchema> ReadSchemaAsync(DatabaseSession session, CancellationToken cancellationToken) =>
        MySqlCatalog.ReadAsync(session, cancellationToken);

    /// <inheritdoc/>
    public override ValueTask AcquireSchemaLockAsync(DatabaseSession session, CancellationToken cancellationToken) => session is MySqlSession own
        ? own.LockSchemaAsync(cancellationToken)
        : throw new ArgumentException("The session is not of this database.", nameof(session));

    /// <inheritdoc/>
    public override async ValueTask PrepareAsync(CancellationToken cancellationToken)
    {
        await using var session = await OpenAsync(cancellationToken);
        await session.BeginAsync(cancellationToken);
        await AcquireSchemaLockAsync(session, cancellationToken);
        await FoldFunction.CreateAsync(session, cancellationToken);
        await TokensFunction.CreateAsync(session, cancellationToken);
        await ExpressionFunctions.CreateAsync(session, cancellationToken);
        await session.CommitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => _pool.DisposeAsync();

    private async ValueTask<DatabaseSession> OpenAsync(CancellationToken cancellationToken) =>
        new MySqlSession(_pool, await _pool.TakeAsync(cancellationToken)) { StatementTimeout = _statementTimeout };
}
