using Snapwright.Compilation;
using Snapwright.Handlers;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.Cursors;
using Snapwright.Query.FunQl.Plans;
using Snapwright.Query.Planning;
using Snapwright.Query.Rest;
using Snapwright.Query.Results;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;
using Snapwright.Query.Views;
using Snapwright.Runtimes;
using Snapwright.Views.Commands;

namespace Snapwright.Views;

/// <summary>A view as it is for one sort of callers: bound, with the plans of the requests that came, or broken.</summary>
internal sealed class BoundViewState
{
    private const int CachedPlans = 64;
    private const int CachedReads = 256;
    private const int LongestCachedQuery = 1024;

    private readonly BoundedCache<string, CachedPlan> _plans = new(CachedPlans);
    private readonly BoundedCache<(ListForm Form, string Query), ViewRead> _reads = new(CachedReads);
    private readonly EquatableArray<DataType> _parameters;
    private readonly string _text = "";
    private ViewInfo? _info;
    private SingleAttributes? _attributes;
    private PlannedCommand? _command;
    private int _planned;

    public BoundViewState(FunQlFault fault) => Fault = fault;

    public BoundViewState(ViewTable table, string text)
    {
        Table = table;
        _text = text;
        _parameters = table.View.Plan.Parameters.Select(static p => p.Type).ToEquatableArray();
    }

    /// <summary>The view; null where it is broken.</summary>
    public ViewTable? Table { get; }

    /// <summary>What the generator emitted for it; null where that was another view, or nothing.</summary>
    public CompiledView? Compiled { get; init; }

    /// <summary>What is wrong with it; null where it is not broken.</summary>
    public FunQlFault? Fault { get; }

    /// <summary>How many plans have been made; those that were found again do not count.</summary>
    public int Planned => Volatile.Read(ref _planned);

    /// <summary>What is told about it; only of a view that is not broken.</summary>
    public ViewInfo Info => _info ??= new(Table!, _text);

    /// <summary>Its attributes that do not depend on rows.</summary>
    public SingleAttributes Attributes(Dialect dialect) => _attributes ??= new(Table!, dialect);

    /// <summary>Whether it is a command.</summary>
    public bool IsCommand => Table?.View.Command is not null;

    /// <summary>The statements of a command; made at the first need, and of two that race either does.</summary>
    /// <param name="dialect">The dialect.</param>
    /// <param name="most">Most rows that it may change: the same for all its time.</param>
    public PlannedCommand Command(Dialect dialect, int most) => _command ??= new(Table!, dialect, most, Compiled is null ? null : Compiled.WriteRow);

    /// <summary>The read of a query string, or a body, that came before; or null.</summary>
    public ViewRead? Find(ListForm form, string query) => _reads.Find((form, query));

    /// <summary>The read of a request, to be found when its query string comes again.</summary>
    public ViewRead Prepare(Runtime runtime, ListForm form, string query, ViewRequest request, Caller caller)
    {
        var shape = RequestShape.Of(request.Read, caller);
        var key = request.IsFull ? "full " + shape.Key : shape.Key;
        if (_plans.Find(key) is not { } plan)
        {
            Interlocked.Increment(ref _planned);
            _plans.Add(key, plan = Plan(runtime, request, caller));
        }

        SqlValue[] values = [.. ViewParameters.Values(Table!.View.Plan, request.Arguments), .. shape.Values];
        var read = new ViewRead(
            new PreparedRead(plan, values) { Limit = request.Read.Limit, LooksAhead = request.Read.LooksAhead, Cursor = request.Read.Cursor },
            Globals(shape))
        {
            Arguments = request.Arguments,
            IsFull = request.IsFull,
        };
        // A cursor in the middle of a list hardly comes twice.
        if (query.Length <= LongestCachedQuery && request.Read.Cursor?.Position is null)
        {
            _reads.Add((form, query), read);
        }

        return read;
    }

    // Those of the view stand first.
    private EquatableArray<(int Index, GlobalParameter Parameter)> Globals(in RequestShape shape)
    {
        var own = ViewParameters.Globals(Table!.View.Plan);
        return shape.Globals.Count == 0 ? own : own.Concat(shape.Globals.Select(g => (g.Index + _parameters.Count, g.Parameter))).ToEquatableArray();
    }

    private CachedPlan Plan(Runtime runtime, ViewRequest request, Caller caller)
    {
        var plan = runtime.Planner.PlanRead(request.Read, caller);
        var dialect = runtime.Database.Dialect;
        return new(
            dialect.With(dialect.Write(plan.Query, _parameters), Table!.View.Plan.Settings),
            plan.Shape,
            Compiled is not null && IsOfColumns(plan.Shape) ? Compiled.WriteRow : new RowShapeWriter(plan.Shape).Write)
        {
            CursorFormat = request.Read.Cursor is null ? null : CursorFormat.Of(request.Read.Table, request.Read.Sort),
            CursorOrdinals = plan.CursorOrdinals,
            Meta = plan.Meta is { } meta ? new(meta.PresenceOrdinal, new RowShapeWriter(meta.Shape).Write) : null,
        };
    }

    // What generated code writes: the columns, as they were selected.
    private bool IsOfColumns(RowShape shape)
    {
        var columns = Table!.View.Columns;
        var isSame = shape.Fields.Count == columns.Count;
        for (var i = 0; isSame && i < columns.Count; i++)
        {
            isSame = shape.Fields[i] is ScalarField field && field.Ordinal == i && field.Name == columns[i].Name;
        }

        return isSame;
    }
}
