using Snapwright.Data.Rows;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;

namespace Snapwright.Data.Databases;

/// <summary>
/// One connection in the hands of one caller, with at most one transaction and one open reader. Statements are prepared by
/// the driver, and kept prepared. Every method throws <see cref="Faults.DatabaseFaultException"/> for what the database refuses.
/// </summary>
public abstract class DatabaseSession : IAsyncDisposable
{
    /// <summary>Runs a statement that yields rows. Dispose the reader before the next statement.</summary>
    public abstract ValueTask<RowReader> QueryAsync(SqlStatement statement, ReadOnlyMemory<SqlValue> values, CancellationToken cancellationToken);

    /// <summary>Runs a statement that yields none; the number of rows it touched.</summary>
    public abstract ValueTask<int> ExecuteAsync(SqlStatement statement, ReadOnlyMemory<SqlValue> values, CancellationToken cancellationToken);

    /// <summary>Begins a transaction; everything that follows on this session is part of it.</summary>
    public abstract ValueTask BeginAsync(CancellationToken cancellationToken);

    /// <summary>Commits the transaction.</summary>
    public abstract ValueTask CommitAsync(CancellationToken cancellationToken);

    /// <summary>Rolls the transaction back.</summary>
    public abstract ValueTask RollbackAsync(CancellationToken cancellationToken);

    /// <summary>Gives the connection back; a transaction that was not committed is rolled back.</summary>
    public abstract ValueTask DisposeAsync();
}
