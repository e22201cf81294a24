using Snapwright.Bodies;
using Snapwright.Data.Writes;
using Snapwright.Model.Collections;
using Snapwright.Problems;
using Snapwright.Query.Values;
using Snapwright.Runtimes;

namespace Snapwright.Writes;

/// <summary>
/// Creates rows, or updates those that are there. Which are there is looked up first, and they are locked: what a row needs to be created is then
/// asked only of rows that are created, and a conflict over another unique field stays a conflict. A row that another request creates in between is
/// a fault of the insert, after which all begins again.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="target">What is compared.</param>
/// <param name="bodies">The rows.</param>
internal sealed class UpsertRows(ServedTable table, ConflictTarget target, RowBodies bodies)
{
    private readonly List<UpsertRow> _rows = [];

    /// <summary>The rows, after <see cref="Read"/>; what became of each, after <see cref="RunAsync"/>.</summary>
    public IReadOnlyList<UpsertRow> Rows => _rows;

    /// <summary>Reads the bodies; null for nothing wrong.</summary>
    public ApiProblem? Read(Runtime runtime)
    {
        _rows.Clear();
        var errors = new RowErrors();
        var places = new Dictionary<EquatableArray<SqlValue>, int>();
        for (var i = 0; i < bodies.Items.Count && !errors.IsFull; i++)
        {
            var faults = new BodyErrors();
            if (BodyParser.Read(runtime, table, bodies.Items[i].Span, null, out var values) is { } problem)
            {
                errors.Add(bodies.Place(i), problem);
                continue;
            }

            // What it would mean for rows that are there and for new ones differs.
            foreach (var change in values.Relations ?? [])
            {
                faults.Add(change.Relation.Name, BodyErrorCodes.NotPossible, "An upsert writes no related rows: it takes keys of rows that are there.");
            }

            var match = Match(bodies.Items[i].Span, values, faults);
            if (!faults.IsEmpty)
            {
                errors.Add(bodies.Place(i), ApiProblem.OfBody(faults));
            }
            else if (match is { } tuple && !places.TryAdd(tuple, i))
            {
                errors.Add(ProblemCodes.InvalidBody, bodies.Place(i), BodyErrorCodes.DuplicateRow, $"This is the same row as {bodies.Place(places[tuple])}.");
            }

            _rows.Add(new(bodies.Place(i), values, match));
        }

        return errors.IsEmpty ? null : errors.ToProblem();
    }

    /// <summary>Runs in the open transaction of the scope.</summary>
    /// <param name="scope">Where it runs.</param>
    /// <param name="receiver">Takes the row of a single upsert; null where rows are read afterwards.</param>
    public async ValueTask<ApiProblem?> RunAsync(WriteScope scope, RowReceiver? receiver)
    {
        if (table.Writer.Fault is { } fault)
        {
            return fault;
        }

        var lookup = new RowLookup(scope, scope.Session!, table, target.Fields) { Locks = true };
        var present = await lookup.FindAsync([.. _rows.Where(static r => r.Match is not null).Select(static r => r.Match!.Value)]);
        var errors = new RowErrors();
        foreach (var row in _rows)
        {
            var key = default(SqlValue);
            row.IsCreated = row.Match is not { } match || !present.TryGetValue(match, out key);
            row.Key = key;
            if (row.IsCreated && Missing(row) is { } problem)
            {
                errors.Add(row.Place, problem);
            }
        }

        if (!errors.IsEmpty)
        {
            return errors.ToProblem();
        }

        return _rows.Count > 1 && _rows.TrueForAll(r => table.Writer.IsPlain(r.Values))
            ? await RunTogetherAsync(scope)
            : await RunEachAsync(scope, receiver);
    }

    // NULL is equal to nothing, so a row with one is always a new row.
    private EquatableArray<SqlValue>? Match(ReadOnlySpan<byte> body, RowValues values, BodyErrors errors)
    {
        if (target.IsKey && target.Fields[0].Column is { IsGenerated: true })
        {
            return MatchGenerated(body, errors);
        }

        var tuple = new List<SqlValue>();
        foreach (var field in target.Fields)
        {
            if (!values.IsSet(field.Slot))
            {
                errors.Add(field.Name, BodyErrorCodes.Required, $"The field '{field.Name}' tells which row is meant; it is required here.");
            }

            tuple.Add(values[field.Slot]);
        }

        return errors.IsEmpty && !tuple.Exists(static v => v.IsNull) ? tuple.ToEquatableArray() : null;
    }

    // Such keys are passed over in the bodies of creates; here an absent one means a new row.
    private EquatableArray<SqlValue>? MatchGenerated(ReadOnlySpan<byte> body, BodyErrors errors)
    {
        var faults = new BodyErrors();
        if (RowBodies.ReadKey(table, body, faults) is { } key)
        {
            return EquatableArray.Of(key);
        }

        if (faults.Errors[0].Code is not (BodyErrorCodes.Required or BodyErrorCodes.NullNotAllowed))
        {
            errors.Add(faults.Errors[0].Field, faults.Errors[0].Code, faults.Errors[0].Message);
        }

        return null;
    }

    private ApiProblem? Missing(UpsertRow row)
    {
        var errors = new BodyErrors();
        if (target.IsKey && target.Fields[0].Column is { IsGenerated: true } && row.Match is { } match)
        {
            errors.Add(
                target.Fields[0].Name,
                BodyErrorCodes.InvalidReference,
                $"There is no row with the key '{RowKey.ToText(match[0])}', and the keys of new rows are made by the server.");
        }

        table.Writer.CheckInsert(row.Values, errors);
        return errors.IsEmpty ? null : ApiProblem.OfBody(errors);
    }

    private async ValueTask<ApiProblem?> RunTogetherAsync(WriteScope scope)
    {
        var created = _rows.FindAll(static r => r.IsCreated);
        var list = new RowList(table, null);
        if (created.Count > 0)
        {
            await RowsInsert.RunAsync(scope, table, created.ConvertAll(static r => r.Values), list);
        }

        for (var i = 0; i < created.Count; i++)
        {
            created[i].Key = list.Keys[i];
        }

        var errors = new RowErrors();
        foreach (var row in _rows.Where(r => !r.IsCreated && !target.IsIgnored))
        {
            KeepWhatStays(row.Values);
            var outcome = await table.Writer.UpdateAsync(scope, row.Key, row.Values, new RowList(table, null));
            if (outcome.Problem is { } problem)
            {
                errors.Add(row.Place, problem);
            }
        }

        return errors.IsEmpty ? null : errors.ToProblem();
    }

    private async ValueTask<ApiProblem?> RunEachAsync(WriteScope scope, RowReceiver? receiver)
    {
        var errors = new RowErrors();
        foreach (var row in _rows)
        {
            if (await RunOneAsync(scope, row, receiver) is { } problem)
            {
                errors.Add(row.Place, problem);
            }

            if (errors.IsFull)
            {
                break;
            }
        }

        return errors.IsEmpty ? null : errors.ToProblem();
    }

    private async ValueTask<ApiProblem?> RunOneAsync(WriteScope scope, UpsertRow row, RowReceiver? receiver)
    {
        var kept = new KeptRow(table, receiver);
        if (row.IsCreated)
        {
            var outcome = await table.Writer.InsertAsync(scope, row.Values, kept);
            row.Key = kept.Key;
            return outcome.Problem;
        }

        // Without a value an update is a read.
        var values = target.IsIgnored ? new RowValues(table.Fields.Count) : row.Values;
        KeepWhatStays(values);
        return (await table.Writer.UpdateAsync(scope, row.Key, values, kept)).Problem;
    }

    // What a create sets and an update does not may well be in the body: the row that is there keeps it.
    private void KeepWhatStays(RowValues values)
    {
        foreach (var field in table.Fields)
        {
            if (!field.IsChangeable || target.Fields.Contains(field))
            {
                values.Unset(field.Slot);
            }
        }

        foreach (var name in values.Links?.Keys.ToArray() ?? [])
        {
            if (!table.Table.FindRelation(name)!.IsUpdatable)
            {
                values.Links!.Remove(name);
            }
        }

        if (values.Links is { Count: 0 })
        {
            values.Links = null;
        }
    }

    private sealed class KeptRow(ServedTable table, RowReceiver? next) : RowReceiver
    {
        public SqlValue Key { get; private set; }

        public override void Receive(Data.Rows.RowReader row)
        {
            Key = StoredValue.Read(row, table.Fields[table.KeySlot]);
            next?.Receive(row);
        }
    }
}

/// <summary>A row of an upsert.</summary>
/// <param name="Place">Its place in the request.</param>
/// <param name="Values">What its body sets.</param>
/// <param name="Match">The values by which a present row is found; null where it is a new row in any case.</param>
internal sealed record UpsertRow(string Place, RowValues Values, EquatableArray<SqlValue>? Match)
{
    /// <summary>Whether the row was not there.</summary>
    public bool IsCreated { get; set; }

    /// <summary>Its key, once it is known.</summary>
    public SqlValue Key { get; set; }
}
