using Snapwright.Bodies;
using Snapwright.Data.Faults;
using Snapwright.Data.Writes;
using Snapwright.Model.Tables;
using Snapwright.Problems;
using Snapwright.Query.Callers;
using Snapwright.Query.Values;
using Snapwright.Runtimes;

namespace Snapwright.Writes.Nested;

/// <summary>A fault of the statement of a nested row: what it means is found out like for a row of its own, when the transaction is over.</summary>
internal sealed class NestedFaultException : DatabaseFaultException
{
    private readonly Table _table;
    private readonly RowValues? _values;
    private readonly SqlValue _deleted;
    private readonly string? _given;
    private readonly string _path;

    private NestedFaultException(DatabaseFaultException fault, Table table, RowValues? values, SqlValue deleted, string? given, string path)
        : base(fault.Fault, fault)
    {
        _table = table;
        _values = values;
        _deleted = deleted;
        _given = given;
        _path = path;
    }

    /// <summary>The fault of an insert or update at a place in the body.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="table">The table of the row.</param>
    /// <param name="values">Its values.</param>
    /// <param name="given">Its relation to the row around it.</param>
    /// <param name="path">Where it stands in the body of the row around it.</param>
    public static NestedFaultException OfWrite(DatabaseFaultException fault, Table table, RowValues values, string? given, string path) =>
        fault is NestedFaultException inner ? inner.Inside(path) : new(fault, table, values, default, given, path);

    /// <summary>The fault of a delete at a place in the body.</summary>
    public static NestedFaultException OfDelete(DatabaseFaultException fault, Table table, SqlValue key, string path) =>
        fault is NestedFaultException inner ? inner.Inside(path) : new(fault, table, null, key, null, path);

    /// <summary>The problem that it is, with paths in the body.</summary>
    public async ValueTask<ApiProblem> ToProblemAsync(Runtime runtime, Caller caller, CancellationToken cancellationToken)
    {
        var references = new ReferenceProblems(runtime, caller, cancellationToken);
        if (_values is null)
        {
            var problem = Fault.Kind == DatabaseFaultKind.ForeignKey
                ? await references.OfDeleteAsync(_table, _deleted, Fault)
                : FaultProblems.Of(Fault, _table, runtime.Model) ?? throw new InvalidOperationException("The delete failed.", this);

            // The fields of its entries are of other tables, not of the body.
            return problem with { Errors = [new BodyError(_path, problem.Code.Code, problem.Detail)] };
        }

        return NestedProblems.At(_path, Fault.Kind == DatabaseFaultKind.ForeignKey
            ? await references.OfWriteAsync(_table, _values, Fault, _given)
            : FaultProblems.Of(Fault, _table, runtime.Model) ?? throw new InvalidOperationException("The write failed.", this));
    }

    private NestedFaultException Inside(string path) => new(this, _table, _values, _deleted, _given, $"{path}.{_path}");
}
