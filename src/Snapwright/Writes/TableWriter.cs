using System.Runtime.CompilerServices;
using Snapwright.Bodies;
using Snapwright.Data.Writes;
using Snapwright.Handlers;
using Snapwright.Hooks;
using Snapwright.Metadata;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Problems;
using Snapwright.Query.Planning;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;
using Snapwright.Writes.Nested;

namespace Snapwright.Writes;

/// <summary>
/// The writes of one table, for REST and typed access alike. Where a write is one statement, it is sent without a transaction: a
/// statement is atomic by itself. With hooks or links all statements of a write are in one transaction.
/// </summary>
internal sealed class TableWriter
{
    private readonly KnownStatements _statements;
    private readonly UpdateStatements _updates;
    private readonly LinkWriter _links;
    private readonly InsertDefaults _defaults;
    private readonly TableHooksState _hooks;
    private readonly WritesByType? _byType;
    private readonly SchemaWrites? _schemaWrites;
    private readonly int[]? _insertSlots;
    private readonly EquatableArray<StoredField> _required;
    private readonly int _updatedSlot = -1;

    public TableWriter(
        Table table, KnownStatements statements, Planner planner, Dialect dialect, TableHooksState hooks, SchemaWrites? schemaWrites = null)
    {
        Table = table;
        Fields = StoredFields.Of(table);
        _statements = statements;
        _hooks = hooks;
        _byType = hooks.AreByType ? new(this) : null;
        _schemaWrites = schemaWrites;
        _updates = new(table, planner, dialect);
        _links = new(table, planner, dialect);
        Sets = new(table, planner, dialect);
        _defaults = new(Fields);
        _required = Fields.Where(static f => f.IsRequired).ToEquatableArray();
        InsertFields = Fields.Where(static f => !f.IsDatabaseGenerated).ToEquatableArray();
        foreach (var field in Fields)
        {
            KeySlot = field.Column is { IsPrimary: true } ? field.Slot : KeySlot;
            _updatedSlot = field.Column?.Stamp == Stamp.Updated ? field.Slot : _updatedSlot;
        }

        // The usual case, a key that the database makes in the first slot, needs no copy of the values.
        var slots = InsertFields.Select(static f => f.Slot).ToArray();
        _insertSlots = slots.Length > 0 && slots[^1] - slots[0] == slots.Length - 1 && slots[^1] == Fields.Count - 1 ? null : slots;
        FirstInsertSlot = slots.Length > 0 ? slots[0] : 0;
    }

    public Table Table { get; }

    public EquatableArray<StoredField> Fields { get; }

    /// <summary>What makes writes of this table edits of the schema; null for all tables but those of metadata.</summary>
    public SchemaWrites? SchemaWrites => _schemaWrites;

    public int KeySlot { get; }

    /// <summary>The links of its rows.</summary>
    public LinkWriter Links => _links;

    /// <summary>The statements that write many rows at once.</summary>
    public SetStatements Sets { get; }

    /// <summary>Whether code of the application runs around each write of a row, or of rows of some type.</summary>
    public bool HasHooks => _hooks.Hooks is not null || _hooks.AreByType;

    /// <summary>Of how many tables of its line there are hooks: its own and those that it inherits from.</summary>
    public int HookedTables => _hooks.Tables;

    /// <summary>Why nothing may be written now; null where it may.</summary>
    public ApiProblem? Fault => WriteFault()?.Problem;

    private int FirstInsertSlot { get; }

    /// <summary>The fields that an insert sets, in the order of its parameters.</summary>
    public EquatableArray<StoredField> InsertFields { get; }

    /// <summary>Whether new rows without links and nested rows are written by one statement and nothing else.</summary>
    public bool IsOneStatement => _hooks.Hooks is null && _schemaWrites is null;

    /// <summary>Whether a new row is written by one statement and nothing else, so that many can be written together.</summary>
    public bool IsPlain(RowValues values) => IsOneStatement && IsOneRow(values);

    /// <summary>Whether a row that is there is changed by one statement and nothing else, so that many can be changed together.</summary>
    public bool IsPlainUpdate(RowValues values) => !HasHooks && IsPlain(values);

    /// <summary>What an insert of the values lacks, as entries of <paramref name="errors"/>.</summary>
    public void CheckInsert(RowValues values, BodyErrors errors)
    {
        if (Table.IsAbstract)
        {
            var choices = string.Join(", ", Table.Hierarchy!.Types);
            var where = choices.Length == 0 ? "and no table inherits from it" : $"create the row in one of: {choices}";
            errors.Add(Hierarchy.TypeField, BodyErrorCodes.NotPossible, $"'{Table.Name}' is abstract and has no rows of its own; {where}.");
            return;
        }

        ValueChecks.Required(_required, values, errors);
    }

    /// <summary>Sets what a plain insert sets by itself.</summary>
    public void CompleteInsert(RowValues values, DateTime now)
    {
        _defaults.Fill(values, now);
        _defaults.FillNulls(values);
    }

    /// <summary>Sets the stamp of an update.</summary>
    public void StampUpdate(RowValues values, DateTime now) => values.Set(_updatedSlot, SqlValue.DateTime(now.Ticks));

    /// <summary>The values of the parameters of the known insert.</summary>
    public ReadOnlyMemory<SqlValue> InsertParameters(RowValues values) =>
        _insertSlots is null ? values.From(FirstInsertSlot) : Array.ConvertAll(_insertSlots, slot => values[slot]);

    public ValueTask<WriteOutcome> InsertAsync(WriteScope scope, RowValues values, RowReceiver receiver)
    {
        if (WriteFault() is { } fault)
        {
            return new(fault);
        }

        var errors = new BodyErrors();
        CheckInsert(values, errors);
        if (!errors.IsEmpty)
        {
            return new(WriteOutcome.Refused(ApiProblem.OfBody(errors)));
        }

        _defaults.Fill(values, scope.Runtime.Now());
        return IsOneStatement && IsOneRow(values)
            ? InsertRowAsync(scope, values, receiver)
            : InsertWithMoreAsync(scope, values, errors, receiver);
    }

    /// <summary>Updates a row; without any values it yields the row as it is.</summary>
    public ValueTask<WriteOutcome> UpdateAsync(WriteScope scope, SqlValue key, RowValues values, RowReceiver receiver)
    {
        if (values.SetCount == 0 && IsOneRow(values) && !Table.IsFrozen)
        {
            return ReadAsync(scope, key, receiver);
        }

        if (WriteFault() is { } fault)
        {
            return new(fault);
        }

        return IsPlainUpdate(values)
            ? UpdateRowAsync(scope, key, values, receiver)
            : UpdateWithMoreAsync(scope, key, values, receiver);
    }

    public ValueTask<WriteOutcome> DeleteAsync(WriteScope scope, SqlValue key)
    {
        if (Table.IsSingleRecord)
        {
            return new(WriteOutcome.Refused(new(ProblemCodes.SingleRecord, $"The one row of '{Table.Name}' cannot be deleted.")));
        }

        if (WriteFault() is { } fault)
        {
            return new(fault);
        }

        return IsOneStatement && !HasHooks ? DeleteRowAsync(scope, key) : DeleteWithMoreAsync(scope, key);
    }

    // Apart from the callers, which would otherwise make the closures on the way of single statements too.
    private ValueTask<WriteOutcome> InsertWithMoreAsync(WriteScope scope, RowValues values, BodyErrors errors, RowReceiver receiver) =>
        InTransactionAsync(scope, s => InsertInTransactionAsync(s, values, errors, receiver));

    private ValueTask<WriteOutcome> UpdateWithMoreAsync(WriteScope scope, SqlValue key, RowValues values, RowReceiver receiver) =>
        InTransactionAsync(scope, s => UpdateInTransactionAsync(s, key, values, receiver));

    private ValueTask<WriteOutcome> DeleteWithMoreAsync(WriteScope scope, SqlValue key) =>
        InTransactionAsync(scope, s => DeleteInTransactionAsync(s, key));

    private async ValueTask<WriteOutcome> InTransactionAsync(WriteScope scope, Func<WriteScope, ValueTask<WriteOutcome>> write)
    {
        if (_schemaWrites is not null)
        {
            return await _schemaWrites.RunAsync(scope, write);
        }

        if (scope.Session is not null)
        {
            return await write(scope);
        }

        await using var session = await scope.Runtime.Database.OpenWriteAsync(scope.CancellationToken);
        await session.BeginAsync(scope.CancellationToken);
        var outcome = await write(scope with { Session = session });
        if (outcome.State == WriteState.Done)
        {
            await session.CommitAsync(scope.CancellationToken);
        }
        else
        {
            await session.RollbackAsync(scope.CancellationToken);
        }

        return outcome;
    }

    private static HookContext Context(WriteScope scope, BodyErrors errors) =>
        new(scope.Caller, new TransactionDataAccess(scope), errors, scope.CancellationToken);

    private async ValueTask<WriteOutcome> InsertInTransactionAsync(WriteScope scope, RowValues values, BodyErrors errors, RowReceiver receiver)
    {
        var nested = NestedWrite.Of(scope, this, values);
        if (nested is not null && await nested.BeforeAsync(null) is { } stopped)
        {
            return stopped;
        }

        var run = _hooks.Hooks?.Start(scope.Services.Provider);
        var context = run is null ? null : Context(scope, errors);
        if (run is not null)
        {
            await run.BeforeInsertAsync(values, context!);
            _defaults.Fill(values, scope.Runtime.Now());
            ValueChecks.Required(Fields, values, errors);
            ValueChecks.Values(Fields, values, errors);
            if (!errors.IsEmpty)
            {
                return WriteOutcome.Refused(ApiProblem.OfBody(errors));
            }
        }

        var row = new TransactionReceiver(receiver, run, KeySlot, Table.Key.Type.Kind);
        var outcome = await InsertRowAsync(scope, values, row);
        await _links.SetAsync(scope, row.Key, values.Links);
        if (nested is not null && await nested.AfterAsync(row.Key, isInsert: true) is { } problem)
        {
            return WriteOutcome.Refused(problem);
        }

        if (run is not null)
        {
            await run.AfterInsertAsync(row.Row!, context!);
        }

        return errors.IsEmpty ? outcome : WriteOutcome.Refused(ApiProblem.OfBody(errors));
    }

    private async ValueTask<WriteOutcome> UpdateInTransactionAsync(WriteScope scope, SqlValue key, RowValues values, RowReceiver receiver)
    {
        if (_byType is not null && await _byType.FindAsync(scope, key) is { } own)
        {
            return await _byType.UpdateAsync(scope, own, key, values, receiver);
        }

        var errors = new BodyErrors();
        var nested = NestedWrite.Of(scope, this, values);
        var run = _hooks.Hooks?.Start(scope.Services.Provider);
        if (run is null)
        {
            return nested is not null && await nested.BeforeAsync(key) is { } refused
                ? refused
                : await UpdateWithLinksAsync(scope, key, values, nested, receiver);
        }

        var before = new TransactionReceiver(null, run, KeySlot, Table.Key.Type.Kind);
        if (await ReadAsync(scope, key, before) is { State: WriteState.NotFound } missing)
        {
            return missing;
        }

        if (nested is not null && await nested.BeforeAsync(key) is { } stopped)
        {
            return stopped;
        }

        var context = Context(scope, errors);
        await run.BeforeUpdateAsync(before.Row!, values, context);
        ValueChecks.Values(Fields, values, errors);
        if (!errors.IsEmpty)
        {
            return WriteOutcome.Refused(ApiProblem.OfBody(errors));
        }

        var after = new TransactionReceiver(receiver, run, KeySlot, Table.Key.Type.Kind);
        var outcome = await UpdateWithLinksAsync(scope, key, values, nested, after);
        if (outcome.State == WriteState.Done)
        {
            await run.AfterUpdateAsync(before.Row!, after.Row!, context);
        }

        return errors.IsEmpty ? outcome : WriteOutcome.Refused(ApiProblem.OfBody(errors));
    }

    private async ValueTask<WriteOutcome> UpdateWithLinksAsync(
        WriteScope scope, SqlValue key, RowValues values, NestedWrite? nested, RowReceiver receiver)
    {
        var outcome = await UpdateRowAsync(scope, key, values, receiver);
        if (outcome.State != WriteState.Done)
        {
            return outcome;
        }

        await _links.SetAsync(scope, key, values.Links);
        return nested is not null && await nested.AfterAsync(key, isInsert: false) is { } problem ? WriteOutcome.Refused(problem) : outcome;
    }

    private async ValueTask<WriteOutcome> DeleteInTransactionAsync(WriteScope scope, SqlValue key)
    {
        if (_byType is not null && await _byType.FindAsync(scope, key) is { } own)
        {
            return await own.DeleteAsync(scope, key);
        }

        if (_hooks.Hooks is null)
        {
            return await DeleteRowAsync(scope, key);
        }

        var errors = new BodyErrors();
        var run = _hooks.Hooks.Start(scope.Services.Provider);
        var row = new TransactionReceiver(null, run, KeySlot, Table.Key.Type.Kind);
        if (await ReadAsync(scope, key, row) is { State: WriteState.NotFound } missing)
        {
            return missing;
        }

        var context = Context(scope, errors);
        await run.BeforeDeleteAsync(row.Row!, context);
        if (!errors.IsEmpty)
        {
            return WriteOutcome.Refused(ApiProblem.OfBody(errors));
        }

        var outcome = await DeleteRowAsync(scope, key);
        if (outcome.State == WriteState.Done)
        {
            await run.AfterDeleteAsync(row.Row!, context);
        }

        return errors.IsEmpty ? outcome : WriteOutcome.Refused(ApiProblem.OfBody(errors));
    }

    private ValueTask<WriteOutcome> InsertRowAsync(WriteScope scope, RowValues values, RowReceiver receiver)
    {
        _defaults.FillNulls(values);
        return QueryAsync(scope, _statements.Insert, InsertParameters(values), receiver, isWrite: true);
    }

    private ValueTask<WriteOutcome> UpdateRowAsync(WriteScope scope, SqlValue key, RowValues values, RowReceiver receiver)
    {
        values.Set(_updatedSlot, SqlValue.DateTime(scope.Runtime.Now().Ticks));
        var statement = _updates.Of(values, scope.Caller);
        return QueryAsync(scope, statement, UpdateStatements.Parameters(values, key), receiver, isWrite: true);
    }

    /// <summary>Yields the row of a key.</summary>
    public ValueTask<WriteOutcome> ReadAsync(WriteScope scope, SqlValue key, RowReceiver receiver) =>
        QueryAsync(scope, _statements.Get, new[] { key }, receiver, isWrite: false);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<WriteOutcome> QueryAsync(
        WriteScope scope, SqlStatement statement, ReadOnlyMemory<SqlValue> values, RowReceiver receiver, bool isWrite)
    {
        var session = scope.Session
            ?? (isWrite ? await scope.Runtime.Database.OpenWriteAsync(scope.CancellationToken) : await scope.Runtime.Database.OpenReadAsync(scope.CancellationToken));
        try
        {
            await using var row = await session.QueryAsync(statement, values, scope.CancellationToken);
            if (!await row.ReadAsync(scope.CancellationToken))
            {
                return WriteOutcome.NotFound;
            }

            receiver.Receive(row);
            return WriteOutcome.Done;
        }
        finally
        {
            if (scope.Session is null)
            {
                await session.DisposeAsync();
            }
        }
    }

    private async ValueTask<WriteOutcome> DeleteRowAsync(WriteScope scope, SqlValue key)
    {
        var session = scope.Session ?? await scope.Runtime.Database.OpenWriteAsync(scope.CancellationToken);
        try
        {
            var rows = await session.ExecuteAsync(_statements.Delete, new[] { key }, scope.CancellationToken);
            return rows == 0 ? WriteOutcome.NotFound : WriteOutcome.Done;
        }
        finally
        {
            if (scope.Session is null)
            {
                await session.DisposeAsync();
            }
        }
    }

    private static bool IsOneRow(RowValues values) => values.Links is null && values.Relations is null;

    private WriteOutcome? WriteFault() =>
        Table.IsFrozen ? WriteOutcome.Refused(new(ProblemCodes.TableFrozen, $"The rows of '{Table.Name}' are frozen: they are only read."))
            : _hooks.Fault is { } fault ? WriteOutcome.Refused(new(ProblemCodes.HooksOutdated, fault)) : null;
}
