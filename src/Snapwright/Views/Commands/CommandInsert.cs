using Snapwright.Bodies;
using Snapwright.Data.Writes;
using Snapwright.Problems;
using Snapwright.Query.FunQl.Plans;
using Snapwright.Query.Values;
using Snapwright.Runtimes;
using Snapwright.Writes;
using Snapwright.Writes.Nested;

namespace Snapwright.Views.Commands;

/// <summary>
/// Inserts the rows of a command. With <c>ON CONFLICT</c> the rows that are there are looked up and locked first, so that it means the same on every database
/// and hooks see an update where there is one.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="command">The command.</param>
/// <param name="run">The run that it is of.</param>
/// <param name="written">Takes the rows, to tell which of them was refused.</param>
internal sealed class CommandInsert(ServedTable table, PlannedCommand command, CommandRun run, List<WrittenRow> written)
{
    /// <summary>Runs in the open transaction of the scope; null when it is done.</summary>
    public async ValueTask<ApiProblem?> RunAsync(WriteScope scope)
    {
        var (rows, problem) = await ReadAsync(scope);
        run.EndReading();
        if (problem is not null)
        {
            return problem;
        }

        return command.Command.OnConflict is { } conflict
            ? await MergeAsync(scope, rows, new(table, conflict))
            : await InsertAsync(scope, rows);
    }

    private async ValueTask<(List<RowValues> Rows, ApiProblem? Problem)> ReadAsync(WriteScope scope)
    {
        var (list, errors, values) = (new List<RowValues>(), new RowErrors(), new ReadValues(table, command.Command.Assignments));
        await using var rows = await run.QueryAsync(scope, run.Rows);
        while (!errors.IsFull && await rows.ReadAsync(scope.CancellationToken))
        {
            if (list.Count == command.Most)
            {
                return (list, run.TooMany());
            }

            var faults = new BodyErrors();
            list.Add(values.Of(rows, list.Count, faults, defaults: null));
            if (!faults.IsEmpty)
            {
                errors.Add(Place(list.Count - 1), ApiProblem.OfBody(faults));
            }
        }

        return (list, errors.IsEmpty ? null : errors.ToProblem());
    }

    private async ValueTask<ApiProblem?> InsertAsync(WriteScope scope, List<RowValues> rows)
    {
        written.AddRange(rows.Select((r, i) => new WrittenRow(Place(i), table, r, null)));
        var list = new RowList(table, null);
        var errors = new RowErrors();
        if (rows.TrueForAll(table.Writer.IsPlain))
        {
            await RowsInsert.RunAsync(scope, table, rows, list);
        }
        else
        {
            for (var i = 0; i < rows.Count && !errors.IsFull; i++)
            {
                if ((await table.Writer.InsertAsync(scope, rows[i], list)).Problem is { } problem)
                {
                    errors.Add(Place(i), problem);
                }
            }
        }

        run.Complete(list.Keys);
        return errors.IsEmpty ? null : errors.ToProblem();
    }

    private async ValueTask<ApiProblem?> MergeAsync(WriteScope scope, List<RowValues> rows, ConflictingRows conflicts)
    {
        var proposed = rows.ConvertAll(r => Completed(r, scope.Runtime.Now()));
        await conflicts.LookUpAsync(scope, proposed);
        var (keys, errors) = (new List<SqlValue>(), new RowErrors());
        for (var i = 0; i < rows.Count && !errors.IsFull; i++)
        {
            var (isNew, isAgain, key) = conflicts.Take(proposed[i]);
            if (command.Update is null && !isNew)
            {
                continue;
            }

            if (isAgain)
            {
                errors.Add(ProblemCodes.InvalidBody, Place(i), BodyErrorCodes.DuplicateRow, "The command has this row twice.");
                continue;
            }

            var problem = isNew ? await InsertAsync(scope, rows[i], i, keys) : await UpdateAsync(scope, key, proposed[i], i, keys);
            if (problem is not null)
            {
                errors.Add(Place(i), problem);
            }
        }

        run.Complete(keys);
        return errors.IsEmpty ? null : errors.ToProblem();
    }

    private async ValueTask<ApiProblem?> InsertAsync(WriteScope scope, RowValues values, int index, List<SqlValue> keys)
    {
        written.Add(new(Place(index), table, values, null));
        var list = new RowList(table, null);
        var outcome = await table.Writer.InsertAsync(scope, values, list);
        keys.AddRange(list.Keys);
        return outcome.Problem;
    }

    private async ValueTask<ApiProblem?> UpdateAsync(WriteScope scope, SqlValue key, RowValues proposed, int index, List<SqlValue> keys)
    {
        var (values, errors) = (default(RowValues), new BodyErrors());
        await using (var rows = await run.QueryAsync(scope, command.Update!, p => ValueOf(p, key, proposed)))
        {
            if (await rows.ReadAsync(scope.CancellationToken))
            {
                values = new ReadValues(table, command.Command.OnConflict!.Assignments).Of(rows, 0, errors, Completed(new(table.Fields.Count), scope.Runtime.Now()));
            }
        }

        run.EndReading();
        if (values is null || !errors.IsEmpty)
        {
            return errors.IsEmpty ? null : ApiProblem.OfBody(errors);
        }

        written.Add(new(Place(index), table, values, key));
        keys.Add(key);
        return (await table.Writer.UpdateAsync(scope, key, values, NoReceiver.Instance)).Problem;
    }

    private SqlValue ValueOf(ViewParameter parameter, SqlValue key, RowValues proposed) =>
        parameter is ProposedParameter { Field: var name } ? proposed[table.Fields.First(f => f.Name == name).Slot] : key;

    // Of its own: hooks tell what is absent from what is not.
    private RowValues Completed(RowValues values, DateTime now)
    {
        var completed = new RowValues(values.Count);
        for (var slot = 0; slot < values.Count; slot++)
        {
            if (values.IsSet(slot))
            {
                completed.Set(slot, values[slot]);
            }
        }

        table.Writer.CompleteInsert(completed, now);
        return completed;
    }

    private static string Place(int index) => FormattableString.Invariant($"[{index}]");
}
