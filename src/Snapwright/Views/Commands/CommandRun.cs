using Snapwright.Bodies;
using Snapwright.Data.Faults;
using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Data.Writes;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Problems;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Binding.Commands;
using Snapwright.Query.FunQl.Plans;
using Snapwright.Query.FunQl.Views;
using Snapwright.Query.Values;
using Snapwright.Rest;
using Snapwright.Runtimes;
using Snapwright.Writes;
using Snapwright.Writes.Nested;

namespace Snapwright.Views.Commands;

/// <summary>
/// One run of a command: its rows are read, locked where they are to be changed, and then written by the writer of the table, as those of any other write:
/// with its rules, its hooks, its words to search for.
/// </summary>
/// <param name="table">The table that it changes.</param>
/// <param name="command">The command.</param>
/// <param name="arguments">The values of its arguments.</param>
/// <param name="globals">What every query is given.</param>
/// <param name="isFull">Whether keys, puns and attributes of its rows are wanted.</param>
internal sealed class CommandRun(ServedTable table, PlannedCommand command, EquatableArray<SqlValue> arguments, GlobalValues globals, bool isFull = false)
{
    private const string Shows = "of which RETURNING shows different values";
    private readonly List<WrittenRow> _rows = [];
    private readonly Dictionary<SqlValue, SqlValue[]> _reads = [];
    private readonly CommandForm _form = isFull ? command.Full : command.Narrow;
    private IReadOnlyList<SqlValue> _keys = [];
    private bool _isReading;

    /// <summary>The table.</summary>
    public ServedTable Table => table;

    /// <summary>The values of its arguments.</summary>
    public EquatableArray<SqlValue> Arguments => arguments;

    /// <summary>What every query is given.</summary>
    public GlobalValues Globals => globals;

    /// <summary>Whether keys, puns and attributes of its rows are wanted.</summary>
    public bool IsFull => isFull;

    /// <summary>What it reads first.</summary>
    public ViewStatement Rows => _form.Rows;

    /// <summary>The keys of the rows that it has changed, or is about to delete, in their order.</summary>
    public IReadOnlyList<SqlValue> Keys => _keys;

    /// <summary>The rows that it has inserted or updated, each at its place.</summary>
    public IReadOnlyList<WrittenRow> Written => _rows;

    /// <summary>Whether it deletes rows.</summary>
    public bool IsDelete => command.Command.Kind == CommandKind.Delete;

    /// <summary>Whether it inserts rows.</summary>
    public bool IsInsert => command.Command.Kind == CommandKind.Insert;

    /// <summary>Looks at the rows that are about to be deleted; null where nobody does.</summary>
    public Func<IReadOnlyList<SqlValue>, ValueTask<ApiProblem?>>? BeforeDelete { get; init; }

    /// <summary>Whether references are looked at later than in this command.</summary>
    public bool IsDeferred { get; init; }

    /// <summary>Whether rows of it may refer to rows that come later in it.</summary>
    public bool DefersConstraints => command.Command.Kind != CommandKind.Delete && table.Table.Relations.Any(r => r.HasForeignKey && table.Table.SharesRowsWith(r.Target));

    /// <summary>Whether rows that it deletes may stand against each other.</summary>
    public bool DefersRestrict => command.Command.Kind == CommandKind.Delete && !table.Writer.HasHooks;

    /// <summary>Whether the fault means that another write came between, so that another run may succeed.</summary>
    public bool IsRace(DatabaseFault fault) =>
        fault.Kind == DatabaseFaultKind.Conflict || (fault.Kind == DatabaseFaultKind.Unique && command.Command.OnConflict is not null);

    /// <summary>Runs in the open transaction of the scope; null when it is done.</summary>
    /// <param name="scope">Where it runs.</param>
    /// <param name="show">Reads the rows that it yields: before they are deleted, or else when they are written. Null where nobody asks for them.</param>
    public async ValueTask<ApiProblem?> RunAsync(WriteScope scope, Func<ValueTask>? show)
    {
        _rows.Clear();
        _reads.Clear();
        _keys = [];
        if (table.Writer.Fault is { } fault)
        {
            return fault;
        }

        if (command.Command.Kind == CommandKind.Delete)
        {
            return await DeleteAsync(scope, show);
        }

        var problem = command.Command.Kind == CommandKind.Insert
            ? await new CommandInsert(table, command, this, _rows).RunAsync(scope)
            : await UpdateAsync(scope);
        if (problem is null && show is not null)
        {
            await ShowAsync(show);
        }

        return problem;
    }

    /// <summary>What a fault of the database means to the client, after the transaction was rolled back.</summary>
    public async ValueTask<ApiProblem> ExplainAsync(WriteScope scope, DatabaseFaultException fault)
    {
        if (_isReading)
        {
            return FaultProblems.OfRead(fault.Fault) ?? throw new InvalidOperationException("The command failed.", fault);
        }

        if (command.Command.Kind == CommandKind.Delete)
        {
            return await DeleteFaults.ExplainAsync(scope, table, _keys, fault);
        }

        var made = _rows
            .Where(r => r.Key is null && r.Values.IsSet(table.KeySlot) && !table.Fields[table.KeySlot].IsDatabaseGenerated)
            .Select(r => (table.Table.StoredIn, r.Values[table.KeySlot]))
            .ToHashSet();
        return await new WriteFaults(scope, made).ExplainAsync(_rows, table.Table, fault);
    }

    /// <summary>Something of each row that the command yields, in the order of <see cref="Keys"/>.</summary>
    public async ValueTask<IReadOnlyList<T>> ReadAsync<T>(WriteScope scope, Func<RowReader, T> read)
    {
        var (found, kind, ordinal) = (new Dictionary<SqlValue, T>(_keys.Count), table.Table.Key.Type.Kind, command.KeyOrdinal);
        foreach (var keys in Shown())
        {
            await using var rows = await QueryAsync(scope, _form.Returning!, p => p is ReadParameter before ? Before(keys[0], before) : SqlValue.Array(keys));
            while (await rows.ReadAsync(scope.CancellationToken))
            {
                found[RowKey.Read(rows, ordinal, kind)] = read(rows);
            }
        }

        return [.. _keys.Where(found.ContainsKey).Select(k => found[k])];
    }

    // What only attributes and puns are made of is not read where they are not wanted.
    private SqlValue Before(SqlValue key, ReadParameter parameter) =>
        parameter.Read < _form.Reads.Count ? _reads[key][parameter.Read] : SqlValue.Null(parameter.Type.Kind);

    /// <summary>Writes the columns of the rows that the command yields, with commas between them, and tells how many there are.</summary>
    public ValueTask<int> WriteRowsAsync(WriteScope scope, JsonOutput output) =>
        WriteRowsAsync(scope, IsDeferred || DefersConstraints ? command.WriteLooseRow : command.WriteRow, output);

    /// <summary>Writes the rows that the command yields, with commas between them, and tells how many there are.</summary>
    public async ValueTask<int> WriteRowsAsync(WriteScope scope, Action<RowReader, JsonOutput> write, JsonOutput output)
    {
        using var rows = new JsonOutput();
        var places = await ReadAsync(scope, row =>
        {
            var start = rows.Length;
            write(row, rows);
            return start..rows.Length;
        });
        for (var i = 0; i < places.Count; i++)
        {
            output.Raw(i == 0 ? ""u8 : ","u8);
            output.Raw(rows.Written.Span[places[i]]);
        }

        return places.Count;
    }

    // All rows at once, but for values that were read before the row was written.
    private IEnumerable<SqlValue[]> Shown() =>
        _keys.Count == 0 ? [] : _form.Reads.Count == 0 ? [[.. _keys]] : _keys.Select(static k => (SqlValue[])[k]);

    /// <summary>Sends a statement of the command.</summary>
    public ValueTask<RowReader> QueryAsync(WriteScope scope, ViewStatement statement, Func<ViewParameter, SqlValue>? rowValue = null)
    {
        _isReading = true;
        return scope.Session!.QueryAsync(statement.Statement, statement.Values(arguments, globals, rowValue), scope.CancellationToken);
    }

    /// <summary>Tells that what was read has come to its end, so that faults from here on are those of writes.</summary>
    public void EndReading() => _isReading = false;

    /// <summary>Tells which rows it has written.</summary>
    public void Complete(IReadOnlyList<SqlValue> keys) => _keys = keys;

    /// <summary>The refusal of more rows than may be changed at once.</summary>
    public ApiProblem TooMany() => new(
        ProblemCodes.TooManyRows,
        $"The command is for more than {command.Most} rows, and at most {command.Most} are changed by one request (Snapwright:Limits:MaxAffectedRows). Nothing was changed.");

    private async ValueTask ShowAsync(Func<ValueTask> show)
    {
        _isReading = true;
        await show();
        EndReading();
    }

    private async ValueTask<ApiProblem?> DeleteAsync(WriteScope scope, Func<ValueTask>? show)
    {
        var keys = new List<SqlValue>();
        await using (var rows = await QueryAsync(scope, Rows))
        {
            while (await rows.ReadAsync(scope.CancellationToken))
            {
                var key = RowKey.Read(rows, 0, table.Table.Key.Type.Kind);
                if (!TryKeepRead(rows, key))
                {
                    return Ambiguous(key, Shows);
                }

                if (keys.Count > 0 && keys[^1] == key)
                {
                    continue;
                }

                if (keys.Count == command.Most)
                {
                    return TooMany();
                }

                keys.Add(key);
            }
        }

        _keys = keys;
        EndReading();
        if (keys.Count > 0 && BeforeDelete is { } before && await before(keys) is { } held)
        {
            return held;
        }

        if (show is not null)
        {
            await ShowAsync(show);
        }

        return await SetDelete.RunAsync(scope, table, keys);
    }

    private async ValueTask<ApiProblem?> UpdateAsync(WriteScope scope)
    {
        var (errors, defaults) = (new RowErrors(), new RowValues(table.Fields.Count));
        table.Writer.CompleteInsert(defaults, scope.Runtime.Now());
        var values = new ReadValues(table, command.Command.Assignments);
        await using (var rows = await QueryAsync(scope, Rows))
        {
            while (!errors.IsFull && await rows.ReadAsync(scope.CancellationToken))
            {
                var (key, faults) = (RowKey.Read(rows, 0, table.Table.Key.Type.Kind), new BodyErrors());
                var row = values.Of(rows, _rows.Count, faults, defaults);
                var isKept = TryKeepRead(rows, key);
                if (_rows.Count > 0 && _rows[^1].Key == key)
                {
                    if (!IsSame(row, _rows[^1].Values))
                    {
                        return Ambiguous(key, "which set it to different values");
                    }

                    if (!isKept)
                    {
                        return Ambiguous(key, Shows);
                    }

                    continue;
                }

                if (_rows.Count == command.Most)
                {
                    return TooMany();
                }

                _rows.Add(new($"[{RowKey.ToText(key)}]", table, row, key));
                if (!faults.IsEmpty)
                {
                    errors.Add(_rows[^1].Place, ApiProblem.OfBody(faults));
                }
            }
        }

        EndReading();
        _keys = _rows.ConvertAll(static r => r.Key!.Value);
        return errors.IsEmpty ? await WriteAsync(scope) : errors.ToProblem();
    }

    private async ValueTask<ApiProblem?> WriteAsync(WriteScope scope)
    {
        if (_rows.Count > 1 && _rows.TrueForAll(r => table.Writer.IsPlainUpdate(r.Values) && IsSame(r.Values, _rows[0].Values)))
        {
            var values = _rows[0].Values;
            table.Writer.StampUpdate(values, scope.Runtime.Now());
            await scope.Session!.ExecuteAsync(
                table.Writer.Sets.Update(values, scope.Caller), UpdateStatements.Parameters(values, SqlValue.Array([.. _keys])), scope.CancellationToken);
            return null;
        }

        if (_rows.Count > 1 && SetUpdate.IsFor(table, _rows))
        {
            await SetUpdate.RunAsync(scope, table, _rows);
            return null;
        }

        var errors = new RowErrors();
        foreach (var row in _rows)
        {
            var outcome = await table.Writer.UpdateAsync(scope, row.Key!.Value, row.Values, NoReceiver.Instance);
            if (outcome.State != WriteState.Done)
            {
                errors.Add(row.Place, outcome.Problem ?? TableReads.NoRow(table, RowKey.ToText(row.Key.Value)));
            }

            if (errors.IsFull)
            {
                break;
            }
        }

        return errors.IsEmpty ? null : errors.ToProblem();
    }

    private ApiProblem Ambiguous(SqlValue key, string why) => new(
        ProblemCodes.AmbiguousUpdate,
        $"The row '{RowKey.ToText(key)}' of '{table.Name}' goes with several rows of {(command.Command.Kind == CommandKind.Delete ? "USING" : "FROM")}, {why}. Nothing was changed.");

    // Keeps what RETURNING shows of other sources; false where another of their rows has other values for the same row.
    private bool TryKeepRead(RowReader row, SqlValue key)
    {
        if (_form.Reads.Count == 0)
        {
            return true;
        }

        var values = _form.Reads.Select(r => Read(row, r)).ToArray();
        return _reads.TryAdd(key, values) || values.AsSpan().SequenceEqual(_reads[key]);
    }

    // No number of .NET has as many digits as computed decimals can have: they go back as their text.
    private static SqlValue Read(RowReader row, BoundRead read) =>
        !AggregateTypes.IsWide(read.Type) ? StoredValue.Read(row, read.Ordinal, read.Type)
        : row.IsNull(read.Ordinal) ? SqlValue.Null(TypeKind.Text)
        : SqlValue.Text(row.GetJson(read.Ordinal));

    private static bool IsSame(RowValues left, RowValues right)
    {
        for (var slot = 0; slot < left.Count; slot++)
        {
            if (left.IsSet(slot) != right.IsSet(slot) || (left.IsSet(slot) && left[slot] != right[slot]))
            {
                return false;
            }
        }

        return true;
    }
}
