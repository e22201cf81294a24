using Npgsql;
using Snapwright.PostgreSql.Sessions;

namespace Snapwright.PostgreSql;

/// <summary>What a connection string gets where it says nothing.</summary>
internal static class ConnectionDefaults
{
    public static NpgsqlConnectionStringBuilder Complete(string connectionString, TimeSpan statementTimeout)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        // 8 to 16 connections gave the highest throughput when measured against 32 and 64 on the same cores.
        Set("Maximum Pool Size", static b => b.MaxPoolSize = 16);
        Set("Max Auto Prepare", static b => b.MaxAutoPrepare = 256);
        Set("Auto Prepare Min Usages", static b => b.AutoPrepareMinUsages = 2);
        // Sessions leave nothing behind that DISCARD ALL would have to remove: no SET, no session-level locks, no LISTEN.
        Set("No Reset On Close", static b => b.NoResetOnClose = true);
        // Transactions are those of sessions, on every database; looking for an ambient one costs each opening.
        Set("Enlist", static b => b.Enlist = false);
        Set("Command Timeout", b => b.CommandTimeout = StatementTime.Seconds(statementTimeout));
        Set("Timezone", static b => b.Timezone = "UTC");
        Set("Application Name", static b => b.ApplicationName = "snapwright");
        return builder;

        void Set(string keyword, Action<NpgsqlConnectionStringBuilder> apply)
        {
            if (!builder.ShouldSerialize(keyword))
            {
                apply(builder);
            }
        }
    }
}
