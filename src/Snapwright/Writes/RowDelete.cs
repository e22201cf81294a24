using Microsoft.Extensions.Primitives;
using Snapwright.Data.Faults;
using Snapwright.Problems;
using Snapwright.Query.Values;
using Snapwright.Rest;
using Snapwright.Runtimes;

namespace Snapwright.Writes;

/// <summary>Deletes the row of a key, where it is the one that <c>If-Match</c> names.</summary>
internal sealed class RowDelete(ServedTable table, SqlValue key, StringValues ifMatch, WriteView view) : PlannedWrite
{
    public override async ValueTask<ApiProblem?> RunAsync(WriteScope scope, WriteAnswer answer)
    {
        if (await Precondition.CheckAsync(scope, table, key, ifMatch) is { } failed)
        {
            return failed;
        }

        answer.Preference = view.Preference;
        if (!view.IsMinimal)
        {
            answer.Body.Raw("{\"data\":"u8);
            await Representation.WriteAsync(scope, table, [key], view.Selection, answer.Body);
            answer.Body.Raw((byte)'}');
        }

        answer.Status = view.IsMinimal ? 204 : 200;
        var outcome = await table.Writer.DeleteAsync(scope, key);
        return outcome.State == WriteState.Done ? null : outcome.Problem ?? TableReads.NoRow(table, RowKey.ToText(key));
    }

    public override ValueTask<ApiProblem> ExplainAsync(WriteScope scope, DatabaseFaultException fault) =>
        DeleteFaults.ExplainAsync(scope, table, [key], fault);
}
