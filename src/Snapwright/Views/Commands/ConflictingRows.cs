using Snapwright.Data.Writes;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Binding.Commands;
using Snapwright.Query.Values;
using Snapwright.Runtimes;
using Snapwright.Writes;

namespace Snapwright.Views.Commands;

/// <summary>The rows that stand against those of a command: rows of the table, and rows of the command itself.</summary>
internal sealed class ConflictingRows(ServedTable table, BoundConflict conflict)
{
    private readonly List<Group> _groups = [.. conflict.Groups.Select(g => new Group(g.Select(n => table.Fields.First(f => f.Name == n)).ToEquatableArray()))];

    /// <summary>Looks up the rows that are there, and locks them.</summary>
    public async ValueTask LookUpAsync(WriteScope scope, IReadOnlyList<RowValues> rows)
    {
        foreach (var group in _groups)
        {
            var tuples = rows.Select(group.TupleOf).OfType<EquatableArray<SqlValue>>().Distinct().ToList();
            group.Present = await new RowLookup(scope, scope.Session!, table, group.Fields) { Locks = true }.FindAsync(tuples);
        }
    }

    /// <summary>Whether a row is new, whether the command has had it before, and the key of the row that is there.</summary>
    public (bool IsNew, bool IsAgain, SqlValue Key) Take(RowValues row)
    {
        var tuples = _groups.ConvertAll(g => (Group: g, Tuple: g.TupleOf(row)));
        var key = default(SqlValue);
        var isThere = tuples.Exists(t => t.Tuple is { } tuple && t.Group.Present.TryGetValue(tuple, out key));
        var isAgain = tuples.Exists(t => t.Tuple is { } tuple && t.Group.Seen.Contains(tuple));
        var isNew = !isThere && !isAgain;
        foreach (var (group, tuple) in isNew || conflict.Update is not null ? tuples : [])
        {
            if (tuple is { } seen)
            {
                group.Seen.Add(seen);
            }
        }

        return (isNew, isAgain, key);
    }

    private sealed class Group(EquatableArray<StoredField> fields)
    {
        public EquatableArray<StoredField> Fields => fields;

        public HashSet<EquatableArray<SqlValue>> Seen { get; } = [];

        public Dictionary<EquatableArray<SqlValue>, SqlValue> Present { get; set; } = [];

        // NULL is equal to nothing.
        public EquatableArray<SqlValue>? TupleOf(RowValues row) =>
            fields.Any(f => f.IsDatabaseGenerated || row[f.Slot].IsNull) ? null : fields.Select(f => row[f.Slot]).ToEquatableArray();
    }
}
