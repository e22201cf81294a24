using Snapwright.Data.Databases;
using Snapwright.Query.Sql;

namespace Snapwright.PostgreSql.Schema;

/// <summary>One schema change at a time, over all nodes: an advisory lock that the end of the transaction releases.</summary>
internal static class SchemaLock
{
    // Any number that other users of the database are unlikely to take: "snapwrig" in ASCII.
    private static readonly SqlStatement Take = new("SELECT pg_advisory_xact_lock(8317129630530890087)", default);

    public static async ValueTask AcquireAsync(DatabaseSession session, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(Take, default, cancellationToken);
}
