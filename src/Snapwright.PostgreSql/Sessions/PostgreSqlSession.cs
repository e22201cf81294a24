using System.Data;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Npgsql;
using Snapwright.Data.Databases;
using Snapwright.Data.Faults;
using Snapwright.Data.Rows;
using Snapwright.PostgreSql.Faults;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;

namespace Snapwright.PostgreSql.Sessions;

/// <summary>A connection out of the pool.</summary>
/// <param name="connection">The connection.</param>
/// <param name="commands">The commands of the database.</param>
internal sealed class PostgreSqlSession(NpgsqlConnection connection, CommandPool commands) : DatabaseSession
{
    private NpgsqlTransaction? _transaction;
    private bool _mustForget;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<RowReader> QueryAsync(SqlStatement statement, ReadOnlyMemory<SqlValue> values, CancellationToken cancellationToken)
    {
        if (statement.Settings.Count > 0)
        {
            return await QueryWithSettingsAsync(statement, values, cancellationToken);
        }

        for (var isRetry = false; ; isRetry = true)
        {
            var command = commands.Rent(statement, values.Span, connection, _transaction, StatementTimeout);
            try
            {
                var (time, started) = (new StatementTime(StatementTimeout), Stopwatch.GetTimestamp());
                var rows = await command.ExecuteReaderAsync(cancellationToken);
                time.SpendSince(started);
                return new PostgreSqlRowReader(rows, command, commands, statement, time);
            }
            catch (NpgsqlException e)
            {
                await command.DisposeAsync();
                Recover(e, isRetry);
            }
        }
    }

    // One round trip, and one transaction where none is open, with whose end the settings are gone, whatever that is.
    private async ValueTask<RowReader> QueryWithSettingsAsync(SqlStatement statement, ReadOnlyMemory<SqlValue> values, CancellationToken cancellationToken)
    {
        for (var isRetry = false; ; isRetry = true)
        {
            var batch = new NpgsqlBatch(connection, _transaction) { Timeout = StatementTime.Seconds(StatementTimeout) };
            NpgsqlDataReader? rows = null;
            try
            {
                foreach (var command in SettingCommands.Of(statement, values.Span, isInTransaction: _transaction is not null))
                {
                    batch.BatchCommands.Add(command);
                }

                var (time, started) = (new StatementTime(StatementTimeout), Stopwatch.GetTimestamp());
                rows = await batch.ExecuteReaderAsync(cancellationToken);
                await rows.NextResultAsync(cancellationToken);
                time.SpendSince(started);
                return new PostgreSqlRowReader(rows, batch, commands, statement, time);
            }
            catch (NpgsqlException e)
            {
                if (rows is not null)
                {
                    await rows.DisposeAsync();
                }

                await batch.DisposeAsync();
                Recover(e, isRetry);
            }
        }
    }

    public override async ValueTask<int> ExecuteAsync(SqlStatement statement, ReadOnlyMemory<SqlValue> values, CancellationToken cancellationToken)
    {
        if (statement.Settings.Count > 0)
        {
            throw new NotSupportedException("Only what yields rows is planned with settings.");
        }

        for (var isRetry = false; ; isRetry = true)
        {
            var command = commands.Rent(statement, values.Span, connection, _transaction, StatementTimeout);
            try
            {
                var affected = await command.ExecuteNonQueryAsync(cancellationToken);
                commands.Return(statement, command);
                return Math.Max(0, affected);
            }
            catch (NpgsqlException e)
            {
                await command.DisposeAsync();
                Recover(e, isRetry);
            }
        }
    }

    public override async ValueTask BeginAsync(CancellationToken cancellationToken)
    {
        if (_transaction is not null)
        {
            throw new InvalidOperationException("The session has a transaction already.");
        }

        try
        {
            _transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        }
        catch (NpgsqlException e)
        {
            throw PostgreSqlFaults.From(e);
        }
    }

    public override async ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        await using var transaction = TakeTransaction();
        try
        {
            await transaction.CommitAsync(cancellationToken);
        }
        catch (NpgsqlException e)
        {
            throw PostgreSqlFaults.From(e);
        }
    }

    public override async ValueTask RollbackAsync(CancellationToken cancellationToken)
    {
        await using var transaction = TakeTransaction();
        try
        {
            await transaction.RollbackAsync(cancellationToken);
        }
        catch (NpgsqlException e)
        {
            throw PostgreSqlFaults.From(e);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (_transaction is { } open)
        {
            _transaction = null;
            await open.DisposeAsync();
        }

        if (_mustForget)
        {
            Forget();
        }

        await connection.DisposeAsync();
    }

    /// <summary>Returns where the statement is to be sent again; throws the fault for everything else.</summary>
    private void Recover(NpgsqlException exception, bool isRetry)
    {
        if (isRetry || !PostgreSqlFaults.IsStalePlan(exception))
        {
            var fault = PostgreSqlFaults.From(exception);
            if (fault.Fault.Kind is DatabaseFaultKind.InvalidValue or DatabaseFaultKind.DivisionByZero or DatabaseFaultKind.SeveralRows)
            {
                // Of a statement that fails while Npgsql prepares it, Npgsql keeps that it has no rows, and falls over the rows of the next time.
                _mustForget = true;
                ForgetNow();
            }

            throw fault;
        }

        if (_transaction is not null)
        {
            // A failed transaction runs nothing more: let the caller begin again, on connections that know no old plans.
            NpgsqlConnection.ClearPool(connection);
            throw PostgreSqlFaults.From(exception);
        }

        Forget();
    }

    // A failed transaction runs nothing more, so that there it waits for the end of the session.
    private void ForgetNow()
    {
        if (_transaction is null)
        {
            Forget();
            _mustForget = false;
        }
    }

    private void Forget()
    {
        try
        {
            // Npgsql has no asynchronous form of it; it is one short round trip after a rare fault.
            connection.UnprepareAll();
            commands.Clear();
        }
        catch (NpgsqlException e)
        {
            throw PostgreSqlFaults.From(e);
        }
    }

    private NpgsqlTransaction TakeTransaction()
    {
        var transaction = _transaction ?? throw new InvalidOperationException("The session has no transaction.");
        _transaction = null;
        return transaction;
    }
}
