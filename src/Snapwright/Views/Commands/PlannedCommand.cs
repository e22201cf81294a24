using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Handlers;
using Snapwright.Model.Collections;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.FunQl.Binding.Commands;
using Snapwright.Query.FunQl.Views;
using Snapwright.Query.Results;
using Snapwright.Query.Sql;

namespace Snapwright.Views.Commands;

/// <summary>A command with its statements in one dialect.</summary>
internal sealed class PlannedCommand
{
    /// <summary>The statements of a command.</summary>
    /// <param name="view">The view, which is one.</param>
    /// <param name="dialect">The dialect.</param>
    /// <param name="most">Most rows that it may change.</param>
    /// <param name="writeRow">Writes a row that it yields, where generated code does.</param>
    public PlannedCommand(BoundView view, Dialect dialect, int most, Action<RowReader, JsonOutput>? writeRow = null)
    {
        View = view;
        Most = most;
        var rows = ViewStatement.Of(Command.Rows, dialect, Command.IsOneToOne ? new RowCount((long)most + 1) : null);
        Rows = Command.Kind == CommandKind.Insert ? rows : rows with { Statement = dialect.Lock(rows.Statement) };
        Update = Command.OnConflict?.Update is { } update ? ViewStatement.Of(update, dialect) : null;
        Returning = Command.IsReturning ? ViewStatement.Of(view.Plan, dialect) : null;
        Shape = new(view.Columns.Select(static c => (ShapeField)new ScalarField(c.Name, c.Ordinal, AggregateTypes.Shown(c.Type), c.IsNullable)).ToEquatableArray());
        WriteRow = writeRow ?? new RowShapeWriter(Shape).Write;
        WriteLooseRow = new RowShapeWriter(new(Shape.Fields.Select(static f => (ShapeField)((ScalarField)f with { IsNullable = true })).ToEquatableArray())).Write;
    }

    /// <summary>The view.</summary>
    public BoundView View { get; }

    /// <summary>What it does.</summary>
    public BoundCommand Command => View.Command!;

    /// <summary>Most rows that it may change.</summary>
    public int Most { get; }

    /// <summary>What is read first.</summary>
    public ViewStatement Rows { get; }

    /// <summary>The new values of a row that is there already; null where there are none.</summary>
    public ViewStatement? Update { get; }

    /// <summary>The rows that it yields; null for none.</summary>
    public ViewStatement? Returning { get; }

    /// <summary>What those rows are; the key stands behind them.</summary>
    public RowShape Shape { get; }

    /// <summary>Writes the row at the reader's position as a JSON object.</summary>
    public Action<RowReader, JsonOutput> WriteRow { get; }

    /// <summary>The same where references may lead to rows that are not there, or not yet, so that whatever arrows yield may be NULL.</summary>
    public Action<RowReader, JsonOutput> WriteLooseRow { get; }
}
