using Snapwright.Access;
using Snapwright.Compilation;
using Snapwright.Data.Rows;
using Snapwright.Data.Writes;
using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.Requests;
using Snapwright.Query.Values;
using Snapwright.Runtimes;
using Snapwright.Views.Commands;

namespace Snapwright.Writes;

/// <summary>
/// Typed access with a session of its own for each call. A call is made of tables of <see cref="Model"/>, so the runtime that was
/// the newest when the model was last asked for is the one that it runs on.
/// </summary>
internal sealed class DataAccess(RuntimeHolder runtimes, IServiceProvider services) : IDataAccess
{
    private Runtime _runtime = runtimes.Require();

    public MetadataModel Model => (_runtime = runtimes.Require()).Model;

    public async ValueTask<RowReader> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        var runtime = _runtime;
        var plan = runtime.Plan(request, Caller.System, out var values);
        var session = await runtime.Database.OpenReadAsync(cancellationToken);
        try
        {
            return new SessionRowReader(await session.QueryAsync(plan.Rows, values, cancellationToken), session);
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public async ValueTask<RowReader> ReadViewAsync(CompiledView view, SqlValue[] arguments, CancellationToken cancellationToken)
    {
        var runtime = runtimes.Require();
        var read = runtime.Views.Typed.Get(view);
        var session = await runtime.Database.OpenReadAsync(cancellationToken);
        try
        {
            return new SessionRowReader(await read.RunAsync(session, runtime, Caller.System, arguments, cancellationToken), session);
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public ValueTask<(IReadOnlyList<T> Rows, int Affected)> RunCommandAsync<T>(
        CompiledView view, SqlValue[] arguments, Func<RowReader, T>? read, CancellationToken cancellationToken)
        where T : class => TypedCommands.RunAsync(Scope(cancellationToken) with { Runtime = runtimes.Require() }, view, arguments, read);

    public async ValueTask<long> CountAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        var runtime = _runtime;
        await using var session = await runtime.Database.OpenReadAsync(cancellationToken);
        return await TypedReads.CountAsync(session, runtime, Caller.System, request, cancellationToken);
    }

    public ValueTask<T> InsertAsync<T>(Table table, RowValues values, Func<RowReader, T> read, CancellationToken cancellationToken)
        where T : class => TypedWrites.InsertAsync(Scope(cancellationToken), table, values, read);

    public ValueTask<T?> UpdateAsync<T>(Table table, SqlValue key, RowValues values, Func<RowReader, T> read, CancellationToken cancellationToken)
        where T : class => TypedWrites.UpdateAsync(Scope(cancellationToken), table, key, values, read);

    public ValueTask<bool> DeleteAsync(Table table, SqlValue key, CancellationToken cancellationToken) =>
        TypedWrites.DeleteAsync(Scope(cancellationToken), table, key);

    public async ValueTask<T> TransactionAsync<T>(Func<IDataAccess, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        var scope = Scope(cancellationToken) with { Runtime = runtimes.Require() };
        await using var session = await scope.Runtime.Database.OpenWriteAsync(cancellationToken);
        await session.BeginAsync(cancellationToken);
        var result = await work(new TransactionDataAccess(scope with { Session = session }));
        await session.CommitAsync(cancellationToken);
        return result;
    }

    private WriteScope Scope(CancellationToken cancellationToken) => new(_runtime, Caller.System, new(services), null, cancellationToken);
}
