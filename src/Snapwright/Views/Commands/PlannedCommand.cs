using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Handlers;
using Snapwright.Model.Collections;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Binding.Commands;
using Snapwright.Query.FunQl.Views;
using Snapwright.Query.Results;
using Snapwright.Query.Sql;
using Snapwright.Query.Views;

namespace Snapwright.Views.Commands;

/// <summary>A command with its statements in one dialect.</summary>
internal sealed class PlannedCommand
{
    private readonly Dialect _dialect;
    private CommandForm? _full;

    /// <summary>The statements of a command.</summary>
    /// <param name="view">The view, which is one.</param>
    /// <param name="dialect">The dialect.</param>
    /// <param name="most">Most rows that it may change.</param>
    /// <param name="writeRow">Writes a row that it yields, where generated code does.</param>
    public PlannedCommand(ViewTable view, Dialect dialect, int most, Action<RowReader, JsonOutput>? writeRow = null)
    {
        View = view;
        Most = most;
        _dialect = dialect;
        Narrow = FormOf(isFull: false);
        Update = Command.OnConflict?.Update is { } update ? ViewStatement.Of(update, dialect) : null;
        Shape = new(view.View.Columns.Select(static (c, i) => (ShapeField)new ScalarField(c.Name, i, AggregateTypes.Shown(c.Type), c.IsNullable)).ToEquatableArray());
        WriteRow = writeRow ?? new RowShapeWriter(Shape).Write;
        WriteLooseRow = new RowShapeWriter(new(Shape.Fields.Select(static f => (ShapeField)((ScalarField)f with { IsNullable = true })).ToEquatableArray())).Write;
    }

    /// <summary>The view.</summary>
    public ViewTable View { get; }

    /// <summary>What it does.</summary>
    public BoundCommand Command => View.View.Command!;

    /// <summary>Most rows that it may change.</summary>
    public int Most { get; }

    /// <summary>The statements of an answer with the columns alone.</summary>
    public CommandForm Narrow { get; }

    /// <summary>The statements of one with keys, puns and attributes; made at the first need, and of two that race either does.</summary>
    public CommandForm Full => _full ??= FormOf(isFull: true);

    /// <summary>The new values of a row that is there already; null where there are none.</summary>
    public ViewStatement? Update { get; }

    /// <summary>What the rows that it yields are.</summary>
    public RowShape Shape { get; }

    /// <summary>Where the key of a row that it yields stands.</summary>
    public int KeyOrdinal => View.SlotOf(View.View.Main!.Ordinal);

    /// <summary>Writes the columns of the row at the reader's position as a JSON object.</summary>
    public Action<RowReader, JsonOutput> WriteRow { get; }

    /// <summary>The same where references may lead to rows that are not there, or not yet, so that whatever arrows yield may be NULL.</summary>
    public Action<RowReader, JsonOutput> WriteLooseRow { get; }

    private CommandForm FormOf(bool isFull)
    {
        var reads = isFull ? Command.Reads : Command.Reads.Take(Command.ColumnReads).ToEquatableArray();

        // The key, what is set, and what is read beside them.
        var width = 1 + Command.Assignments.Select(static a => a.Ordinal ?? 0).Concat(reads.Select(static r => r.Ordinal)).Append(0).Max();
        var rows = ViewStatement.Of(
            Command.Rows,
            _dialect,
            Command.IsOneToOne ? new RowCount((long)Most + 1) : null,
            Command.Kind == CommandKind.Insert ? null : Command.Rows.Query.Projections.Take(width).ToEquatableArray());
        return new(
            Command.Kind == CommandKind.Insert ? rows : rows with { Statement = _dialect.Lock(rows.Statement) },
            Command.IsReturning ? ViewStatement.Of(View.View.Plan, _dialect, null, View.Values(isFull)) : null,
            reads);
    }
}

/// <summary>The statements of a command for one form of its answer.</summary>
/// <param name="Rows">What is read first.</param>
/// <param name="Returning">The rows that it yields, by the slots of its view; null for none.</param>
/// <param name="Reads">What is read first of other sources, for those rows.</param>
internal sealed record CommandForm(ViewStatement Rows, ViewStatement? Returning, EquatableArray<BoundRead> Reads);
