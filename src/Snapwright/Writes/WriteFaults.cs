using Snapwright.Bodies;
using Snapwright.Data.Databases;
using Snapwright.Data.Faults;
using Snapwright.Data.Writes;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Problems;
using Snapwright.Query.Values;

namespace Snapwright.Writes;

/// <summary>
/// Finds which rows of a refused write the database refused. It is asked after the rollback and by the same reads on every database, as one names
/// the constraint, another the columns, none the row, and references may be checked at the end only.
/// </summary>
/// <param name="scope">Where the write ran; without a session.</param>
/// <param name="made">Keys of rows that the write itself had made, so that references to them were right.</param>
internal sealed class WriteFaults(WriteScope scope, IReadOnlySet<(TableName Table, SqlValue Key)> made)
{
    /// <summary>The problem of a fault, with an error per row that is to blame.</summary>
    public async ValueTask<ApiProblem> ExplainAsync(IReadOnlyList<WrittenRow> rows, Table table, DatabaseFaultException fault)
    {
        var errors = new RowErrors();
        if (fault.Fault.Kind is DatabaseFaultKind.Unique or DatabaseFaultKind.ForeignKey)
        {
            await using var session = await scope.Runtime.Database.OpenReadAsync(scope.CancellationToken);
            foreach (var group in rows.GroupBy(static r => r.Table))
            {
                if (fault.Fault.Kind == DatabaseFaultKind.Unique)
                {
                    await FindDuplicatesAsync(session, [.. group], errors);
                }
                else
                {
                    await FindMissingAsync(session, [.. group], errors);
                }
            }
        }

        return !errors.IsEmpty
            ? errors.ToProblem()
            : FaultProblems.Of(fault.Fault, table, scope.Runtime.Model) ?? throw new InvalidOperationException("The write failed.", fault);
    }

    private async ValueTask FindDuplicatesAsync(DatabaseSession session, List<WrittenRow> rows, RowErrors errors)
    {
        var table = rows[0].Table;
        var key = table.Fields[table.KeySlot];
        var groups = table.Table.Uniques.Select(static u => (Names: u.Fields, u.InheritedFrom)).Append((EquatableArray.Of(key.Name), table.Table.Hierarchy?.Root));
        foreach (var (names, declaring) in groups.Distinct())
        {
            var fields = names.Select(n => table.Fields.First(f => f.Name == n)).ToEquatableArray();

            // What an ancestor has once, it has once among the rows of all that inherit from it.
            var among = declaring is null ? table : scope.Runtime.Get(scope.Runtime.Model.Get(declaring));
            var same = names.Select(n => among.Fields.First(f => f.Name == n)).ToEquatableArray();
            var message = fields.Count == 1
                ? $"Another row of '{among.Name}' has the same value of '{names[0]}'."
                : $"Another row of '{among.Name}' has the same values of {string.Join(", ", names.Select(static n => $"'{n}'"))} together.";
            var complete = rows.Where(r => fields.All(f => r.Values.IsSet(f.Slot) && !r.Values[f.Slot].IsNull && !f.IsDatabaseGenerated)).ToList();
            var tuples = complete.ConvertAll(r => fields.Select(f => r.Values[f.Slot]).ToEquatableArray());
            var present = await new RowLookup(scope, session, among, same).FindAsync([.. tuples.Distinct()]);
            var seen = new HashSet<EquatableArray<SqlValue>>();
            for (var i = 0; i < complete.Count; i++)
            {
                if (!seen.Add(tuples[i]) || (present.TryGetValue(tuples[i], out var other) && other != complete[i].Key))
                {
                    var entries = names.Select(n => new BodyError(n, ProblemCodes.Duplicate.Code, message)).ToArray();
                    errors.Add(complete[i].Place, new(ProblemCodes.Duplicate, message, entries));
                }
            }
        }
    }

    private async ValueTask FindMissingAsync(DatabaseSession session, List<WrittenRow> rows, RowErrors errors)
    {
        foreach (var relation in rows[0].Table.Table.Relations.Where(static r => r.HasForeignKey || r.Junction is not null))
        {
            var target = scope.Runtime.Get(scope.Runtime.Model.Get(relation.Target));
            var references = rows.SelectMany(r => References(r.Table.Fields, r.Values, relation).Select(k => (Row: r, Key: k))).ToList();
            var unknown = references.Select(static r => r.Key).Where(k => !made.Contains((target.Table.StoredIn, k))).Distinct();
            var present = await new RowLookup(scope, session, target, EquatableArray.Of(target.Fields[target.KeySlot]))
                .FindAsync([.. unknown.Select(static k => EquatableArray.Of(k))]);
            foreach (var (row, key) in references)
            {
                if (!made.Contains((target.Table.StoredIn, key)) && !present.ContainsKey(EquatableArray.Of(key)))
                {
                    var error = ReferenceProblems.Missing(relation, key);
                    errors.Add(row.Place, new(ProblemCodes.ForeignKey, error.Message, [error]));
                }
            }
        }
    }

    private static IEnumerable<SqlValue> References(EquatableArray<StoredField> fields, RowValues values, Relation relation)
    {
        if (relation.Junction is not null)
        {
            return values.Links?.GetValueOrDefault(relation.Name) ?? [];
        }

        var slot = fields.First(f => f.Relation == relation).Slot;
        return values.IsSet(slot) && values[slot] is { IsNull: false } key ? [key] : [];
    }
}
