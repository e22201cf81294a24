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
        var counted = request with { Selection = null, Sort = default, Limit = null, Offset = 0, Grouping = Grouping.RowCount };
        var plan = runtime.Plan(counted, caller, out var values);
        await using var rows = await session.QueryAsync(plan.Rows, values, cancellationToken);
        await rows.ReadAsync(cancellationToken);
        return rows.GetInt64(0);
    }
}
