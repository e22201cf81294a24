using Snapwright.Data.Databases;
using Snapwright.Data.Faults;
using Snapwright.Data.Rows;
using Snapwright.Data.Schema;
using Snapwright.MySql.Connections;
using Snapwright.MySql.Faults;
using Snapwright.MySql.Providers;
using Snapwright.MySql.Schema;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;

namespace Snapwright.MySql.Sessions;

/// <summary>A connection out of the pool, or one beside it that ends with the session.</summary>
internal sealed class MySqlSession(MySqlPool pool, MySqlHandle handle, bool isBeside = false) : DatabaseSession
{
    private SchemaConnection? _schema;
    private MySqlRowReader? _reader;
    private bool _isInTransaction;
    private bool _hasSchemaLock;
    private bool _isDisposed;

    public override async ValueTask<RowReader> QueryAsync(SqlStatement statement, ReadOnlyMemory<SqlValue> values, CancellationToken cancellationToken)
    {
        if (statement.Rows is { } rows)
        {
            return await ChangeAsync(statement, rows, values, cancellationToken);
        }

        return _reader = new(this, await StartAsync(statement, values, cancellationToken), null);
    }

    public override ValueTask<int> ExecuteAsync(SqlStatement statement, ReadOnlyMemory<SqlValue> values, CancellationToken cancellationToken) =>
        statement.Before is null ? ExecuteOneAsync(statement, values, cancellationToken) : ExecuteAfterAsync(statement, values, cancellationToken);

    public override async ValueTask ApplyAsync(SchemaChange change, CancellationToken cancellationToken)
    {
        _schema ??= new(await pool.OpenBesideAsync(cancellationToken));
        await _schema.ApplyAsync(change, cancellationToken);
    }

    public override async ValueTask BeginAsync(CancellationToken cancellationToken)
    {
        if (_isInTransaction)
        {
            throw new InvalidOperationException("The session has a transaction already.");
        }

        await RunAsync("START TRANSACTION", cancellationToken);
        _isInTransaction = true;
    }

    public override async ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        if (!_isInTransaction)
        {
            throw new InvalidOperationException("The session has no transaction.");
        }

        try
        {
            // From here on nobody can say what a cancelled commit has done.
            cancellationToken.ThrowIfCancellationRequested();
            await RunAsync("COMMIT", CancellationToken.None);
        }
        catch (DatabaseFaultException e) when (e.Fault.Kind == DatabaseFaultKind.Unavailable)
        {
            // It may have been committed: a table too many does no harm, and one too few would.
            _schema?.Keep();
            throw;
        }

        _isInTransaction = false;
        _schema?.Keep();
        await EndSchemaAsync();
    }

    public override async ValueTask RollbackAsync(CancellationToken cancellationToken)
    {
        if (!_isInTransaction)
        {
            throw new InvalidOperationException("The session has no transaction.");
        }

        _isInTransaction = false;
        await RunAsync("ROLLBACK", CancellationToken.None);
        await EndSchemaAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        try
        {
            if (_reader is { } open)
            {
                await open.DisposeAsync();
            }

            if (_isInTransaction && !handle.IsSpent && handle.IsOpen)
            {
                _isInTransaction = false;
                await RunAsync("ROLLBACK", CancellationToken.None);
            }
        }
        catch (DatabaseFaultException)
        {
            // A connection that does not roll back is closed, and the server then does it.
            handle.Spend();
        }
        finally
        {
            try
            {
                await EndSchemaAsync();
            }
            finally
            {
                await (isBeside ? handle.DisposeAsync() : pool.ReturnAsync(handle));
            }
        }
    }

    /// <summary>Whether the connection is given up, so that what it still says does not matter.</summary>
    public bool IsSpent => handle.IsSpent;

    /// <summary>
    /// Whether an exception is a fault of a statement: the provider's own, or whatever it throws when it falls over a statement that was ended.
    /// </summary>
    public bool IsFault(Exception exception) => MySqlFaults.IsOfDatabase(exception) || (handle.IsSpent && exception is not OperationCanceledException);

    /// <summary>Takes the lock of the schema until the transaction ends.</summary>
    public async ValueTask LockSchemaAsync(CancellationToken cancellationToken)
    {
        if (_hasSchemaLock)
        {
            return;
        }

        try
        {
            await SchemaLock.AcquireAsync(handle, cancellationToken);
            _hasSchemaLock = true;
        }
        catch (Exception e) when (MySqlFaults.IsOfDatabase(e))
        {
            throw Fault(e, SchemaLock.Name, cancellationToken);
        }
    }

    /// <summary>
    /// The fault of a statement; the connection is given up when it is lost, and a caller that has given up gets its own cancellation.
    /// </summary>
    public Exception Fault(Exception exception, string statement, CancellationToken cancellationToken)
    {
        var fault = MySqlFaults.From(exception, statement);
        if (fault.Fault.Kind == DatabaseFaultKind.Unavailable || !handle.IsOpen)
        {
            handle.Spend();
        }

        return cancellationToken.IsCancellationRequested ? new OperationCanceledException(fault.Message, exception, cancellationToken) : fault;
    }

    /// <summary>
    /// Gives the connection up after rows that end in a fault: a provider that reads such rows to their end waits for packets that never come, until the
    /// server closes the connection.
    /// </summary>
    public async ValueTask EndConnectionAsync()
    {
        handle.Spend();
        if (!handle.IsOpen)
        {
            return;
        }

        try
        {
            await using var beside = await pool.OpenBesideAsync(CancellationToken.None);
            await beside.ExecuteAsync(FormattableString.Invariant($"KILL CONNECTION {handle.Id}"), CancellationToken.None);
            handle.End();
        }
        catch (Exception e) when (e is DatabaseFaultException || MySqlFaults.IsOfDatabase(e))
        {
            // The server has ended it already, or is not there any more, and then neither is the connection.
            return;
        }
    }

    private async ValueTask<int> ExecuteAfterAsync(SqlStatement statement, ReadOnlyMemory<SqlValue> values, CancellationToken cancellationToken)
    {
        var isOwn = !_isInTransaction;
        if (isOwn)
        {
            await BeginAsync(cancellationToken);
        }

        try
        {
            await ExecuteOneAsync(statement.Before!, values, cancellationToken);
            var rows = await ExecuteOneAsync(statement, values, cancellationToken);
            if (isOwn)
            {
                await CommitAsync(cancellationToken);
            }

            return rows;
        }
        catch (DatabaseFaultException) when (isOwn && _isInTransaction && handle.IsOpen)
        {
            await RollbackAsync(CancellationToken.None);
            throw;
        }
    }

    private async ValueTask<int> ExecuteOneAsync(SqlStatement statement, ReadOnlyMemory<SqlValue> values, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (statement.Parameters.Count == 0)
            {
                return Math.Max(0, await handle.ExecuteAsync(statement.Text, cancellationToken));
            }

            await handle.AllowAsync(StatementTimeout, cancellationToken);
            var prepared = await handle.PrepareAsync(statement, cancellationToken);
            ParameterBinding.Bind(prepared, statement, values.Span);
            await using var watch = new CancellationWatch(handle, prepared.Command, cancellationToken);
            return Math.Max(0, await prepared.Command.ExecuteNonQueryAsync(CancellationToken.None));
        }
        catch (Exception e) when (IsFault(e))
        {
            throw Fault(e, statement.Text, cancellationToken);
        }
    }

    // The change and the read of what it changed are one transaction: the caller's, or one that ends with the rows.
    private async ValueTask<RowReader> ChangeAsync(SqlStatement change, SqlStatement rows, ReadOnlyMemory<SqlValue> values, CancellationToken cancellationToken)
    {
        var isOwn = !_isInTransaction;
        if (isOwn)
        {
            await BeginAsync(cancellationToken);
        }

        try
        {
            await ExecuteAsync(change, values, cancellationToken);
            var running = await StartAsync(rows, values, cancellationToken);
            return _reader = new(this, running, isOwn ? () => CommitAsync(CancellationToken.None) : null);
        }
        catch (DatabaseFaultException) when (isOwn && handle.IsOpen)
        {
            await RollbackAsync(CancellationToken.None);
            throw;
        }
    }

    private async ValueTask<RunningStatement> StartAsync(SqlStatement statement, ReadOnlyMemory<SqlValue> values, CancellationToken cancellationToken)
    {
        CancellationWatch? watch = null;
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            await handle.AllowAsync(StatementTimeout, cancellationToken);
            var prepared = await handle.PrepareAsync(statement, cancellationToken);
            ParameterBinding.Bind(prepared, statement, values.Span);

            // The server ends what takes too long; the client's own time is for a server that is gone.
            prepared.Command.CommandTimeout = StatementTimeout == Timeout.InfiniteTimeSpan ? 0 : (int)StatementTimeout.TotalSeconds + ConnectionSettings.ClientMargin;
            watch = new(handle, prepared.Command, cancellationToken);
            var running = new RunningStatement(statement.Text, await prepared.Command.ExecuteReaderAsync(CancellationToken.None), watch);
            watch = null;
            return running;
        }
        catch (Exception e) when (IsFault(e))
        {
            throw Fault(e, statement.Text, cancellationToken);
        }
        finally
        {
            if (watch is not null)
            {
                await watch.DisposeAsync();
            }
        }
    }

    private async ValueTask RunAsync(string text, CancellationToken cancellationToken)
    {
        try
        {
            await handle.ExecuteAsync(text, cancellationToken);
        }
        catch (Exception e) when (MySqlFaults.IsOfDatabase(e))
        {
            throw Fault(e, text, cancellationToken);
        }
    }

    private async ValueTask EndSchemaAsync()
    {
        try
        {
            if (_schema is { } schema)
            {
                _schema = null;
                await schema.DisposeAsync();
            }
        }
        finally
        {
            if (_hasSchemaLock)
            {
                _hasSchemaLock = false;
                await SchemaLock.ReleaseAsync(handle);
            }
        }
    }
}
