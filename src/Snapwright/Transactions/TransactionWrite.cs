using Snapwright.Bodies;
using Snapwright.Data.Faults;
using Snapwright.Data.Json;
using Snapwright.Model.Tables;
using Snapwright.Problems;
using Snapwright.Query.Values;
using Snapwright.Rest;
using Snapwright.Runtimes;
using Snapwright.Writes;

namespace Snapwright.Transactions;

/// <summary>A list of operations on several tables: all of them happen, or none.</summary>
internal sealed class TransactionWrite(ReadOnlyMemory<byte> body, int most, WriteView view) : PlannedWrite
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _results = new(StringComparer.Ordinal);
    private readonly List<WrittenRow> _written = [];
    private readonly HashSet<(TableName, SqlValue)> _made = [];
    private IReadOnlyList<Operation> _operations = [];
    private Operation? _current;
    private SqlValue _currentKey;

    public override bool DefersConstraints => true;

    public override ApiProblem? Read(Runtime runtime)
    {
        _results.Clear();
        _written.Clear();
        _made.Clear();
        _current = null;
        (var operations, var problem) = new OperationReader(runtime, most).Read(body);
        _operations = operations ?? [];
        return problem;
    }

    public override bool IsRace(DatabaseFault fault) => fault.Kind == DatabaseFaultKind.Unique && _current?.Kind == OperationKind.Upsert;

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

        if ((_current ?? (_operations.Count > 0 ? _operations[^1] : null))?.Table.Table is not { } table)
        {
            return FaultProblems.OfServer(fault.Fault) ?? throw new InvalidOperationException("The transaction failed.", fault);
        }

        if (fault.Fault.Kind == DatabaseFaultKind.ForeignKey)
        {
            var rows = _current is null ? _written : _written.Take(^1..).ToList();
            return await new WriteFaults(scope, _made).ExplainAsync(rows, table, fault);
        }

        var problem = FaultProblems.Of(fault.Fault, table, scope.Runtime.Model) ?? throw new InvalidOperationException("The transaction failed.", fault);
        return _current is null || problem.Errors.Count == 0 ? problem : Placed($"{_current.Place}.data", problem);
    }

    private static ApiProblem Placed(string place, ApiProblem problem)
    {
        var errors = new RowErrors();
        errors.Add(place, problem);
        return errors.ToProblem() with { Detail = problem.Detail, RetryAfter = problem.RetryAfter };
    }

    private async ValueTask<ApiProblem?> RunAsync(WriteScope scope, Operation operation, JsonOutput output)
    {
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
