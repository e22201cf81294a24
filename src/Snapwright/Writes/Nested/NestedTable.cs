using Snapwright.Bodies;
using Snapwright.Data.Faults;
using Snapwright.Data.Writes;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Problems;
using Snapwright.Query.Expressions;
using Snapwright.Query.Requests;
using Snapwright.Query.Values;
using Snapwright.Runtimes;

namespace Snapwright.Writes.Nested;

/// <summary>
/// The table at the other end of a relation, in the transaction of a write. Its rows are written by its own <see cref="TableWriter"/>, so
/// that defaults, stamps, rules and hooks are those of a write of its own.
/// </summary>
/// <param name="scope">The write.</param>
/// <param name="table">The table.</param>
/// <param name="given">The relation of its rows to the row around them; null where they have none of their own.</param>
internal sealed class NestedTable(WriteScope scope, ServedTable table, string? given)
{
    public ServedTable Table => table;

    /// <summary>The table at the other end of a relation.</summary>
    public static NestedTable Of(WriteScope scope, Relation relation) => new(
        scope, scope.Runtime.Get(scope.Runtime.Model.Get(relation.Target)), relation is { IsOwner: false, Junction: null } ? relation.Inverse : null);

    /// <summary>The slot of a relation's foreign key.</summary>
    public int SlotOf(Relation relation) => FieldOf(relation.Name).Slot;

    /// <summary>Inserts a row, and tells its key.</summary>
    public async ValueTask<(SqlValue Key, ApiProblem? Problem)> InsertAsync(RelatedRow row)
    {
        try
        {
            var inserted = new TransactionReceiver(null, null, table.KeySlot, table.Table.Key.Type.Kind);
            var outcome = await table.Writer.InsertAsync(scope, row.Values!, inserted);
            return (inserted.Key, Problem(outcome, row.Path));
        }
        catch (DatabaseFaultException e)
        {
            throw NestedFaultException.OfWrite(e, table.Table, row.Values!, given, row.Path);
        }
    }

    /// <summary>Updates the row of a key.</summary>
    public async ValueTask<ApiProblem?> UpdateAsync(SqlValue key, RowValues values, string path)
    {
        try
        {
            var outcome = await table.Writer.UpdateAsync(scope, key, values, NoReceiver.Instance);
            return outcome.State == WriteState.NotFound ? NoRow(key, path) : Problem(outcome, path);
        }
        catch (DatabaseFaultException e)
        {
            throw NestedFaultException.OfWrite(e, table.Table, values, given, path);
        }
    }

    /// <summary>Deletes the row of a key.</summary>
    public async ValueTask<ApiProblem?> DeleteAsync(SqlValue key, string path)
    {
        try
        {
            var outcome = await table.Writer.DeleteAsync(scope, key);
            return outcome.State == WriteState.NotFound ? NoRow(key, path) : Problem(outcome, path);
        }
        catch (DatabaseFaultException e)
        {
            throw NestedFaultException.OfDelete(e, table.Table, key, path);
        }
    }

    /// <summary>The key of the row that becomes related: the one that is given, or that of the row with the values of a unique group.</summary>
    public async ValueTask<(SqlValue Key, ApiProblem? Problem)> FindAsync(RelatedRow row)
    {
        if (row.Key is { } given)
        {
            return (given, null);
        }

        var conditions = table.Fields.Where(f => row.Match!.IsSet(f.Slot))
            .Select(Filter (f) => new CompareFilter(f, ComparisonOperator.Equal, row.Match![f.Slot]));
        var keys = await KeysAsync(new AllFilter(conditions.ToEquatableArray()), 1);
        return keys.Count == 1
            ? (keys[0], null)
            : (default, NestedProblems.Of(row.Path, BodyErrorCodes.NotRelated, $"There is no row of '{table.Name}' with these values."));
    }

    /// <summary>The keys of the rows that meet a condition, ascending.</summary>
    public async ValueTask<List<SqlValue>> KeysAsync(Filter filter, int limit)
    {
        var key = FieldOf(table.Table.Key.Name);
        var request = new ReadRequest
        {
            Table = table.Table,
            Filter = filter,
            Selection = new(EquatableArray.Of<SelectedField>(new SelectedColumn(key))),
            Limit = limit,
        };
        var keys = new List<SqlValue>();
        var plan = scope.Runtime.Plan(request, scope.Caller, out var values);
        await using var rows = await scope.Session!.QueryAsync(plan.Rows, values, scope.CancellationToken);
        while (await rows.ReadAsync(scope.CancellationToken))
        {
            keys.Add(RowKey.Read(rows, 0, key.Type.Kind));
        }

        return keys;
    }

    /// <summary>Which of some keys are those of rows.</summary>
    public ValueTask<List<SqlValue>> ExistingAsync(IReadOnlyCollection<SqlValue> keys, Filter? condition = null)
    {
        var named = new InFilter(FieldOf(table.Table.Key.Name), SqlValue.Array([.. keys]));
        return KeysAsync(condition is null ? named : new AllFilter(EquatableArray.Of(named, condition)), keys.Count);
    }

    /// <summary>The rows whose reference is the key of another.</summary>
    public Filter Referring(Relation relation, SqlValue key) => new CompareFilter(FieldOf(relation.Name), ComparisonOperator.Equal, key);

    /// <summary>What is wrong with rows that should be related; null for nothing.</summary>
    public ApiProblem? Unrelated(IEnumerable<RelatedRow> rows, HashSet<SqlValue> related, string relation)
    {
        var errors = new BodyErrors();
        foreach (var row in rows.Where(r => !related.Contains(r.Key!.Value)))
        {
            errors.Add(row.Path, BodyErrorCodes.NotRelated, $"The row {RowKey.ToText(row.Key!.Value)} of '{table.Name}' is not one of '{relation}'.");
        }

        return errors.IsEmpty ? null : ApiProblem.OfBody(errors);
    }

    public ApiProblem NoRow(SqlValue key, string path) =>
        NestedProblems.Of(path, BodyErrorCodes.NotRelated, $"There is no row {RowKey.ToText(key)} of '{table.Name}'.");

    private static ApiProblem? Problem(WriteOutcome outcome, string path) => outcome.Problem is { } problem ? NestedProblems.At(path, problem) : null;

    private StoredField FieldOf(string name) => table.Fields.First(f => f.Name == name);
}
