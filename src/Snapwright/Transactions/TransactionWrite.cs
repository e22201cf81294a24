using Snapwright.Bodies;
using Snapwright.Data.Faults;
using Snapwright.Data.Json;
using Snapwright.Model.Tables;
using Snapwright.Problems;
using Snapwright.Query.Callers;
using Snapwright.Query.FunQl.Views;
using Snapwright.Query.Values;
using Snapwright.Rest;
using Snapwright.Runtimes;
using Snapwright.Views.Commands;
using Snapwright.Writes;

namespace Snapwright.Transactions;

/// <summary>A list of operations on several tables: all of them happen, or none.</summary>
/// <param name="body">The request.</param>
/// <param name="caller">Who asks.</param>
/// <param name="limits">Its bounds.</param>
/// <param name="language">The language that the caller likes best.</param>
/// <param name="view">What is wanted of the rows.</param>
internal sealed class TransactionWrite(ReadOnlyMemory<byte> body, Caller caller, WriteLimits limits, string language, WriteView view) : PlannedWrite
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _results = new(StringComparer.Ordinal);
    private readonly List<WrittenRow> _written = [];
    private readonly HashSet<(TableName, SqlValue)> _made = [];
    private readonly List<(Operation Operation, CommandRun Run)> _commands = [];
    private IReadOnlyList<Operation> _operations = [];
    private Operation? _current;
    private SqlValue _currentKey;

    public override bool DefersConstraints => true;

    public override ApiProblem? Read(Runtime runtime)
    {
        _results.Clear();
        _written.Clear();
        _made.Clear();
        _commands.Clear();
        _current = null;
        (var operations, var problem) = new OperationReader(runtime, caller, limits.MaxOperations).Read(body);
        _operations = operations ?? [];
        return problem;
    }

    public override bool IsRace(DatabaseFault fault) => _current?.Kind switch
    {
        OperationKind.Upsert => fault.Kind == DatabaseFaultKind.Unique,
        OperationKind.Command => _commands[^1].Run.IsRace(fault),
        _ => false,
    };

    public override async ValueTask<ApiProblem?> RunAsync(WriteScope scope, WriteAnswer answer)
    {
        answer.Status = 200;
        answer.Preference = view.Preference;
        answer.Body.Raw("{\"data\":["u8);
        foreach (var operation in _operations)
        {
            if (_current is not null)
            {
                answer.Body.Raw((byte)',');
            }

            _current = operation;
            if (await RunAsync(scope, operation, answer.Body) is { } problem)
            {
                return problem;
            }
        }

        _current = null;
        answer.Body.Raw("]}"u8);
        return null;
    }

    public override async ValueTask<ApiProblem> ExplainAsync(WriteScope scope, DatabaseFaultException fault)
    {
        if (_current is { Kind: OperationKind.Delete } delete)
        {
            return Placed(delete.Place, await DeleteFaults.ExplainAsync(scope, delete.Table, [_currentKey], fault));
        }

        if (_current is { Kind: OperationKind.Command } command)
        {
            return Placed(command.Place, await _commands[^1].Run.ExplainAsync(scope, fault));
        }

        if ((_current ?? (_operations.Count > 0 ? _operations[^1] : null))?.Table.Table is not { } table)
        {
            return FaultProblems.OfServer(fault.Fault) ?? throw new InvalidOperationException("The transaction failed.", fault);
        }

        if (fault.Fault.Kind == DatabaseFaultKind.ForeignKey)
        {
            var rows = _current is null ? _written : _written.Take(^1..).ToList();
            var missing = await new WriteFaults(scope, _made).ExplainAsync(rows, table, fault);
            return _current is null && missing.Errors.Count == 0 ? await HeldAsync(scope, fault) ?? missing : missing;
        }

        var problem = FaultProblems.Of(fault.Fault, table, scope.Runtime.Model) ?? throw new InvalidOperationException("The transaction failed.", fault);
        return _current is null || problem.Errors.Count == 0 ? problem : Placed($"{_current.Place}.data", problem);
    }

    // Where a database looks at the end only, what stands against a delete is found then.
    private async ValueTask<ApiProblem?> HeldAsync(WriteScope scope, DatabaseFaultException fault)
    {
        foreach (var (operation, run) in _commands.Where(static c => c.Run is { IsDelete: true, Keys.Count: > 0 }))
        {
            if (await run.ExplainAsync(scope, fault) is { Errors.Count: > 0 } held)
            {
                return Placed(operation.Place, held);
            }
        }

        return null;
    }

    private static ApiProblem Placed(string place, ApiProblem problem)
    {
        var errors = new RowErrors();
        errors.Add(place, problem);
        return errors.ToProblem() with { Detail = problem.Detail, RetryAfter = problem.RetryAfter };
    }

    private async ValueTask<ApiProblem?> RunAsync(WriteScope scope, Operation operation, JsonOutput output)
    {
        if (WithoutRow(operation) is { } nothing)
        {
            return nothing;
        }

        if (operation.Kind == OperationKind.Command)
        {
            return await RunCommandAsync(scope, operation, output);
        }

        var key = operation.Key;
        if (operation.KeyReference is { } reference)
        {
            var faults = new BodyErrors();
            key = KeyText.Read(operation.Table, Value(reference).Span, faults);
            if (key is null)
            {
                return Placed(operation.Place, ApiProblem.OfBody(faults));
            }
        }

        var data = DataText.Fill(operation.Data, operation.References, Value);
        using var whole = new JsonOutput();
        var row = new RowResponse(operation.Table, whole);
        var (status, problem) = operation.Kind switch
        {
            OperationKind.Create => await CreateAsync(scope, operation, data, row),
            OperationKind.Update => await UpdateAsync(scope, operation, key!.Value, data, row),
            OperationKind.Delete => await DeleteAsync(scope, operation, key!.Value),
            _ => await UpsertAsync(scope, operation, data, row),
        };
        if (problem is null)
        {
            Add(operation, status, row, whole, output);
        }

        return problem;
    }

    private async ValueTask<(int Status, ApiProblem? Problem)> CreateAsync(
        WriteScope scope, Operation operation, ReadOnlyMemory<byte> data, RowResponse row)
    {
        var problem = BodyParser.Read(scope.Runtime, operation.Table, data.Span, null, out var values);
        if (problem is null)
        {
            _written.Add(new($"{operation.Place}.data", operation.Table, values, null));
            problem = (await operation.Table.Writer.InsertAsync(scope, values, row)).Problem;
            _made.Add((operation.Table.Table.StoredIn, row.Key));
        }

        return (201, problem is null ? null : Placed($"{operation.Place}.data", problem));
    }

    private async ValueTask<(int Status, ApiProblem? Problem)> UpdateAsync(
        WriteScope scope, Operation operation, SqlValue key, ReadOnlyMemory<byte> data, RowResponse row)
    {
        var problem = BodyParser.Read(scope.Runtime, operation.Table, data.Span, key, out var values);
        if (problem is not null)
        {
            return (0, Placed($"{operation.Place}.data", problem));
        }

        _written.Add(new($"{operation.Place}.data", operation.Table, values, key));
        var outcome = await operation.Table.Writer.UpdateAsync(scope, key, values, row);
        return outcome.State == WriteState.NotFound ? (0, NoRow(operation, key))
            : (200, outcome.Problem is { } refused ? Placed($"{operation.Place}.data", refused) : null);
    }

    private async ValueTask<(int Status, ApiProblem? Problem)> DeleteAsync(WriteScope scope, Operation operation, SqlValue key)
    {
        _currentKey = key;
        if (scope.Runtime.Database.Dialect.DefersRestrict)
        {
            var problems = new ReferenceProblems(scope.Runtime, scope.Caller, scope.CancellationToken);
            if (await problems.BeforeDeleteAsync(scope.Session!, operation.Table.Table, key) is { } held)
            {
                return (0, Placed(operation.Place, held));
            }
        }

        var outcome = await operation.Table.Writer.DeleteAsync(scope, key);
        _made.Remove((operation.Table.Table.StoredIn, key));
        return outcome.State == WriteState.NotFound ? (0, NoRow(operation, key))
            : (204, outcome.Problem is { } refused ? Placed(operation.Place, refused) : null);
    }

    private async ValueTask<(int Status, ApiProblem? Problem)> UpsertAsync(
        WriteScope scope, Operation operation, ReadOnlyMemory<byte> data, RowResponse row)
    {
        var upsert = new UpsertRows(operation.Table, operation.Conflict!, RowBodies.One(data));
        var problem = upsert.Read(scope.Runtime);
        if (problem is null)
        {
            _written.Add(new($"{operation.Place}.data", operation.Table, upsert.Rows[0].Values, null));
            problem = await upsert.RunAsync(scope, row);
            _made.Add((operation.Table.Table.StoredIn, row.Key));
        }

        return problem is not null ? (0, Placed($"{operation.Place}.data", problem)) : (upsert.Rows[0].IsCreated ? 201 : 200, null);
    }

    private async ValueTask<ApiProblem?> RunCommandAsync(WriteScope scope, Operation operation, JsonOutput output)
    {
        var query = CommandArguments.Read(scope.Runtime, operation.Command!, DataText.Fill(operation.Data, operation.References, Value));
        if (query.Request is not { } request)
        {
            return Placed($"{operation.Place}.arguments", new(ProblemCodes.InvalidBody, query.ArgumentErrors[0].Message, [.. query.ArgumentErrors.Select(static e => new BodyError(e.Path, e.Code, e.Message))]));
        }

        var globals = new GlobalValues(caller.Name, null, language, scope.Runtime.Now().Ticks);
        var command = operation.Command!.Command(scope.Runtime.Database.Dialect, limits.MaxAffectedRows);
        var run = new CommandRun(operation.Table, command, request.Arguments, globals)
        {
            IsDeferred = true,
            BeforeDelete = scope.Runtime.Database.Dialect.DefersRestrict
                ? keys => new ReferenceProblems(scope.Runtime, scope.Caller, scope.CancellationToken).BeforeDeleteAsync(scope.Session!, operation.Table.Table, keys)
                : null,
        };
        _commands.Add((operation, run));
        var isShown = command.Command.IsReturning && !view.IsMinimal;
        using var rows = new JsonOutput();
        var count = 0;
        if (await run.RunAsync(scope, isShown || operation.Alias is not null ? async () => count = await run.WriteRowsAsync(scope, rows) : null) is { } problem)
        {
            return Placed(operation.Place, problem);
        }

        Keep(operation, run);
        if (operation.Alias is { } alias && count == 1)
        {
            _results[alias] = rows.Written.ToArray();
        }

        output.Raw("{\"status\":200,"u8);
        if (isShown)
        {
            output.Raw("\"data\":["u8);
            output.Raw(rows.Written.Span);
            output.Raw("],"u8);
        }

        output.Raw("\"meta\":{\"affected\":"u8);
        output.Value(run.Keys.Count);
        output.Raw("}}"u8);
        return null;
    }

    // What the end of the transaction may say of its rows.
    private void Keep(Operation operation, CommandRun run)
    {
        _written.AddRange(run.Written.Select(r => r with { Place = operation.Place + r.Place }));
        foreach (var key in run.Keys)
        {
            _ = run.IsDelete ? _made.Remove((operation.Table.Table.StoredIn, key)) : run.IsInsert && _made.Add((operation.Table.Table.StoredIn, key));
        }
    }

    // Only a command can have yielded another number of rows.
    private ApiProblem? WithoutRow(Operation operation)
    {
        var references = operation.KeyReference is { } key ? operation.References.Append(key) : operation.References;
        return references.FirstOrDefault(r => !_results.ContainsKey(r.Alias)) is not { } reference ? null : Placed(
            "",
            new(
                ProblemCodes.InvalidBody,
                $"'{reference.Alias}' did not yield one row.",
                [new(reference.Place, BodyErrorCodes.InvalidReference, $"'{reference.Alias}' yielded no row, or more than one, so that '{reference.Text}' is no value.")]));
    }

    private static ApiProblem NoRow(Operation operation, SqlValue key) =>
        Placed($"{operation.Place}.id", TableReads.NoRow(operation.Table, RowKey.ToText(key)));

    private ReadOnlyMemory<byte> Value(Reference reference) => DataText.Find(_results[reference.Alias], reference.Path);

    private void Add(Operation operation, int status, RowResponse row, JsonOutput whole, JsonOutput output)
    {
        output.Raw("{\"status\":"u8);
        output.Value(status);
        if (whole.Length > 0)
        {
            var item = whole.Written["{\"data\":".Length..^1];
            if (operation.Alias is { } alias)
            {
                _results[alias] = item.ToArray();
            }

            output.Raw(",\"data\":"u8);
            if (view.IsMinimal)
            {
                output.Raw("{\"id\":"u8);
                output.Raw(DataText.Find(item, [operation.Table.Fields[operation.Table.KeySlot].Name]).Span);
                output.Raw((byte)'}');
            }
            else
            {
                output.Raw(item.Span);
            }
        }

        output.Raw((byte)'}');
    }
}
