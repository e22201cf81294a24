using System.Diagnostics;
using Npgsql;
using Snapwright.Data.Rows;
using Snapwright.PostgreSql.Faults;
using Snapwright.Query.Sql;

namespace Snapwright.PostgreSql.Sessions;

/// <summary>Rows of an Npgsql reader.</summary>
/// <param name="reader">The reader.</param>
/// <param name="command">The command or batch that they come from.</param>
/// <param name="commands">Takes a command back at the end.</param>
/// <param name="statement">What the command is for.</param>
/// <param name="time">What is left of the statement's time.</param>
internal sealed class PostgreSqlRowReader(NpgsqlDataReader reader, IAsyncDisposable command, CommandPool commands, SqlStatement statement, StatementTime time)
    : RowReader
{
    private bool _isAbandoned;
    private bool _isFaulted;
    private bool _isDisposed;

    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        // Most rows are in the buffer already; those need no state machine.
        var task = reader.ReadAsync(cancellationToken);
        return task.IsCompletedSuccessfully ? new(task.Result) : Awaited(task);
    }

    public override bool IsNull(int ordinal) => reader.IsDBNull(ordinal);

    public override int GetInt32(int ordinal) => reader.GetInt32(ordinal);

    public override long GetInt64(int ordinal) => reader.GetInt64(ordinal);

    public override double GetDouble(int ordinal) => reader.GetDouble(ordinal);

    public override decimal GetDecimal(int ordinal, int scale) => DecimalScale.Exactly(reader.GetDecimal(ordinal), scale);

    public override bool GetBoolean(int ordinal) => reader.GetBoolean(ordinal);

    public override string GetString(int ordinal) => reader.GetString(ordinal);

    public override Guid GetGuid(int ordinal) => reader.GetGuid(ordinal);

    public override DateOnly GetDate(int ordinal) => PostgreSqlEpoch.FromDate(reader.GetFieldValue<int>(ordinal));

    public override TimeOnly GetTime(int ordinal) => PostgreSqlEpoch.FromTime(reader.GetFieldValue<long>(ordinal));

    public override DateTime GetDateTime(int ordinal) => PostgreSqlEpoch.FromInstant(reader.GetFieldValue<long>(ordinal));

    public override string GetJson(int ordinal) => reader.GetString(ordinal);

    public override T[] GetArray<T>(int ordinal) => reader.GetFieldValue<T[]>(ordinal);

    public override ReadOnlyMemory<byte> GetNestedRows(int ordinal) => reader.GetFieldValue<byte[]>(ordinal);

    // Npgsql has no asynchronous form of it; it is one short round trip for a reader that is given up.
    public override void Abandon()
    {
        _isAbandoned = true;
        if (command is NpgsqlBatch batch)
        {
            batch.Cancel();
        }
        else
        {
            ((NpgsqlCommand)command).Cancel();
        }
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
            // What the rows of a write violate at the end of the statement comes up here, when not all rows were read.
            await reader.DisposeAsync();
        }
        catch (NpgsqlException e)
        {
            await command.DisposeAsync();

            // The cancellation that was asked for is no fault.
            if (!_isAbandoned)
            {
                throw PostgreSqlFaults.From(e);
            }

            return;
        }

        if (!_isAbandoned && !_isFaulted && command is NpgsqlCommand reusable)
        {
            commands.Return(statement, reusable);
        }
        else
        {
            await command.DisposeAsync();
        }
    }

    private async ValueTask<bool> Awaited(Task<bool> task)
    {
        var started = Stopwatch.GetTimestamp();
        bool result;
        _isFaulted = true;
        try
        {
            result = await task;
        }
        catch (NpgsqlException e)
        {
            throw PostgreSqlFaults.From(e);
        }

        _isFaulted = false;
        time.SpendSince(started);
        if (result && time.IsSpent)
        {
            Abandon();
            throw PostgreSqlFaults.Timeout();
        }

        return result;
    }
}
