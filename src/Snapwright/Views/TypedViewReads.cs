using System.Collections.Concurrent;
using Snapwright.Compilation;
using Snapwright.Query.Callers;
using Snapwright.Query.FunQl.Views;

namespace Snapwright.Views;

/// <summary>How typed code reads the views of a model; each is made at its first use.</summary>
internal sealed class TypedViewReads(ModelViews views)
{
    private readonly ConcurrentDictionary<CompiledView, TypedViewRead> _reads = new();

    /// <summary>The read of a compiled view.</summary>
    /// <exception cref="StaleViewException">The running view is gone or broken, or the compiled types cannot express it.</exception>
    public TypedViewRead Get(CompiledView view) => _reads.TryGetValue(view, out var read) ? read : _reads.GetOrAdd(view, Make);

    private TypedViewRead Make(CompiledView compiled)
    {
        var state = (views.Find(compiled.ViewName) ?? throw new StaleViewException(compiled.ViewName, "is gone")).For(Caller.System);
        if (state.Table is not { } table)
        {
            throw new StaleViewException(compiled.ViewName, "is broken: " + state.Fault!.Errors[0].Message);
        }

        return state.Compiled == compiled && compiled.Statement(views.Dialect.Name) is { } statement
            ? new(statement, null)
            : new(ViewStatement.Of(table, views.Planner, views.Dialect), ViewMap.Of(compiled, table.View));
    }
}
