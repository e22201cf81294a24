using Snapwright.MySql.Connections;
using Snapwright.MySql.Faults;

namespace Snapwright.MySql.Schema;

/// <summary>One schema change at a time, over all nodes: a lock with a name, which the connection has until it gives it back or ends.</summary>
internal static class SchemaLock
{
    /// <summary>The name, as SQL: locks belong to the whole server, and a database may be named as it likes.</summary>
    public const string Name = "concat('snapwright.', sha1(database()))";

    // Beyond the time that one statement may take, the statement ends first; it waits in turns, so that a long change is waited for.
    private const int Seconds = 5;

    public static async ValueTask AcquireAsync(MySqlHandle handle, CancellationToken cancellationToken)
    {
        while (Convert.ToInt64(await handle.ScalarAsync($"SELECT get_lock({Name}, {Seconds})", cancellationToken) ?? 0, null) != 1)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public static async ValueTask ReleaseAsync(MySqlHandle handle)
    {
        try
        {
            await handle.ScalarAsync($"SELECT release_lock({Name})", CancellationToken.None);
        }
        catch (Exception e) when (MySqlFaults.IsOfDatabase(e))
        {
            // The lock ends with the connection.
            handle.Spend();
        }
    }
}
