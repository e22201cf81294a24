using Snapwright.Compilation;
using Snapwright.Data.Rows;
using Snapwright.Data.Writes;
using Snapwright.Model.Tables;
using Snapwright.Query.Requests;
using Snapwright.Query.Values;

namespace Snapwright.Access;

/// <summary>
/// Where typed data access runs: each call in a session of its own, or all calls in one transaction. The generated <c>Db</c>
/// class takes one; it is registered with the services of the application. Writes run the hooks of their table, as REST's do.
/// Every call throws <see cref="Data.Faults.DatabaseFaultException"/> for what the database refuses.
/// </summary>
public interface IDataAccess
{
    /// <summary>The model that calls run on. Constant inside a transaction; otherwise the newest when it is asked for.</summary>
    MetadataModel Model { get; }

    /// <summary>
    /// Reads rows with every stored field; their ordinals are the slots of <see cref="ReadRequest.Table"/>, and behind them the computed fields of the request. Disposing the reader
    /// gives its session back; inside a transaction dispose it before the next call.
    /// </summary>
    /// <param name="request">What to read; without a selection, groups or counts.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    ValueTask<RowReader> ReadAsync(ReadRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Reads the rows of a view; their ordinals are those of its compiled columns. Disposing the reader gives its session back; inside a
    /// transaction dispose it before the next call.
    /// </summary>
    /// <param name="view">The view as it was compiled; the running one may have changed.</param>
    /// <param name="arguments">The values of its arguments, as declared.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="StaleViewException">The running view is gone or broken, or the compiled types cannot express it.</exception>
    ValueTask<RowReader> ReadViewAsync(CompiledView view, SqlValue[] arguments, CancellationToken cancellationToken);

    /// <summary>Runs a command that is a view, in a transaction of its own or in that of the calls.</summary>
    /// <typeparam name="T">What <paramref name="read"/> makes of a row.</typeparam>
    /// <param name="view">The command as it was compiled; the running one may have changed.</param>
    /// <param name="arguments">The values of its arguments, as declared.</param>
    /// <param name="read">Called for each row that it yields, whose ordinals are those of the compiled columns; must not keep it. Null where they are not wanted.</param>
    /// <param name="cancellationToken">Stops it; nothing is left of it.</param>
    /// <returns>The rows that it yields, and how many were written.</returns>
    /// <exception cref="StaleViewException">The running command is gone or broken, or the compiled types cannot express it.</exception>
    /// <exception cref="WriteRejectedException">A value is not allowed, a hook refused a write, or there are too many rows.</exception>
    ValueTask<(IReadOnlyList<T> Rows, int Affected)> RunCommandAsync<T>(
        CompiledView view, SqlValue[] arguments, Func<RowReader, T>? read, CancellationToken cancellationToken)
        where T : class;

    /// <summary>The number of rows that meet the filter of a request; its order, limit and offset do not matter.</summary>
    ValueTask<long> CountAsync(ReadRequest request, CancellationToken cancellationToken);

    /// <summary>Inserts a row.</summary>
    /// <typeparam name="T">What <paramref name="read"/> makes of the row.</typeparam>
    /// <param name="table">The table, of <see cref="Model"/>.</param>
    /// <param name="values">The values by slot of <paramref name="table"/>; absent ones get their defaults.</param>
    /// <param name="read">Called once, with the reader at the inserted row (ordinals are slots); must not keep it.</param>
    /// <param name="cancellationToken">Stops the write; nothing is left of it.</param>
    /// <exception cref="WriteRejectedException">A value is missing or not allowed, or a hook refused the write.</exception>
    /// <exception cref="ConstraintViolationException">A check or a unique constraint refuses the row.</exception>
    ValueTask<T> InsertAsync<T>(Table table, RowValues values, Func<RowReader, T> read, CancellationToken cancellationToken)
        where T : class;

    /// <summary>Updates the row of a key; null where there is none.</summary>
    /// <typeparam name="T">What <paramref name="read"/> makes of the row.</typeparam>
    /// <param name="table">The table, of <see cref="Model"/>.</param>
    /// <param name="key">The key of the row.</param>
    /// <param name="values">The values by slot of <paramref name="table"/>; absent ones stay as they are.</param>
    /// <param name="read">Called once, with the reader at the updated row (ordinals are slots); must not keep it.</param>
    /// <param name="cancellationToken">Stops the write; nothing is left of it.</param>
    /// <exception cref="WriteRejectedException">A value is not allowed, or a hook refused the write.</exception>
    /// <exception cref="ConstraintViolationException">A check or a unique constraint refuses the row.</exception>
    ValueTask<T?> UpdateAsync<T>(Table table, SqlValue key, RowValues values, Func<RowReader, T> read, CancellationToken cancellationToken)
        where T : class;

    /// <summary>Deletes the row of a key; false where there is none.</summary>
    /// <exception cref="WriteRejectedException">A hook refused the write.</exception>
    ValueTask<bool> DeleteAsync(Table table, SqlValue key, CancellationToken cancellationToken);

    /// <summary>
    /// Runs work in one transaction: committed when it returns, rolled back when it throws. Inside a transaction it is part of that one.
    /// </summary>
    /// <typeparam name="T">The result of the work.</typeparam>
    /// <param name="work">The work; everything it does through its argument belongs to the transaction.</param>
    /// <param name="cancellationToken">Stops it; nothing is left of it.</param>
    ValueTask<T> TransactionAsync<T>(Func<IDataAccess, ValueTask<T>> work, CancellationToken cancellationToken);
}
