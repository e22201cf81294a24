using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Snapwright.Compilation;
using Snapwright.Data.Faults;
using Snapwright.Data.Rows;
using Snapwright.Hosting;
using Snapwright.Model.Collections;
using Snapwright.Query.FunQl.Views;
using Snapwright.Query.Values;
using Snapwright.Writes;

namespace Snapwright.Views.Commands;

/// <summary>Commands by the application's own code.</summary>
internal static class TypedCommands
{
    private const int Attempts = 5;

    /// <summary>Runs a command in a transaction of its own.</summary>
    public static async ValueTask<(IReadOnlyList<T> Rows, int Affected)> RunAsync<T>(
        WriteScope scope, CompiledView view, SqlValue[] arguments, Func<RowReader, T>? read)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (run, map) = Start(scope, view, arguments);
            try
            {
                await using var session = await scope.Runtime.Database.OpenWriteAsync(scope.CancellationToken);
                await session.BeginAsync(scope.CancellationToken);
                await Deferral.BeginAsync(session, scope.Runtime.Database.Dialect, run.DefersConstraints, run.DefersRestrict, scope.CancellationToken);
                var result = await RunAsync(scope with { Session = session }, run, map, read);
                await session.CommitAsync(scope.CancellationToken);
                return result;
            }
            catch (DatabaseFaultException e) when (attempt < Attempts && run.IsRace(e.Fault))
            {
                // Another request was first with the same row: the next attempt finds it.
                continue;
            }
        }
    }

    /// <summary>Runs a command in the transaction of the scope.</summary>
    public static ValueTask<(IReadOnlyList<T> Rows, int Affected)> RunInsideAsync<T>(
        WriteScope scope, CompiledView view, SqlValue[] arguments, Func<RowReader, T>? read)
    {
        var (run, map) = Start(scope, view, arguments);
        return RunAsync(scope, run, map, read);
    }

    private static (CommandRun Run, ViewMap? Map) Start(WriteScope scope, CompiledView view, SqlValue[] arguments)
    {
        var runtime = scope.Runtime;
        var (state, map) = runtime.Views.Typed.Command(view);
        var most = scope.Services.Provider.GetRequiredService<SnapwrightOptions>().Writes.MaxAffectedRows;
        var command = state.Command(runtime.Database.Dialect, most);
        var language = CultureInfo.CurrentUICulture.Name is { Length: > 0 } name ? name : ViewParameters.DefaultLanguage;
        var globals = new GlobalValues(scope.Caller.Name, null, language, runtime.Now().Ticks);
        return (new(runtime.Get(runtime.Model.Get(command.Command.Table)), command, (map?.ToRunning(arguments) ?? arguments).ToEquatableArray(), globals), map);
    }

    private static async ValueTask<(IReadOnlyList<T> Rows, int Affected)> RunAsync<T>(WriteScope scope, CommandRun run, ViewMap? map, Func<RowReader, T>? read)
    {
        IReadOnlyList<T> rows = [];
        Func<ValueTask>? show = read is null ? null : async () => rows = await run.ReadAsync(scope, row => read(map?.ToCompiled(row) ?? row));
        if (await run.RunAsync(scope, show) is { } problem)
        {
            throw TypedWrites.Rejection(run.Table.Table, problem);
        }

        return (rows, run.Keys.Count);
    }
}
