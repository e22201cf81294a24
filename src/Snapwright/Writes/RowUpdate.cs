using Microsoft.Extensions.Primitives;
using Snapwright.Bodies;
using Snapwright.Data.Faults;
using Snapwright.Data.Json;
using Snapwright.Data.Writes;
using Snapwright.Model.Tables;
using Snapwright.Problems;
using Snapwright.Query.Values;
using Snapwright.Rest;
using Snapwright.Runtimes;

namespace Snapwright.Writes;

/// <summary>Updates the row of a key, where it is the one that <c>If-Match</c> names.</summary>
internal sealed class RowUpdate(ServedTable table, SqlValue key, ReadOnlyMemory<byte> body, StringValues ifMatch, WriteView view) : PlannedWrite
{
    private RowValues _values = new(0);

    public override ApiProblem? Read(Runtime runtime) => BodyParser.Read(runtime, table, body.Span, key, out _values);

    public override async ValueTask<ApiProblem?> RunAsync(WriteScope scope, WriteAnswer answer)
    {
        if (await Precondition.CheckAsync(scope, table, key, ifMatch) is { } failed)
        {
            return failed;
        }

        using var whole = new JsonOutput();
        var row = new RowResponse(table, whole);
        var outcome = await table.Writer.UpdateAsync(scope, key, _values, row);
        if (outcome.State != WriteState.Done)
        {
            return outcome.Problem ?? TableReads.NoRow(table, RowKey.ToText(key));
        }

        answer.Status = 200;
        await RowAnswer.WriteAsync(scope, table, row, whole, view, answer);
        return null;
    }

    public override ValueTask<ApiProblem> ExplainAsync(WriteScope scope, DatabaseFaultException fault) =>
        new WriteFaults(scope, new HashSet<(TableName, SqlValue)>()).ExplainAsync([new("", table, _values, key)], table.Table, fault);
}
