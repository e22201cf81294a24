using System.Collections.Concurrent;
using Snapwright.Compilation;
using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.FunQl.Views;
using Snapwright.Query.Sql;

namespace Snapwright.Runtimes;

/// <summary>How typed code reads the views of a model; each is made at its first use.</summary>
/// <param name="model">The model.</param>
/// <param name="dialect">The database's.</param>
/// <param name="useCompiled">Whether compiled statements may be used.</param>
internal sealed class ViewReads(MetadataModel model, Dialect dialect, bool useCompiled)
{
    private readonly ViewBinder _binder = new(model);
    private readonly ConcurrentDictionary<CompiledView, ViewRead> _reads = new();

    /// <summary>The read of a compiled view.</summary>
    /// <exception cref="StaleViewException">The running view is gone or broken, or the compiled types cannot express it.</exception>
    public ViewRead Get(CompiledView view) => _reads.TryGetValue(view, out var read) ? read : _reads.GetOrAdd(view, Make);

    private ViewRead Make(CompiledView compiled)
    {
        var definition = model.FindView(TableName.Parse(compiled.ViewName)) ?? throw new StaleViewException(compiled.ViewName, "is gone");
        var reading = ViewReading.Of(_binder, definition, Caller.System);
        if (reading.View is not { } view)
        {
            throw new StaleViewException(compiled.ViewName, "is broken: " + reading.Errors[0].Message);
        }

        return useCompiled && compiled.Statement(dialect.Name) is { } statement && ViewFingerprint.Of(model, definition, view) == compiled.Fingerprint
            ? new(statement, null)
            : new(ViewStatement.Of(view, dialect), ViewMap.Of(compiled, view));
    }
}
