using System.Globalization;
using Snapwright.Compilation;
using Snapwright.Data.Databases;
using Snapwright.Data.Rows;
using Snapwright.Query.Callers;
using Snapwright.Query.FunQl.Views;
using Snapwright.Query.Values;
using Snapwright.Runtimes;

namespace Snapwright.Views;

/// <summary>How typed code reads one view.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Map">Leads to the running view; null where the statement is the compiled one.</param>
internal sealed record TypedViewRead(ViewStatement Statement, ViewMap? Map)
{
    /// <summary>Reads the rows, with the ordinals of the compiled columns.</summary>
    public async ValueTask<RowReader> RunAsync(
        DatabaseSession session, Runtime runtime, Caller caller, SqlValue[] arguments, CancellationToken cancellationToken)
    {
        var language = CultureInfo.CurrentUICulture.Name is { Length: > 0 } name ? name : ViewParameters.DefaultLanguage;
        var globals = new GlobalValues(caller.Name, null, language, runtime.Now().Ticks);
        var values = Statement.Values(Map?.ToRunning(arguments) ?? arguments, globals);
        var rows = await session.QueryAsync(Statement.Statement, values, cancellationToken);
        return Map?.ToCompiled(rows) ?? rows;
    }
}
