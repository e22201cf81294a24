using Snapwright.Bodies;
using Snapwright.Data.Faults;
using Snapwright.Data.Writes;
using Snapwright.Model.Tables;
using Snapwright.Problems;
using Snapwright.Query.Requests;
using Snapwright.Query.Values;
using Snapwright.Rest;
using Snapwright.Runtimes;

namespace Snapwright.Writes;

/// <summary>Updates the rows that a filter matches, alike.</summary>
internal sealed class FilteredUpdate(ServedTable table, Filter filter, ReadOnlyMemory<byte> body, int most, WriteView view) : PlannedWrite
{
    private RowValues _values = new(0);
    private IReadOnlyList<SqlValue> _keys = [];

    // No row's own key: a body that changes the key is refused.
    public override ApiProblem? Read(Runtime runtime) => BodyParser.Read(runtime, table, body.Span, SqlValue.Null(table.Table.Key.Type.Kind), out _values);

    public override async ValueTask<ApiProblem?> RunAsync(WriteScope scope, WriteAnswer answer)
    {
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
        var list = new RowList(table, view.IsDefault ? answer.Body : null);
        if (table.Writer.IsPlainUpdate(_values))
        {
            await UpdateTogetherAsync(scope, answer);
            return null;
        }

        if (await UpdateEachAsync(scope, list) is { } problem)
        {
            return problem;
        }

        await SetAnswer.CompleteAsync(scope, table, list, view, answer);
        return null;
    }

    public override ValueTask<ApiProblem> ExplainAsync(WriteScope scope, DatabaseFaultException fault) =>
        new WriteFaults(scope, new HashSet<(TableName, SqlValue)>()).ExplainAsync(
            fault.Fault.Kind == DatabaseFaultKind.ForeignKey ? [new("", table, _values, null)] : [], table.Table, fault);

    private async ValueTask UpdateTogetherAsync(WriteScope scope, WriteAnswer answer)
    {
        if (_values.SetCount > 0 && _keys.Count > 0)
        {
            table.Writer.StampUpdate(_values, scope.Runtime.Now());
            await scope.Session!.ExecuteAsync(
                table.Writer.Sets.Update(_values, scope.Caller),
                UpdateStatements.Parameters(_values, SqlValue.Array([.. _keys])),
                scope.CancellationToken);
        }

        answer.Preference = view.Preference;
        if (view.IsMinimal)
        {
            SetAnswer.Count(answer, _keys.Count);
            return;
        }

        await Representation.WriteAsync(scope, table, _keys, view.Selection, answer.Body);
        answer.Status = 200;
        answer.Body.Raw("],\"meta\":{\"affected\":"u8);
        answer.Body.Value(_keys.Count);
        answer.Body.Raw("}}"u8);
    }

    private async ValueTask<ApiProblem?> UpdateEachAsync(WriteScope scope, RowList list)
    {
        var errors = new RowErrors();
        foreach (var key in _keys)
        {
            // Hooks may change the values, so that every row needs its own.
            if (BodyParser.Read(scope.Runtime, table, body.Span, key, out var values) is { } unreadable)
            {
                return unreadable;
            }

            var outcome = await table.Writer.UpdateAsync(scope, key, values, list);
            if (outcome.State != WriteState.Done)
            {
                errors.Add(
                    $"[{RowKey.ToText(key)}]", outcome.Problem ?? TableReads.NoRow(table, RowKey.ToText(key)));
            }

            if (errors.IsFull)
            {
                break;
            }
        }

        return errors.IsEmpty ? null : errors.ToProblem();
    }
}
