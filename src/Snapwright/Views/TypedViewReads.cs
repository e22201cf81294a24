using System.Collections.Concurrent;
using Snapwright.Compilation;
using Snapwright.Query.Callers;
using Snapwright.Query.FunQl.Views;

namespace Snapwright.Views;

/// <summary>How typed code reads the views of a model; each is made at its first use.</summary>
internal sealed class TypedViewReads(ModelViews views)
{
    private readonly ConcurrentDictionary<CompiledView, TypedViewRead> _reads = new();
    private readonly ConcurrentDictionary<CompiledView, (BoundViewState State, ViewMap? Map)> _commands = new();

    /// <summary>The read of a compiled view.</summary>
    /// <exception cref="StaleViewException">The running view is gone or broken, or the compiled types cannot express it.</exception>
    public TypedViewRead Get(CompiledView view) => _reads.TryGetValue(view, out var read) ? read : _reads.GetOrAdd(view, Make);

    /// <summary>The running command of a compiled one; the map is null where they are the same.</summary>
    /// <exception cref="StaleViewException">The running view is gone, broken or no command, or the compiled types cannot express it.</exception>
    public (BoundViewState State, ViewMap? Map) Command(CompiledView compiled) =>
        _commands.TryGetValue(compiled, out var command) ? command : _commands.GetOrAdd(compiled, FindCommand);

    private (BoundViewState State, ViewMap? Map) FindCommand(CompiledView compiled)
    {
        var state = Find(compiled, isCommand: true);
        return (state, state.Compiled == compiled ? null : ViewMap.Of(compiled, state.Table!.View));
    }

    private BoundViewState Find(CompiledView compiled, bool isCommand)
    {
        var state = (views.Find(compiled.ViewName) ?? throw new StaleViewException(compiled.ViewName, "is gone")).For(Caller.System);
        return state.Table is null ? throw new StaleViewException(compiled.ViewName, "is broken: " + state.Fault!.Errors[0].Message)
            : state.IsCommand != isCommand ? throw new StaleViewException(compiled.ViewName, isCommand ? "is no command any more" : "is a command now")
            : state;
    }

    private TypedViewRead Make(CompiledView compiled)
    {
        var state = Find(compiled, isCommand: false);
        var table = state.Table!;
        return state.Compiled == compiled && compiled.Statement(views.Dialect.Name) is { } statement
            ? new(statement, null)
            : new(ViewStatement.Of(table, views.Planner, views.Dialect), ViewMap.Of(compiled, table.View));
    }
}
