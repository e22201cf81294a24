using Snapwright.Data.Faults;
using Snapwright.Problems;
using Snapwright.Query.Requests;
using Snapwright.Query.Values;
using Snapwright.Runtimes;

namespace Snapwright.Writes;

/// <summary>Deletes the rows that a filter matches.</summary>
internal sealed class FilteredDelete(ServedTable table, Filter filter, int most, WriteView view) : PlannedWrite
{
    private IReadOnlyList<SqlValue> _keys = [];

    // With hooks the rows go one by one, everywhere.
    public override bool DefersRestrict => !table.Writer.HasHooks;

    public override async ValueTask<ApiProblem?> RunAsync(WriteScope scope, WriteAnswer answer)
    {
        if (table.Table.IsSingleRecord)
        {
            return new(ProblemCodes.SingleRecord, $"The one row of '{table.Name}' cannot be deleted.");
        }

        if (table.Writer.Fault is { } fault)
        {
            return fault;
        }

        (_keys, var tooMany) = await FilteredRows.LockAsync(scope, table, filter, most);
        if (tooMany is not null)
        {
            return tooMany;
        }

        answer.Body.Raw("{\"data\":["u8);
        if (!view.IsMinimal)
        {
            await Representation.WriteAsync(scope, table, _keys, view.Selection, answer.Body);
        }

        if (await SetDelete.RunAsync(scope, table, _keys) is { } problem)
        {
            return problem;
        }

        answer.Status = 200;
        answer.Preference = view.Preference;
        if (view.IsMinimal)
        {
            SetAnswer.Count(answer, _keys.Count);
            return null;
        }

        answer.Body.Raw("],\"meta\":{\"affected\":"u8);
        answer.Body.Value(_keys.Count);
        answer.Body.Raw("}}"u8);
        return null;
    }

    public override ValueTask<ApiProblem> ExplainAsync(WriteScope scope, DatabaseFaultException fault) =>
        DeleteFaults.ExplainAsync(scope, table, _keys, fault);
}
