using Npgsql;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;

namespace Snapwright.PostgreSql.Sessions;

/// <summary>A statement between the commands that set how it is planned.</summary>
internal static class SettingCommands
{
    /// <summary>The commands; the second yields the rows of the statement.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="values">The values of its parameters.</param>
    /// <param name="isInTransaction">Whether other statements of the same transaction may follow, for which the settings are taken back.</param>
    public static IReadOnlyList<NpgsqlBatchCommand> Of(SqlStatement statement, ReadOnlySpan<SqlValue> values, bool isInTransaction)
    {
        // SET LOCAL would do, but warns of a transaction that nobody began; that which the commands of a batch share, it does not count.
        var set = string.Join(", ", statement.Settings.Select(static s => $"set_config('{s.Name}', '{(s.IsOn ? "on" : "off")}', true)"));
        var run = new NpgsqlBatchCommand(statement.Text);
        ParameterBinding.Bind(run.Parameters, statement, values);
        var commands = new List<NpgsqlBatchCommand> { new("SELECT " + set), run };
        if (isInTransaction)
        {
            commands.AddRange(statement.Settings.Select(static s => new NpgsqlBatchCommand($"SET LOCAL {s.Name} TO DEFAULT")));
        }

        return commands;
    }
}
