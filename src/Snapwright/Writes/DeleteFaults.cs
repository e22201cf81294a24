using Snapwright.Data.Faults;
using Snapwright.Problems;
using Snapwright.Query.Values;
using Snapwright.Runtimes;

namespace Snapwright.Writes;

/// <summary>Finds which rows still refer to rows that were to be deleted, after the rollback.</summary>
internal static class DeleteFaults
{
    // Each is a few reads; a delete of many rows that is refused has its holder among the first, or is told in general.
    private const int Examined = 50;

    public static async ValueTask<ApiProblem> ExplainAsync(
        WriteScope scope, ServedTable table, IReadOnlyList<SqlValue> keys, DatabaseFaultException fault)
    {
        if (fault.Fault.Kind != DatabaseFaultKind.ForeignKey)
        {
            return FaultProblems.Of(fault.Fault, table.Table, scope.Runtime.Model) ?? throw new InvalidOperationException("The delete failed.", fault);
        }

        var problems = new ReferenceProblems(scope.Runtime, scope.Caller, scope.CancellationToken);
        var unnamed = fault.Fault with { Constraint = null };
        foreach (var key in keys.Take(Examined))
        {
            var problem = await problems.OfDeleteAsync(table.Table, key, unnamed);
            if (problem.Errors.Count > 0)
            {
                return problem;
            }
        }

        return await problems.OfDeleteAsync(table.Table, keys[0], fault.Fault);
    }
}
