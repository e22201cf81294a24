using Snapwright.Access;
using Snapwright.Compilation;
using Snapwright.Data.Rows;
using Snapwright.Data.Writes;
using Snapwright.Model.Tables;
using Snapwright.Query.Requests;
using Snapwright.Query.Values;
using Snapwright.Views.Commands;

namespace Snapwright.Writes;

/// <summary>Typed access inside a transaction: hooks, and <c>db.TransactionAsync</c>.</summary>
internal sealed class TransactionDataAccess(WriteScope scope) : IDataAccess
{
    public MetadataModel Model => scope.Runtime.Model;

    public ValueTask<RowReader> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        var plan = scope.Runtime.Plan(request, scope.Caller, out var values);
        return scope.Session!.QueryAsync(plan.Rows, values, cancellationToken);
    }

    public ValueTask<RowReader> ReadViewAsync(CompiledView view, SqlValue[] arguments, CancellationToken cancellationToken) =>
        scope.Runtime.Views.Typed.Get(view).RunAsync(scope.Session!, scope.Runtime, scope.Caller, arguments, cancellationToken);

    public ValueTask<(IReadOnlyList<T> Rows, int Affected)> RunCommandAsync<T>(
        CompiledView view, SqlValue[] arguments, Func<RowReader, T>? read, CancellationToken cancellationToken)
        where T : class => TypedCommands.RunInsideAsync(scope with { CancellationToken = cancellationToken }, view, arguments, read);

    public ValueTask<long> CountAsync(ReadRequest request, CancellationToken cancellationToken) =>
        TypedReads.CountAsync(scope.Session!, scope.Runtime, scope.Caller, request, cancellationToken);

    public ValueTask<T> InsertAsync<T>(Table table, RowValues values, Func<RowReader, T> read, CancellationToken cancellationToken)
        where T : class => TypedWrites.InsertAsync(scope with { CancellationToken = cancellationToken }, table, values, read);

    public ValueTask<T?> UpdateAsync<T>(Table table, SqlValue key, RowValues values, Func<RowReader, T> read, CancellationToken cancellationToken)
        where T : class => TypedWrites.UpdateAsync(scope with { CancellationToken = cancellationToken }, table, key, values, read);

    public ValueTask<bool> DeleteAsync(Table table, SqlValue key, CancellationToken cancellationToken) =>
        TypedWrites.DeleteAsync(scope with { CancellationToken = cancellationToken }, table, key);

    public ValueTask<T> TransactionAsync<T>(Func<IDataAccess, ValueTask<T>> work, CancellationToken cancellationToken) => work(this);
}
