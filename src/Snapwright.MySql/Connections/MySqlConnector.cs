using System.Data.Common;
using System.Globalization;
using Snapwright.MySql.Faults;
using Snapwright.Query.Sql;

namespace Snapwright.MySql.Connections;

/// <summary>Opens connections, each with the settings that the dialect relies on.</summary>
internal sealed class MySqlConnector(DbProviderFactory factory, string connectionString, MySqlOptions options)
{
    // What ANSI SQL says of quotes, ||, and values that do not fit; and a zero that is a zero. Not ONLY_FULL_GROUP_BY: two expressions that are equal, with a parameter in them, are
    // different ones for it, and what a group has one value of is known before.
    private const string Modes =
        "ANSI_QUOTES,PIPES_AS_CONCAT,NO_BACKSLASH_ESCAPES,STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
        + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO";

    // Texts sort by so many of their bytes; the default is 1024, and a sort must hold some keys in its buffer of 2 MiB.
    private const int SortedBytes = 16384;

    // A little more than a packet: whatever group_concat cuts off, concat then finds too long and makes it NULL.
    private const string NestedRowsLimit = "@@max_allowed_packet + 16";

    // With split_materialized, MariaDB computes a derived table of groups anew for each row that it is joined to; where the join is by
    // <=> and the row's key is NULL, it then looks for the key with =, and finds no group.
    private const string Optimizations = "split_materialized=off";

    /// <exception cref="Data.Faults.DatabaseFaultException">The database cannot be reached.</exception>
    public async ValueTask<MySqlHandle> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = factory.CreateConnection() ?? throw new InvalidOperationException("The provider has no connections.");
        try
        {
            connection.ConnectionString = connectionString;
            await connection.OpenAsync(cancellationToken);
            var handle = new MySqlHandle(connection, options.PreparedStatements, options.StatementTimeout);
            await handle.ExecuteAsync($"SET NAMES utf8mb4 COLLATE {MySqlDialect.TextCollation}", cancellationToken);
            await handle.ExecuteAsync("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED", cancellationToken);
            await handle.ExecuteAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"SET SESSION sql_mode = '{Modes}', optimizer_switch = '{Optimizations}', time_zone = '+00:00', lc_messages = 'en_US', group_concat_max_len = {NestedRowsLimit}, max_sort_length = {SortedBytes}, max_statement_time = {options.StatementTimeout.TotalSeconds:0.###}, lock_wait_timeout = {Math.Max(1, (int)options.SchemaLockTimeout.TotalSeconds)}"),
                cancellationToken);
            await handle.IdentifyAsync(cancellationToken);
            return handle;
        }
        catch (Exception e) when (MySqlFaults.IsOfDatabase(e))
        {
            await connection.DisposeAsync();
            throw MySqlFaults.Unavailable(e);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
