using Snapwright.Data.Writes;
using Snapwright.Problems;
using Snapwright.Query.Values;

namespace Snapwright.Writes.Nested;

/// <summary>The rows that are linked with the written row by a junction.</summary>
internal sealed class LinkChanges(WriteScope scope, LinkWriter links, NestedTable target, RelationChange change, SqlValue parent)
{
    private readonly string _relation = change.Relation.Name;

    /// <summary>Makes the change.</summary>
    public async ValueTask<ApiProblem?> ApplyAsync()
    {
        if (await CheckAsync() is { } fault)
        {
            return fault;
        }

        var linked = new List<SqlValue>();
        foreach (var row in change.Rows)
        {
            var problem = row.Action switch
            {
                RowAction.Disconnect => await UnlinkAsync(row),
                RowAction.Delete => await target.DeleteAsync(row.Key!.Value, row.Path),
                RowAction.Update => await target.UpdateAsync(row.Key!.Value, row.Values!, row.Path),
                RowAction.Connect => await ConnectAsync(row, linked),
                _ => await CreateAsync(row, linked),
            };
            if (problem is not null)
            {
                return problem;
            }
        }

        if (change.IsFullSet)
        {
            await links.SetAsync(scope, parent, new() { [_relation] = [.. linked.Distinct()] });
        }
        else if (linked.Count > 0)
        {
            await links.AddAsync(scope, parent, _relation, [.. linked.Distinct()]);
        }

        return null;
    }

    private async ValueTask<ApiProblem?> CheckAsync()
    {
        var related = change.Rows.Where(static r => r.Action is RowAction.Disconnect or RowAction.Delete or RowAction.Update).ToList();
        if (related.Count > 0)
        {
            var found = await links.FindAsync(scope, parent, _relation, [.. related.Select(static r => r.Key!.Value).Distinct()]);
            if (target.Unrelated(related, found, _relation) is { } unrelated)
            {
                return unrelated;
            }
        }

        var connected = change.Rows.Where(static r => r is { Action: RowAction.Connect, Key: not null }).ToList();
        if (connected.Count == 0)
        {
            return null;
        }

        var existing = (await target.ExistingAsync(connected.Select(static r => r.Key!.Value).ToHashSet())).ToHashSet();
        return connected.Find(r => !existing.Contains(r.Key!.Value)) is { } missing ? target.NoRow(missing.Key!.Value, missing.Path) : null;
    }

    private async ValueTask<ApiProblem?> UnlinkAsync(RelatedRow row)
    {
        await links.RemoveAsync(scope, parent, _relation, row.Key!.Value);
        return null;
    }

    private async ValueTask<ApiProblem?> ConnectAsync(RelatedRow row, List<SqlValue> linked)
    {
        var (key, missing) = await target.FindAsync(row);
        linked.Add(key);
        return missing ?? (row.Values is null ? null : await target.UpdateAsync(key, row.Values, row.Path));
    }

    private async ValueTask<ApiProblem?> CreateAsync(RelatedRow row, List<SqlValue> linked)
    {
        var (key, problem) = await target.InsertAsync(row);
        linked.Add(key);
        return problem;
    }
}
