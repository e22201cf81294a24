using Snapwright.Model.Collections;
using Snapwright.Model.Naming;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;
using Snapwright.Query.Requests;
using Snapwright.Query.Results;
using Snapwright.Query.Weaving;

namespace Snapwright.Query.Planning;

/// <summary>A query block in the making: one root table, the to-one tables joined to it, and what it yields.</summary>
internal sealed class QueryBlock
{
    private readonly MetadataModel _model;
    private readonly PermissionWeaver _weaver;
    private readonly PlanNumbers _numbers;
    private readonly Table _table;
    private readonly QuerySource _from;
    private readonly List<Join> _joins = [];
    private readonly Dictionary<(int Source, string Relation), int> _joined = [];
    private readonly List<Expression> _conditions = [];
    private readonly List<Expression> _projections = [];
    private readonly List<Ordering> _orderings = [];
    private SearchScore? _score;
    private bool _isOfOneRow;
    private Expression? _limit;
    private Expression? _offset;

    public QueryBlock(MetadataModel model, PermissionWeaver weaver, PlanNumbers numbers, Table table)
        : this(model, weaver, numbers, table, new TableSource(numbers.Source(), table.StoredIn))
    {
        if (weaver.Restrict(table, Root, null) is { } restriction)
        {
            _conditions.Add(restriction);
        }
    }

    /// <summary>The rows that a request is about. Those of a view have been restricted with it.</summary>
    public QueryBlock(MetadataModel model, PermissionWeaver weaver, PlanNumbers numbers, ReadRequest request)
        : this(model, weaver, numbers, request.Table, request.View is { } view ? view.Source(numbers.Source(), request) : new TableSource(numbers.Source(), request.Table.StoredIn))
    {
        if (request.View is null && weaver.Restrict(request.Table, Root, null) is { } restriction)
        {
            _conditions.Add(restriction);
        }
    }

    private QueryBlock(MetadataModel model, PermissionWeaver weaver, PlanNumbers numbers, Table table, QuerySource from)
    {
        _model = model;
        _weaver = weaver;
        _numbers = numbers;
        _table = table;
        _from = from;
    }

    public int Root => _from.Source;

    public Table Table => _table;

    public ColumnReference Column(Column column) => new(Root, column.StoredName, column.Type);

    public void Restrict(Expression condition) => _conditions.Add(condition);

    /// <summary>Only the row of a key, which is a parameter; from here on its to-one relations are lookups (<see cref="Join.Lookup"/>).</summary>
    public void RestrictToKey()
    {
        Restrict(new Comparison(ComparisonOperator.Equal, Column(_table.Key), _numbers.Parameter(_table.Key.Type)));
        _isOfOneRow = true;
    }

    /// <summary>Only the rows that a request is about: those that match its search and meet its filter.</summary>
    /// <param name="request">The request.</param>
    /// <param name="numbers">The numbers of the parameters.</param>
    public void Restrict(ReadRequest request, PlanNumbers numbers)
    {
        if (request.Search is { } search)
        {
            Search(search, numbers);
        }

        if (request.Filter is { } filter)
        {
            Restrict(new FilterPlanning(_model, _weaver, numbers).Plan(filter, Root, _table));
        }
    }

    /// <summary>Only the rows that match a search; from then on their score can be selected and sorted by.</summary>
    public void Search(TextSearch search) => Search(search, _numbers);

    private void Search(TextSearch search, PlanNumbers numbers)
    {
        var columns = _table.SearchedColumns.ToList();
        var index = PhysicalNames.SearchIndex(_table.StoredIn, columns.Select(static c => c.StoredName));
        var searched = new SearchedSource(Root, index, Column(_table.Key), columns.Select(Column).ToEquatableArray());
        var tokens = search.Tokens.Select(_ => numbers.Parameter(DataType.Text)).ToEquatableArray();
        Restrict(new SearchMatch(searched, tokens));
        _score = new(searched, tokens);
    }

    public void Page(long limit, long offset)
    {
        _limit = new RowCount(limit);
        _offset = offset == 0 ? null : _numbers.Parameter(DataType.BigInt);
    }

    /// <summary>Only the rows that a relation of another source's row leads to.</summary>
    public void CorrelateTo(int outer, Table outerTable, Relation relation)
    {
        var outerKey = new ColumnReference(outer, outerTable.Key.Name, outerTable.Key.Type);
        if (relation.Junction is { } junction)
        {
            var links = new TableSource(_numbers.Source(), junction.Table);
            _joins.Add(new(JoinKind.Inner, links, Equal(new(links.Source, junction.TargetColumn, _table.Key.Type), Column(_table.Key))));
            Restrict(Equal(new(links.Source, junction.SourceColumn, outerKey.Type), outerKey));
        }
        else if (relation.IsOwner)
        {
            Restrict(Equal(Column(_table.Key), new(outer, relation.ForeignKey!, relation.TargetKeyType)));
        }
        else
        {
            Restrict(Equal(new(Root, relation.ForeignKey!, outerKey.Type), outerKey));
        }
    }

    /// <summary>Yields the selected fields; null for every stored field, ordinals being slots, and behind them computed ones.</summary>
    public RowShape Select(Selection? selection, EquatableArray<ComputedValue> computed)
    {
        if (selection is not null)
        {
            return Select(selection, Root, _table);
        }

        var fields = StoredFields.Of(_table);
        _projections.AddRange(fields.Select(f => FilterPlanning.Reference(Root, f)));
        _projections.AddRange(computed.Select(c => AggregateShape.Shown(ValueOf(Root, c))));
        return DefaultShape.Of(fields);
    }

    public void Sort(EquatableArray<SortKey> keys)
    {
        foreach (var key in SortOrder.Of(_table, keys))
        {
            var (source, table) = Follow(Root, _table, key.Path);
            Expression value = key.Rows is not null ? RowsValue(key, key.Rows, source, table)
                : key is { Path.Count: > 0, Field: ComputedValue computed } ? new ComputedPlanning(_model, _weaver, _numbers).PlanOuter(source, computed)
                : ValueOf(source, key.Field);
            _orderings.Add(new(value, key.Descending, key.IsNullable) { NullsFirst = key.HasNullsFirst, IsAfterSearch = _score is not null && value != _score });
        }
    }

    /// <summary>Begins at a place in the order, which has been set, or ends there; yields the ordinals of the sort keys.</summary>
    public EquatableArray<int> Seek(CursorPage page)
    {
        var ordinals = _orderings.Select(o => Project(AggregateShape.Shown(o.Key))).ToEquatableArray();
        if (page.IsBackward)
        {
            for (var i = 0; i < _orderings.Count; i++)
            {
                _orderings[i] = _orderings[i] with { Descending = !_orderings[i].Descending, NullsFirst = !_orderings[i].NullsFirst };
            }
        }

        if (page.Position is { } position)
        {
            Restrict(KeysetCondition.Of(_orderings, position, _numbers));
        }

        return ordinals;
    }

    /// <summary>Joins the tables on a way: those of to-one relations without losing rows, those of to-many relations with a row per pair.</summary>
    public (int Source, Table Table) Follow(int source, Table table, EquatableArray<Relation> path)
    {
        foreach (var relation in path)
        {
            source = relation.IsToOne ? JoinTo(source, table, relation) : JoinAll(source, table, relation);
            table = _model.Get(relation.Target);
        }

        return (source, table);
    }

    /// <summary>The number of rows that a relation of another source's row leads to.</summary>
    public static ScalarQuery Count(MetadataModel model, PermissionWeaver weaver, PlanNumbers numbers, int source, Table table, Relation relation)
    {
        var block = new QueryBlock(model, weaver, numbers, model.Get(relation.Target));
        block.CorrelateTo(source, table, relation);
        return new(block.ToQuery(EquatableArray.Of<Expression>(Aggregate.Rows)));
    }

    public SelectQuery ToQuery() => ToQuery(_projections.ToEquatableArray());

    public SelectQuery ToQuery(EquatableArray<Expression> projections) => new()
    {
        From = _from,
        Joins = _joins.ToEquatableArray(),
        Where = _conditions.Count switch
        {
            0 => null,
            1 => _conditions[0],
            _ => new And(_conditions.ToEquatableArray()),
        },
        OrderBy = _orderings.ToEquatableArray(),
        Limit = _limit,
        Offset = _offset,
        Projections = projections,
    };

    private RowShape Select(Selection selection, int source, Table table) =>
        new(selection.Fields.Select(field => Select(field, source, table)).ToEquatableArray());

    private ShapeField Select(SelectedField selected, int source, Table table) => selected switch
    {
        SelectedColumn { Field: var f } => DefaultShape.Field(f, Project(AggregateShape.Shown(ValueOf(source, f)))),
        SelectedHighlight => SelectHighlight(),
        SelectedObject o => SelectObject(o, source, table),
        SelectedRows r => SelectRows(r, source, table),
        SelectedAggregate a => AggregateShape.Field(a.Name, a.Term, Project(RelatedAggregate(a.Term, source, table))),
        _ => throw new NotSupportedException($"No projection for {selected.GetType().Name}."),
    };

    private Expression ValueOf(int source, StoredField field) =>
        field is ComputedValue computed ? new ComputedPlanning(_model, _weaver, _numbers).Plan(source, computed)
        : field == TextSearch.ScoreField ? RequireScore()
        : FilterPlanning.Reference(source, field);

    private HighlightField SelectHighlight()
    {
        var score = RequireScore();
        var columns = _table.SearchableColumns
            .Select(c => new ScalarField(c.Name, Project(Column(c)), c.Type, c.IsNullable))
            .ToEquatableArray();
        return new(TextSearch.HighlightName, columns, score.Tokens.Select(t => Project(t)).ToEquatableArray());
    }

    private SearchScore RequireScore() => _score ?? throw new ArgumentException("A score or highlights were asked for without a search.");

    private ObjectField SelectObject(SelectedObject selected, int source, Table table)
    {
        var relation = selected.Relation;
        if (relation.HasForeignKey && selected.Selection.Fields.Count == 1
            && selected.Selection.Fields[0] is SelectedColumn { Field.Column.IsPrimary: true })
        {
            var reference = Project(new ColumnReference(source, relation.ForeignKey!, relation.TargetKeyType));
            return new(selected.Name, reference, relation.IsNullable, DefaultShape.KeyOnly(reference, relation.TargetKeyType));
        }

        var target = _model.Get(relation.Target);
        var joined = JoinTo(source, table, relation);
        var presence = Project(new ColumnReference(joined, target.Key.Name, target.Key.Type));
        return new(selected.Name, presence, relation.IsNullable || !relation.IsOwner, Select(selected.Selection, joined, target));
    }

    private RowsField SelectRows(SelectedRows selected, int source, Table table)
    {
        var target = _model.Get(selected.Relation.Target);
        var block = new QueryBlock(_model, _weaver, _numbers, target);
        block.CorrelateTo(source, table, selected.Relation);
        if (selected.Search is { } search)
        {
            block.Search(search);
        }

        if (selected.Filter is { } filter)
        {
            block.Restrict(new FilterPlanning(_model, _weaver, _numbers).Plan(filter, block.Root, target));
        }

        var shape = block.Select(selected.Selection, block.Root, target);
        block.Sort(selected.Sort);
        block.Page(selected.Limit, selected.Offset);
        return new(selected.Name, Project(new NestedRows(block.ToQuery())), shape);
    }

    // To-one relations before the to-many one are joined here; from there on it is a query per row.
    private ScalarQuery RelatedAggregate(AggregateTerm term, int source, Table table)
    {
        var many = term.ManyDepth - 1;
        (source, table) = Follow(source, table, term.Path.Take(many).ToEquatableArray());
        var block = new QueryBlock(_model, _weaver, _numbers, _model.Get(term.Path[many].Target));
        block.CorrelateTo(source, table, term.Path[many]);
        var (related, _) = block.Follow(block.Root, block.Table, term.Path.Skip(many + 1).ToEquatableArray());
        var value = term.Field is { } field ? new FilterPlanning(_model, _weaver, _numbers).Value(related, field, isPresent: term.Path.Count == many + 1) : null;
        return new(block.ToQuery(EquatableArray.Of(AggregateShape.Shown(AggregateBlock.Aggregate(term, value, condition: null)))));
    }

    // Not remembered: rows of a to-many relation that is followed twice are different rows.
    private int JoinAll(int source, Table table, Relation relation)
    {
        var target = _model.Get(relation.Target);
        var right = new TableSource(_numbers.Source(), target.StoredIn);
        var key = new ColumnReference(source, table.Key.Name, table.Key.Type);
        Expression on;
        if (relation.Junction is { } junction)
        {
            var links = new TableSource(_numbers.Source(), junction.Table);
            _joins.Add(new(JoinKind.Inner, links, Equal(new(links.Source, junction.SourceColumn, key.Type), key)));
            on = Equal(new(right.Source, target.Key.Name, target.Key.Type), new(links.Source, junction.TargetColumn, target.Key.Type));
        }
        else
        {
            on = Equal(new(right.Source, relation.ForeignKey!, key.Type), key);
        }

        _joins.Add(new(JoinKind.Inner, right, _weaver.Restrict(target, right.Source, on)!));
        return right.Source;
    }

    // The first by its order, and not the aggregate: PostgreSQL has none for every type, and an index gives it at once.
    private ScalarQuery RowsValue(SortKey key, Relation relation, int source, Table table)
    {
        if (key.Value == Requests.RowsValue.Count)
        {
            return Count(_model, _weaver, _numbers, source, table, relation);
        }

        var block = new QueryBlock(_model, _weaver, _numbers, _model.Get(relation.Target));
        block.CorrelateTo(source, table, relation);
        var field = block.ValueOf(block.Root, key.Field);
        if (key.Field.IsNullable)
        {
            block.Restrict(new Not(new IsNull(field)));
        }

        block._orderings.Add(new(field, Descending: key.Value == Requests.RowsValue.Greatest, IsNullable: false));
        block._limit = new RowCount(1);
        return new(block.ToQuery(EquatableArray.Of<Expression>(field)));
    }

    private int JoinTo(int source, Table table, Relation relation)
    {
        if (_joined.TryGetValue((source, relation.Name), out var joined))
        {
            return joined;
        }

        var target = _model.Get(relation.Target);
        var right = new TableSource(_numbers.Source(), target.StoredIn);
        var lookup = relation.IsOwner
            ? Equal(new(right.Source, target.Key.Name, target.Key.Type), new(source, relation.ForeignKey!, relation.TargetKeyType))
            : Equal(new(right.Source, relation.ForeignKey!, table.Key.Type), new(source, table.Key.Name, table.Key.Type));
        _joins.Add(_isOfOneRow
            ? new(JoinKind.Left, right, _weaver.Restrict(target, right.Source, null) ?? BooleanLiteral.True) { Lookup = lookup }
            : new(JoinKind.Left, right, _weaver.Restrict(target, right.Source, lookup)!));
        _joined.Add((source, relation.Name), right.Source);
        return right.Source;
    }

    private int Project(Expression value)
    {
        var known = _projections.IndexOf(value);
        if (known >= 0)
        {
            return known;
        }

        _projections.Add(value);
        return _projections.Count - 1;
    }

    private static Comparison Equal(ColumnReference left, ColumnReference right) => new(ComparisonOperator.Equal, left, right);
}
