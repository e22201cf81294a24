using Snapwright.Bodies;
using Snapwright.Data.Rows;
using Snapwright.Data.Writes;
using Snapwright.Model.Tables;
using Snapwright.Problems;
using Snapwright.Query.Values;

namespace Snapwright.Writes.Nested;

/// <summary>The rows that the written row refers to.</summary>
internal sealed class ReferenceChanges(WriteScope scope, TableWriter writer)
{
    private readonly List<(NestedTable Table, SqlValue Key, string Path)> _deletes = [];

    /// <summary>Makes a change of the one row of a relation, and sets the foreign key; deletes wait for the row.</summary>
    public async ValueTask<WriteOutcome?> ApplyAsync(RelationChange change, SqlValue? key, RowValues values)
    {
        var target = NestedTable.Of(scope, change.Relation);
        var slot = writer.Fields.First(f => f.Relation?.Name == change.Relation.Name).Slot;
        var row = change.Rows[0];
        switch (row.Action)
        {
            case RowAction.Create:
                var (created, refused) = await target.InsertAsync(row);
                values.Set(slot, created);
                return Refused(refused);
            case RowAction.Connect:
                return Refused(await ConnectAsync(target, slot, row, values));
            case RowAction.Disconnect:
                values.Set(slot, SqlValue.Null(change.Relation.TargetKeyType.Kind));
                return null;
            default:
                return await ChangePresentAsync(target, change.Relation, slot, row, key!.Value, values);
        }
    }

    /// <summary>Deletes the rows that are no longer referred to.</summary>
    public async ValueTask<ApiProblem?> DeleteAsync()
    {
        foreach (var (table, key, path) in _deletes)
        {
            if (await table.DeleteAsync(key, path) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private static async ValueTask<ApiProblem?> ConnectAsync(NestedTable target, int slot, RelatedRow row, RowValues values)
    {
        var (found, missing) = await target.FindAsync(row);
        values.Set(slot, found);
        return missing ?? (row.Values is null ? null : await target.UpdateAsync(found, row.Values, row.Path));
    }

    private async ValueTask<WriteOutcome?> ChangePresentAsync(
        NestedTable target, Relation relation, int slot, RelatedRow row, SqlValue key, RowValues values)
    {
        var present = new SlotReceiver(slot, relation.TargetKeyType.Kind);
        if (await writer.ReadAsync(scope, key, present) is { State: WriteState.NotFound } noRow)
        {
            return noRow;
        }

        if (present.Value is not { } related)
        {
            return Refused(NestedProblems.Of(row.Path, BodyErrorCodes.NotRelated, $"'{relation.Name}' is null: there is no row of '{target.Table.Name}'."));
        }

        if (row.Action == RowAction.Update)
        {
            return Refused(await target.UpdateAsync(related, row.Values!, row.Path));
        }

        values.Set(slot, SqlValue.Null(relation.TargetKeyType.Kind));
        _deletes.Add((target, related, row.Path));
        return null;
    }

    private static WriteOutcome? Refused(ApiProblem? problem) => problem is null ? null : WriteOutcome.Refused(problem);

    private sealed class SlotReceiver(int slot, TypeKind kind) : RowReceiver
    {
        public SqlValue? Value { get; private set; }

        public override void Receive(RowReader row) => Value = row.IsNull(slot) ? null : RowKey.Read(row, slot, kind);
    }
}
