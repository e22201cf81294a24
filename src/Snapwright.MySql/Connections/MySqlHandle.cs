using System.Data;
using System.Data.Common;
using System.Globalization;
using Snapwright.Model.Tables;
using Snapwright.Query.Sql;

namespace Snapwright.MySql.Connections;

/// <summary>An open connection with the statements that it keeps prepared.</summary>
internal sealed class MySqlHandle(DbConnection connection, int preparedStatements, TimeSpan statementTimeout) : IAsyncDisposable
{
    private readonly Dictionary<string, LinkedListNode<(string Text, PreparedCommand Command)>> _prepared = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Text, PreparedCommand Command)> _byUse = new();

    private TimeSpan _statementTimeout = statementTimeout;
    private bool _isEnded;

    /// <summary>Whether it must not be used again: it is lost, or a cancellation may still be under way to it.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>What the server calls it.</summary>
    public long Id { get; private set; }

    /// <summary>When it was last given back, in the units of <see cref="Environment.TickCount64"/>.</summary>
    public long IdleSince { get; set; }

    public bool IsOpen => connection.State == ConnectionState.Open;

    public void Spend() => IsSpent = true;

    /// <summary>The server has closed it; the provider does not know yet.</summary>
    public void End()
    {
        IsSpent = true;
        _isEnded = true;
    }

    /// <summary>Sets how long the server may take for each of the statements that follow; it counts the time in which rows wait to be taken, too.</summary>
    public async ValueTask AllowAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        if (time != _statementTimeout)
        {
            var seconds = time == Timeout.InfiniteTimeSpan ? 0 : time.TotalSeconds;
            await ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"SET SESSION max_statement_time = {seconds:0.###}"), cancellationToken);
            _statementTimeout = time;
        }
    }

    /// <summary>Asks the server what it calls the connection.</summary>
    public async ValueTask IdentifyAsync(CancellationToken cancellationToken) =>
        Id = Convert.ToInt64(await ScalarAsync("SELECT CONNECTION_ID()", cancellationToken), CultureInfo.InvariantCulture);

    /// <summary>Runs a statement of the driver's own, which has no values.</summary>
    public async ValueTask<int> ExecuteAsync(string text, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Runs a query of the driver's own, which has no values; its first value, null for NULL or no row.</summary>
    public async ValueTask<object?> ScalarAsync(string text, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        return await command.ExecuteScalarAsync(cancellationToken) is { } value and not DBNull ? value : null;
    }

    /// <summary>The command of a statement with values, prepared on the server.</summary>
    public async ValueTask<PreparedCommand> PrepareAsync(SqlStatement statement, CancellationToken cancellationToken)
    {
        if (_prepared.TryGetValue(statement.Text, out var known))
        {
            _byUse.Remove(known);
            _byUse.AddFirst(known);
            return known.Value.Command;
        }

        while (_prepared.Count >= preparedStatements && _byUse.Last is { } oldest)
        {
            _byUse.RemoveLast();
            _prepared.Remove(oldest.Value.Text);
            await oldest.Value.Command.Command.DisposeAsync();
        }

        var prepared = await MakeAsync(statement, cancellationToken);
        _prepared.Add(statement.Text, _byUse.AddFirst((statement.Text, prepared)));
        return prepared;
    }

    public async ValueTask DisposeAsync()
    {
        // The statements of a connection that was lost are gone with it, and the provider throws where it should close them.
        if (connection.State == ConnectionState.Open && !_isEnded)
        {
            foreach (var (_, prepared) in _byUse)
            {
                await prepared.Command.DisposeAsync();
            }
        }

        await connection.DisposeAsync();
    }

    private async ValueTask<PreparedCommand> MakeAsync(SqlStatement statement, CancellationToken cancellationToken)
    {
        var (translated, values) = Placeholders.Translate(statement.Text);
        var command = connection.CreateCommand();
        try
        {
            command.CommandText = translated;
            for (var i = 0; i < values.Length; i++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = Placeholders.NameOf(i);
                // Stated once: a provider that takes the type from the first value would keep it for the next.
                parameter.DbType = DbTypeOf(statement.Parameters[values[i]].Kind);
                command.Parameters.Add(parameter);
            }

            await command.PrepareAsync(cancellationToken);
            return new(command, values);
        }
        catch
        {
            await command.DisposeAsync();
            throw;
        }
    }

    private static DbType DbTypeOf(TypeKind kind) => kind switch
    {
        TypeKind.Int or TypeKind.BigInt or TypeKind.Boolean => DbType.Int64,
        TypeKind.Float => DbType.Double,
        TypeKind.Decimal => DbType.Decimal,
        _ => DbType.String,
    };
}
