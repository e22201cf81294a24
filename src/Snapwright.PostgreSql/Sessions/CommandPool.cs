using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Npgsql;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;

namespace Snapwright.PostgreSql.Sessions;

/// <summary>
/// Commands that are used again for the same statement, with their parameters, whose types Npgsql has looked up already. There are never more than were in use at once,
/// and those of a statement go with it.
/// </summary>
internal sealed class CommandPool
{
    private readonly ConditionalWeakTable<SqlStatement, ConcurrentQueue<NpgsqlCommand>> _idle = [];

    /// <summary>
    /// Gives up all commands. One that was prepared on a connection takes it for granted that it still is, which is true of all connections but of one that has just
    /// forgotten its statements.
    /// </summary>
    public void Clear() => _idle.Clear();

    /// <summary>A command for a statement, with its values.</summary>
    public NpgsqlCommand Rent(
        SqlStatement statement, ReadOnlySpan<SqlValue> values, NpgsqlConnection connection, NpgsqlTransaction? transaction, TimeSpan timeout)
    {
        if (!_idle.TryGetValue(statement, out var idle) || !idle.TryDequeue(out var command))
        {
            command = new(statement.Text);
        }

        command.Connection = connection;
        command.Transaction = transaction;
        command.CommandTimeout = StatementTime.Seconds(timeout);
        ParameterBinding.Bind(command.Parameters, statement, values);
        return command;
    }

    /// <summary>Takes a command back. One that has failed or was cancelled is disposed of instead: what is left in it is not known.</summary>
    public void Return(SqlStatement statement, NpgsqlCommand command)
    {
        ParameterBinding.Forget(command.Parameters);
        command.Transaction = null;
        command.Connection = null;
        _idle.GetOrAdd(statement, static _ => new()).Enqueue(command);
    }
}
