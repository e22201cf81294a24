using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.Planning;
using Snapwright.Query.Plans;
using Snapwright.Query.Requests;
using Snapwright.Query.Results;

namespace Snapwright.Query.Views;

/// <summary>
/// A bound view as a table that is only read. Its columns are published fields; what else its rows have (keys, puns, attributes, what they are ordered by)
/// are fields that are not published. The physical columns are those of a <see cref="DerivedSource"/> of its query, so that one planner serves both.
/// </summary>
public sealed class ViewTable
{
    private readonly SelectQuery _query;
    private readonly EquatableArray<StoredField> _fields;
    private readonly EquatableArray<Expression> _values;
    private readonly Dictionary<int, int> _slots;
    private readonly EquatableArray<SortKey> _own;
    private readonly EquatableArray<SortKey> _ties;
    private readonly EquatableArray<SortKey> _groups;
    private readonly int _narrow;

    /// <summary>The table of a view.</summary>
    public ViewTable(TableName name, BoundView view, string? description = null)
    {
        View = view;
        _query = view.Plan.Query;
        var layout = new ViewFields(view);
        Table = new() { Name = name, Columns = layout.Columns, Description = description };
        _fields = StoredFields.Of(Table);
        _values = layout.Values;
        _slots = layout.Slots;
        _narrow = layout.Narrow;
        _ties = layout.Ties.Select(slot => new SortKey(default, _fields[slot], Descending: false)).ToEquatableArray();
        _groups = view is { IsUnique: true, Main: null } && !_query.IsDistinct && _query.GroupBy.Count > 0
            ? _ties.Where(t => _query.GroupBy.Contains(_values[t.Field.Slot])).ToEquatableArray()
            : _ties;
        _own = layout.Order.Select(o => new SortKey(default, _fields[o.Slot], o.Ordering.Descending) { NullsFirst = o.Ordering.NullsFirst }).ToEquatableArray();
        Order = Complete(_own);
    }

    /// <summary>The view.</summary>
    public BoundView View { get; }

    /// <summary>Its table.</summary>
    public Table Table { get; }

    /// <summary>The order of its rows where a request names none.</summary>
    public EquatableArray<SortKey> Order { get; }

    /// <summary>The fields of its columns, in order.</summary>
    public IEnumerable<StoredField> Columns => _fields.Take(View.Columns.Count);

    /// <summary>All fields; their slots are their ordinals where all are selected.</summary>
    public EquatableArray<StoredField> Fields => _fields;

    /// <summary>The query of the attributes that do not depend on rows, in the form in which they are yielded; null for none.</summary>
    public SelectQuery? AttributeQuery => View.AttributePlan is { Query: var query }
        ? query with { Projections = query.Projections.Select(AggregateShape.Shown).ToEquatableArray() }
        : null;

    /// <summary>The first number for sources around those of the view.</summary>
    internal int NextSource => View.Plan.Sources + 1;

    /// <summary>What its query yields, in the order of <see cref="Fields"/>.</summary>
    /// <param name="isFull">Whether keys, puns and attributes are wanted beside the columns and what tells their rows apart.</param>
    public EquatableArray<Expression> Values(bool isFull) => isFull ? _values : _values.Take(_narrow).ToEquatableArray();

    /// <summary>The slot of a place in the projections of <see cref="BoundView.Plan"/>.</summary>
    public int SlotOf(int ordinal) => _slots[ordinal];

    /// <summary>
    /// An order with keys behind it that make it total, as far as the values of the columns tell rows apart: the key of the main table, or those of all rows
    /// that cells come from with what is computed, or all columns.
    /// </summary>
    public EquatableArray<SortKey> Complete(EquatableArray<SortKey> keys) => Complete(keys, _ties);

    /// <summary>The order of pages by cursors, which hold no more than they must: what makes groups tells them apart.</summary>
    /// <param name="keys">The keys that are asked for; null for those of the view.</param>
    public EquatableArray<SortKey> CompleteForCursor(EquatableArray<SortKey>? keys) => Complete(keys ?? _own, _groups);

    private static EquatableArray<SortKey> Complete(EquatableArray<SortKey> keys, EquatableArray<SortKey> ties)
    {
        var descending = keys.Count > 0 && keys[keys.Count - 1].Descending;
        return keys.Concat(ties.Where(t => !keys.Any(k => k.Field == t.Field)).Select(t => t with { Descending = descending })).ToEquatableArray();
    }

    /// <summary>Whether the query of the view itself answers a request, with no query around it.</summary>
    internal bool IsPlain(ReadRequest request) =>
        request is { Filter: null, Grouping: null, Cursor: null } && request.Sort == Order && !IsShared(request) && !_query.IsDistinct && _query.Limit is null && _query.Offset is null;

    /// <summary>That query.</summary>
    internal (SelectQuery Query, RowShape Shape) PlainQuery(ReadRequest request, PlanNumbers numbers)
    {
        var fields = SelectedFields(request);
        var query = _query with
        {
            Projections = fields.Select(f => AggregateShape.Shown(_values[f.Slot])).ToEquatableArray(),
            OrderBy = Orderings(),
            Limit = request.Limit is { } limit ? new RowCount(request.LooksAhead ? limit + 1 : limit) : null,
            Offset = request.Offset > 0 ? numbers.Parameter(DataType.BigInt) : null,
        };
        return (query, new(fields.Select(static (f, i) => DefaultShape.Field(f, i)).ToEquatableArray()));
    }

    /// <summary>Whether a request looks at the rows twice: for those of the page, and for numbers about all.</summary>
    internal bool IsShared(ReadRequest request) => request.Counts != CountKinds.None || request.Aggregates.Count > 0;

    /// <summary>The rows of the view as a source.</summary>
    internal QuerySource Source(int number, ReadRequest request) => IsShared(request)
        ? new CommonTableSource(number, View.Plan.CommonTables, Projections(request).Select(static p => p.Type).ToEquatableArray())
        : new DerivedSource(number, Rows(request));

    /// <summary>The rows of the view as a common table, which both looks share.</summary>
    internal CommonTable CommonRows(ReadRequest request) => new(View.Plan.CommonTables, Rows(request));

    private static IReadOnlyList<StoredField> SelectedFields(ReadRequest request) =>
        [.. request.Selection!.Fields.Select(static f => ((SelectedColumn)f).Field)];

    /// <summary>
    /// Whether the place of a row in an order can be told to a client: it is one of values that are columns, or keys of rows, and not of what the view does not show.
    /// </summary>
    public bool CanTell(SortKey key) => key.Field.Slot < View.Columns.Count || View.RowKeys.Any(k => SlotOf(k.Ordinal) == key.Field.Slot);

    // What is neither selected nor in a condition is mostly at the end.
    private EquatableArray<Expression> Projections(ReadRequest request) =>
        request.Filter is null && (request.Grouping is not null || SelectedFields(request).All(f => f.Slot < _narrow)) ? _values.Take(_narrow).ToEquatableArray() : _values;

    // Where the view has bounds of its own, its order decides which rows there are.
    private SelectQuery Rows(ReadRequest request)
    {
        var projections = Projections(request);
        var rows = _query with { OrderBy = _query.Limit is null && _query.Offset is null ? default : Orderings() };
        if (!rows.IsDistinct || rows.Projections == projections)
        {
            return rows with { Projections = projections };
        }

        // Other columns would make other rows distinct.
        var inner = new DerivedSource(View.Plan.Sources, rows);
        return new() { From = inner, Projections = projections.Select(p => (Expression)inner.Column(rows.Projections.ToList().IndexOf(p))).ToEquatableArray() };
    }

    private EquatableArray<Ordering> Orderings() => Order
        .Select(k => new Ordering(_values[k.Field.Slot], k.Descending, k.IsNullable) { NullsFirst = k.HasNullsFirst })
        .ToEquatableArray();
}
