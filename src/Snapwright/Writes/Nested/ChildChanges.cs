using Snapwright.Bodies;
using Snapwright.Data.Writes;
using Snapwright.Model.Tables;
using Snapwright.Problems;
using Snapwright.Query.Values;

namespace Snapwright.Writes.Nested;

/// <summary>The rows that refer to the written row by a foreign key of their own: one-to-many, and the inverse side of one-to-one.</summary>
internal sealed class ChildChanges(WriteScope scope, NestedTable target, RelationChange change, SqlValue parent)
{
    private const int NamedKeys = 10;

    private readonly Relation _owner = target.Table.Table.FindRelation(change.Relation.Inverse!)!;
    private readonly HashSet<SqlValue> _related = [];

    /// <summary>Makes the change.</summary>
    /// <param name="isInsert">Whether the written row is new: then nothing refers to it yet.</param>
    public async ValueTask<ApiProblem?> ApplyAsync(bool isInsert)
    {
        var rows = change.Rows;
        if (!isInsert && change.Relation.IsToOne)
        {
            if (await TakePresentAsync() is { } missing)
            {
                return missing;
            }
        }
        else if (!isInsert && await CheckRelatedAsync() is { } unrelated)
        {
            return unrelated;
        }

        // What is to go makes room first, so that unique fields can be taken over.
        foreach (var row in rows.Where(static r => r.Action is RowAction.Disconnect or RowAction.Delete))
        {
            if (await LeaveAsync(row) is { } problem)
            {
                return problem;
            }
        }

        if (change.IsFullSet && !isInsert && await LeaveOthersAsync() is { } kept)
        {
            return kept;
        }

        foreach (var row in rows.Where(static r => r.Action >= RowAction.Update))
        {
            if (await TakeAsync(row) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    /// <summary>The one row of a to-one relation, which its words need not name.</summary>
    private async ValueTask<ApiProblem?> TakePresentAsync()
    {
        _related.UnionWith(await target.KeysAsync(target.Referring(_owner, parent), 1));
        var row = change.Rows.FirstOrDefault(static r => r.Action is RowAction.Disconnect or RowAction.Delete or RowAction.Update);
        return row is not null && _related.Count == 0
            ? NestedProblems.Of(row.Path, BodyErrorCodes.NotRelated, $"'{change.Relation.Name}' is null: there is no row of '{target.Table.Name}'.")
            : null;
    }

    private async ValueTask<ApiProblem?> CheckRelatedAsync()
    {
        var named = change.Rows.Where(static r => r.Action is RowAction.Disconnect or RowAction.Delete or RowAction.Update).ToList();
        if (named.Count == 0)
        {
            return null;
        }

        var keys = named.Select(static r => r.Key!.Value).ToHashSet();
        var related = await target.ExistingAsync(keys, target.Referring(_owner, parent));
        return target.Unrelated(named, [.. related], change.Relation.Name);
    }

    private ValueTask<ApiProblem?> LeaveAsync(RelatedRow row)
    {
        var key = row.Key ?? _related.First();
        _related.Remove(key);
        return row.Action == RowAction.Delete ? target.DeleteAsync(key, row.Path) : UnlinkAsync(key, row.Path);
    }

    private ValueTask<ApiProblem?> UnlinkAsync(SqlValue key, string path)
    {
        var values = new RowValues(target.Table.Fields.Count);
        values.Set(target.SlotOf(_owner), SqlValue.Null(_owner.TargetKeyType.Kind));
        return target.UpdateAsync(key, values, path);
    }

    private async ValueTask<ApiProblem?> LeaveOthersAsync()
    {
        var most = scope.Runtime.Limits.MaxBulkRows;
        var present = await target.KeysAsync(target.Referring(_owner, parent), most + 1);
        var path = change.Relation.Name;
        if (present.Count > most)
        {
            return NestedProblems.Of(path, BodyErrorCodes.TooMuch, $"More than {most} rows are related (Snapwright:Limits:MaxBulkRows): use 'connect' and 'disconnect'.");
        }

        _related.UnionWith(present);
        var wanted = change.Rows.Where(static r => r.Key is not null).Select(static r => r.Key!.Value).ToHashSet();
        var others = present.FindAll(key => !wanted.Contains(key));
        if (others.Count > 0 && !_owner.IsNullable)
        {
            var names = string.Join(", ", others.Take(NamedKeys).Select(RowKey.ToText)) + (others.Count > NamedKeys ? ", ..." : "");
            return NestedProblems.Of(
                path, BodyErrorCodes.NotPossible, $"Rows of '{target.Table.Name}' that are not in the list cannot be without '{_owner.Name}' ({names}): use 'delete' if they are to go.");
        }

        foreach (var key in others)
        {
            _related.Remove(key);
            if (await UnlinkAsync(key, path) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private async ValueTask<ApiProblem?> TakeAsync(RelatedRow row)
    {
        if (row.Action == RowAction.Create)
        {
            return Give(row.Values!, row.Path) ?? (await target.InsertAsync(row)).Problem;
        }

        if (row.Action == RowAction.Update)
        {
            return Keep(row.Values!, row.Path) ?? await target.UpdateAsync(row.Key ?? _related.First(), row.Values!, row.Path);
        }

        var (key, missing) = await target.FindAsync(row);
        if (missing is not null || (row.Values is null && _related.Contains(key)))
        {
            return missing;
        }

        var values = row.Values ?? new RowValues(target.Table.Fields.Count);
        return (_related.Contains(key) ? Keep(values, row.Path) : Give(values, row.Path)) ?? await target.UpdateAsync(key, values, row.Path);
    }

    /// <summary>Sets the foreign key, which must not be given otherwise.</summary>
    private ApiProblem? Give(RowValues values, string path)
    {
        var fault = Keep(values, path);
        values.Set(target.SlotOf(_owner), parent);
        return fault;
    }

    /// <summary>Leaves the foreign key as it is, which must not be given otherwise.</summary>
    private ApiProblem? Keep(RowValues values, string path)
    {
        var slot = target.SlotOf(_owner);
        return values.IsSet(slot) && values[slot] != parent
            ? NestedProblems.Of($"{path}.{_owner.Name}", BodyErrorCodes.NotPossible, $"'{_owner.Name}' is the row around this one, {RowKey.ToText(parent)}.")
            : null;
    }
}
