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
    private readonly MetadataModel _model;
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
    public AggregateBlock(
        MetadataModel model, PermissionWeaver weaver, PlanNumbers numbers, QueryBlock rows, EquatableArray<Relation> relations, EquatableArray<GroupKey> keys)
    {
        _model = model;
        _conditions = new(model, weaver, numbers);
        _rows = rows;
        Relations = relations;
        _keys = keys.Select(Key).ToEquatableArray();
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

        _columns.Add(Aggregate(term, source, condition));
        return (this, _columns.Count - 1);
    }

    /// <summary>Whether a column is never NULL.</summary>
    public bool IsCount(int column) => _columns[column] is Aggregate { Function: AggregateFunction.Count or AggregateFunction.CountDistinct };

    public SelectQuery ToQuery() => _rows.ToQuery(_columns.ToEquatableArray()) with { GroupBy = _keys };

    /// <summary>The expression of a term over rows of a source.</summary>
    public static Aggregate Aggregate(AggregateTerm term, int source, Expression? condition)
    {
        Expression? operand = term.Field is { } field ? FilterPlanning.Reference(source, field) : null;
        if (condition is not null)
        {
            operand = new ValueWhere(condition, operand ?? BooleanLiteral.True);
        }

        // A way through relations may lead to no row.
        return new(term.Function, operand, term.Type) { IsOperandPresent = condition is null && term.Path.Count == 0 && term.Field is { IsNullable: false } };
    }

    private Expression? Condition(AggregateTerm term, int depth, int source, Table table) =>
        term.Condition is { } condition && term.ConditionDepth == depth ? _conditions.Plan(condition, source, table) : null;

    private Expression Key(GroupKey key)
    {
        var (source, _) = _rows.Follow(_rows.Root, _rows.Table, key.Path);
        var value = FilterPlanning.Reference(source, key.Field);
        return key.Unit is { } unit ? new StartOf(unit, value) : value;
    }
}
