using Snapwright.Data.Databases;
using Snapwright.Query.Callers;
using Snapwright.Query.Requests;
using Snapwright.Runtimes;

namespace Snapwright.Writes;

/// <summary>What typed reads have in common inside and outside of transactions.</summary>
internal static class TypedReads
{
    public static async ValueTask<long> CountAsync(
        DatabaseSession session, Runtime runtime, Caller caller, ReadRequest request, CancellationToken cancellationToken)
    {
        var counted = request with { Sort = default, Limit = null, Offset = 0, Counts = CountKinds.Filtered };
        var plan = runtime.Plan(counted, caller, out var values);
        var counts = plan.Counts!;
        await using var rows = await session.QueryAsync(counts, values.AsMemory(0, counts.Parameters.Count), cancellationToken);
        await rows.ReadAsync(cancellationToken);
        return rows.GetInt64(0);
    }
}
