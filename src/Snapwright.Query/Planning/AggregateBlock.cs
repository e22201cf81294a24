using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;
using Snapwright.Query.Requests;
using Snapwright.Query.Weaving;

namespace Snapwright.Query.Planning;

/// <summary>A query with groups in the making: over base rows, or over the rows that one to-many relation leads to from them.</summary>
internal sealed class AggregateBlock
{
    private readonly PlanNumbers _numbers;
    private readonly FilterPlanning _conditions;
    private readonly QueryBlock _rows;
    private readonly int _source;
    private readonly Table _table;
    private readonly EquatableArray<Expression> _keys;
    private readonly List<Expression> _columns;

    /// <summary>A block.</summary>
    /// <param name="model">The model.</param>
    /// <param name="weaver">The caller's rights.</param>
    /// <param name="numbers">The numbers of the plan.</param>
    /// <param name="rows">The base rows.</param>
    /// <param name="relations">The way to the rows that are aggregated, ending with a to-many relation; empty for the base rows.</param>
    /// <param name="keys">What makes the groups.</param>
    /// <param name="ofKeys">The numbers of the keys, which every block has anew.</param>
    public AggregateBlock(
        MetadataModel model,
        PermissionWeaver weaver,
        PlanNumbers numbers,
        QueryBlock rows,
        EquatableArray<Relation> relations,
        EquatableArray<GroupKey> keys,
        PlanNumbers ofKeys)
    {
        _numbers = numbers;
        _conditions = new(model, weaver, numbers);
        _rows = rows;
        Relations = relations;
        var values = new FilterPlanning(model, weaver, ofKeys);
        _keys = keys.Select(k => Key(k, values)).ToEquatableArray();
        _columns = [.. _keys];
        (_source, _table) = relations.Count == 0 ? (rows.Root, rows.Table) : rows.Follow(rows.Root, rows.Table, relations);
    }

    /// <summary>The way to the rows that are aggregated.</summary>
    public EquatableArray<Relation> Relations { get; }

    /// <summary>Adds a column.</summary>
    public (AggregateBlock Block, int Column) Add(AggregateTerm term)
    {
        var (source, table) = (_source, _table);
        var condition = Condition(term, Relations.Count, source, table);
        for (var i = Relations.Count; i < term.Path.Count; i++)
        {
            (source, table) = _rows.Follow(source, table, EquatableArray.Of(term.Path[i]));
            condition ??= Condition(term, i + 1, source, table);
        }

        var value = term.Field is { } field ? _conditions.Value(source, field, isPresent: term.Path.Count == Relations.Count) : null;
        _columns.Add(Aggregate(term, value, condition));
        return (this, _columns.Count - 1);
    }

    /// <summary>Whether a column is never NULL.</summary>
    public bool IsCount(int column) => _columns[column] is Aggregate { Function: AggregateFunction.Count or AggregateFunction.CountDistinct };

    public SelectQuery ToQuery() => _keys.All(static k => k is ColumnReference or StartOf)
        ? _rows.ToQuery(_columns.ToEquatableArray()) with { GroupBy = _keys }
        : OfComputedKeys();

    // Databases do not agree on when an expression among the results is one of the groups; a column is.
    private SelectQuery OfComputedKeys()
    {
        var values = _columns.Select(static c => c is Aggregate a ? a.Operand ?? BooleanLiteral.True : c).ToEquatableArray();
        var rows = new DerivedSource(_numbers.Source(), _rows.ToQuery(values));
        return new()
        {
            From = rows,
            GroupBy = _keys.Select((_, i) => (Expression)rows.Column(i)).ToEquatableArray(),
            Projections = _columns
                .Select((c, i) => c is Aggregate a ? a with { Operand = a.Operand is null ? null : rows.Column(i) } : (Expression)rows.Column(i))
                .ToEquatableArray(),
        };
    }

    /// <summary>The expression of a term over the values of rows; null for the rows.</summary>
    public static Aggregate Aggregate(AggregateTerm term, Expression? value, Expression? condition)
    {
        // Intervals differ where their lengths do.
        var counted = value is not null && term is { Function: AggregateFunction.CountDistinct, Field.Type.Kind: TypeKind.Interval } ? IntervalNodes.Length(value) : value;
        return new(term.Function, condition is null ? counted : new ValueWhere(condition, counted ?? BooleanLiteral.True), IntervalNodes.NodeType(term.Type))
        {
            // A way through relations may lead to no row.
            IsOperandPresent = condition is null && term.Path.Count == 0 && value is ColumnReference && term.Field is { IsNullable: false },
        };
    }

    private Expression? Condition(AggregateTerm term, int depth, int source, Table table) =>
        term.Condition is { } condition && term.ConditionDepth == depth ? _conditions.Plan(condition, source, table) : null;

    private Expression Key(GroupKey key, FilterPlanning values)
    {
        var (source, _) = _rows.Follow(_rows.Root, _rows.Table, key.Path);
        var value = values.Value(source, key.Field, isPresent: key.Path.Count == 0);
        return key.Unit is { } unit ? new StartOf(unit, value)
            : key.Field.Type.Kind == TypeKind.Interval ? IntervalNodes.Call(ScalarFunction.IntervalCanonical, value)
            : value;
    }
}
