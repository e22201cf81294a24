using Snapwright.Bodies;
using Snapwright.Data.Faults;
using Snapwright.Data.Writes;
using Snapwright.Model.Tables;
using Snapwright.Problems;
using Snapwright.Query.Values;
using Snapwright.Rest;
using Snapwright.Runtimes;

namespace Snapwright.Writes;

/// <summary>Updates the rows that the objects of an array name by their keys.</summary>
internal sealed class RowsUpdate(ServedTable table, RowBodies bodies, WriteView view) : PlannedWrite
{
    private readonly List<(SqlValue Key, RowValues Values)> _rows = [];

    public override bool DefersConstraints => table.Table.Relations.Any(r => r.HasForeignKey && table.Table.SharesRowsWith(r.Target));

    public override ApiProblem? Read(Runtime runtime)
    {
        _rows.Clear();
        var errors = new RowErrors();
        var places = new Dictionary<SqlValue, int>();
        for (var i = 0; i < bodies.Items.Count && !errors.IsFull; i++)
        {
            var row = bodies.Items[i].Span;
            var faults = new BodyErrors();
            if (RowBodies.ReadKey(table, row, faults) is not { } key)
            {
                errors.Add(bodies.Place(i), ApiProblem.OfBody(faults));
            }
            else if (!places.TryAdd(key, i))
            {
                errors.Add(
                    ProblemCodes.InvalidBody, bodies.Place(i), BodyErrorCodes.DuplicateRow, $"This is the same row as {bodies.Place(places[key])}.");
            }
            else if (BodyParser.Read(runtime, table, row, key, out var values) is { } problem)
            {
                errors.Add(bodies.Place(i), problem);
            }
            else
            {
                _rows.Add((key, values));
            }
        }

        return errors.IsEmpty ? null : errors.ToProblem();
    }

    public override async ValueTask<ApiProblem?> RunAsync(WriteScope scope, WriteAnswer answer)
    {
        answer.Body.Raw("{\"data\":["u8);
        var list = new RowList(table, view.IsDefault ? answer.Body : null);
        var errors = new RowErrors();
        for (var i = 0; i < _rows.Count && !errors.IsFull; i++)
        {
            var outcome = await table.Writer.UpdateAsync(scope, _rows[i].Key, _rows[i].Values, list);
            if (outcome.State != WriteState.Done)
            {
                errors.Add(bodies.Place(i), outcome.Problem ?? TableReads.NoRow(table, RowKey.ToText(_rows[i].Key)));
            }
        }

        if (!errors.IsEmpty)
        {
            return errors.ToProblem();
        }

        await SetAnswer.CompleteAsync(scope, table, list, view, answer);
        return null;
    }

    public override ValueTask<ApiProblem> ExplainAsync(WriteScope scope, DatabaseFaultException fault) =>
        new WriteFaults(scope, new HashSet<(TableName, SqlValue)>())
            .ExplainAsync([.. _rows.Select((r, i) => new WrittenRow(bodies.Place(i), table, r.Values, r.Key))], table.Table, fault);
}
