using Snapwright.Data.Databases;
using Snapwright.Data.Rows;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;
using Snapwright.Sqlite.Connections;
using SQLitePCL;

namespace Snapwright.Sqlite.Sessions;

/// <summary>A connection out of a pool.</summary>
internal sealed class SqliteSession(SqlitePool pool, SqliteHandle handle, bool isWriter) : DatabaseSession
{
    // The writer takes its lock at the beginning: to ask for it after a read would fail if another process wrote in between.
    private static readonly SqlStatement BeginWrite = new("BEGIN IMMEDIATE", default);
    private static readonly SqlStatement BeginRead = new("BEGIN", default);
    private static readonly SqlStatement Commit = new("COMMIT", default);
    private static readonly SqlStatement Rollback = new("ROLLBACK", default);

    private SqliteRowReader? _reader;
    private bool _isDisposed;

    public override ValueTask<RowReader> QueryAsync(SqlStatement statement, ReadOnlyMemory<SqlValue> values, CancellationToken cancellationToken) =>
        new(Read(Prepare(statement, values.Span), cancellationToken));

    public override ValueTask<int> ExecuteAsync(SqlStatement statement, ReadOnlyMemory<SqlValue> values, CancellationToken cancellationToken) =>
        new(Execute(statement, values.Span, cancellationToken));

    public override ValueTask BeginAsync(CancellationToken cancellationToken)
    {
        if (handle.IsInTransaction)
        {
            throw new InvalidOperationException("The session has a transaction already.");
        }

        Execute(isWriter ? BeginWrite : BeginRead, default, cancellationToken);
        return ValueTask.CompletedTask;
    }

    public override ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        if (!handle.IsInTransaction)
        {
            throw new InvalidOperationException("The session has no transaction.");
        }

        Execute(Commit, default, cancellationToken);
        return ValueTask.CompletedTask;
    }

    public override ValueTask RollbackAsync(CancellationToken cancellationToken)
    {
        EndTransaction();
        return ValueTask.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return ValueTask.CompletedTask;
        }

        try
        {
            _reader?.Abandon();
            EndTransaction();
        }
        finally
        {
            _isDisposed = true;
            pool.Return(handle);
        }

        return ValueTask.CompletedTask;
    }

    // SQLite rolls a transaction back by itself after some errors; then there is nothing left to do.
    private void EndTransaction()
    {
        if (handle.IsInTransaction)
        {
            Execute(Rollback, default, CancellationToken.None);
        }
    }

    private SqliteRowReader Read(SqliteStatement statement, CancellationToken cancellationToken)
    {
        var reader = new SqliteRowReader(handle, statement);
        reader.Start(cancellationToken);
        _reader = reader;
        return reader;
    }

    private int Execute(SqlStatement statement, ReadOnlySpan<SqlValue> values, CancellationToken cancellationToken)
    {
        var prepared = Prepare(statement, values);
        var before = raw.sqlite3_total_changes(handle.Sqlite);
        try
        {
            while (handle.Step(prepared, cancellationToken))
            {
            }
        }
        finally
        {
            // Repeats the error of the step, which is on its way already.
            _ = raw.sqlite3_reset(prepared.Handle);
            _ = raw.sqlite3_clear_bindings(prepared.Handle);
        }

        // The number stays as it was after statements that change no rows.
        return raw.sqlite3_total_changes(handle.Sqlite) == before ? 0 : raw.sqlite3_changes(handle.Sqlite);
    }

    private SqliteStatement Prepare(SqlStatement statement, ReadOnlySpan<SqlValue> values)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_reader is { IsOpen: true })
        {
            throw new InvalidOperationException("The reader of the statement before has not been disposed.");
        }

        var prepared = handle.Prepare(statement);
        handle.Allow(StatementTimeout);
        ParameterBinding.Bind(handle, prepared, statement, values);
        return prepared;
    }
}
