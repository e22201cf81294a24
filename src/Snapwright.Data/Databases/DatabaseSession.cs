using Snapwright.Data.Rows;
using Snapwright.Data.Schema;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;

namespace Snapwright.Data.Databases;

/// <summary>
/// One connection in the hands of one caller, with at most one transaction and one open reader. Statements are prepared by
/// the driver, and kept prepared. Every method throws <see cref="Faults.DatabaseFaultException"/> for what the database refuses.
/// </summary>
public abstract class DatabaseSession : IAsyncDisposable
{
    /// <summary>
    /// How long the database may work on one statement; the time in which nobody takes its rows does not count. Beyond it the statement is stopped and the
    /// fault is <see cref="Faults.DatabaseFaultKind.Timeout"/>. <see cref="Timeout.InfiniteTimeSpan"/> for no bound. For the statements that follow.
    /// </summary>
    public virtual TimeSpan StatementTimeout { get; set; } = DatabaseSettings.DefaultStatementTimeout;

    /// <summary>Runs a statement that yields rows. Dispose the reader before the next statement.</summary>
    public abstract ValueTask<RowReader> QueryAsync(SqlStatement statement, ReadOnlyMemory<SqlValue> values, CancellationToken cancellationToken);

    /// <summary>Runs a statement that yields none; the number of rows it touched.</summary>
    public abstract ValueTask<int> ExecuteAsync(SqlStatement statement, ReadOnlyMemory<SqlValue> values, CancellationToken cancellationToken);

    /// <summary>
    /// Carries an additive change of the schema out, as part of the transaction: where the database commits each DDL statement by
    /// itself, the driver takes it back when the transaction is not committed.
    /// </summary>
    public virtual async ValueTask ApplyAsync(SchemaChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        foreach (var statement in change.Statements)
        {
            await ExecuteAsync(new SqlStatement(statement, default), default, cancellationToken);
        }
    }

    /// <summary>Begins a transaction; everything that follows on this session is part of it.</summary>
    public abstract ValueTask BeginAsync(CancellationToken cancellationToken);

    /// <summary>Commits the transaction.</summary>
    public abstract ValueTask CommitAsync(CancellationToken cancellationToken);

    /// <summary>Rolls the transaction back.</summary>
    public abstract ValueTask RollbackAsync(CancellationToken cancellationToken);

    /// <summary>Gives the connection back; a transaction that was not committed is rolled back.</summary>
    public abstract ValueTask DisposeAsync();
}
