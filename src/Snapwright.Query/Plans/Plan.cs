using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.Expressions;
using Snapwright.Query.Results;

namespace Snapwright.Query.Plans;

/// <summary>
/// Something to do on one table, typed and dialect-free, with the caller's permissions woven in. Only
/// <see cref="Planning.Planner"/> makes plans, so no plan exists without a caller.
/// </summary>
public abstract record Plan
{
    private protected Plan(Caller caller, Table table)
    {
        Caller = caller;
        Table = table;
    }

    /// <summary>For whom it was made.</summary>
    public Caller Caller { get; }

    /// <summary>The table.</summary>
    public Table Table { get; }
}

/// <summary>Reads rows.</summary>
public sealed record ReadPlan : Plan
{
    internal ReadPlan(Caller caller, Table table, SelectQuery query, RowShape shape, MetaShape? meta)
        : base(caller, table)
    {
        Query = query;
        Shape = shape;
        Meta = meta;
    }

    /// <summary>The query.</summary>
    public SelectQuery Query { get; internal init; }

    /// <summary>What its rows are.</summary>
    public RowShape Shape { get; }

    /// <summary>Where the values of the sort keys stand in a row, the tie-breaker's last; empty where no cursor is asked for.</summary>
    public EquatableArray<int> CursorOrdinals { get; init; }

    /// <summary>What else its rows are, where numbers about all rows are asked for; null where they are not.</summary>
    public MetaShape? Meta { get; }
}

/// <summary>A physical column that a write sets.</summary>
public sealed record Assignment(string Column, Parameter Value);

/// <summary>A physical column that an update sets.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Value">What it becomes; the table is source 0.</param>
public sealed record ColumnChange(string Column, Expression Value);

/// <summary>Inserts one row and yields it.</summary>
public sealed record InsertPlan : Plan
{
    internal InsertPlan(Caller caller, Table table, EquatableArray<Assignment> assignments, EquatableArray<ColumnReference> returning, RowShape shape)
        : base(caller, table)
    {
        Assignments = assignments;
        Returning = returning;
        Shape = shape;
    }

    /// <summary>What is set; columns that are not are made by the database.</summary>
    public EquatableArray<Assignment> Assignments { get; }

    /// <summary>The columns of the row that come back.</summary>
    public EquatableArray<ColumnReference> Returning { get; }

    /// <summary>What the row is.</summary>
    public RowShape Shape { get; }
}

/// <summary>Updates the rows that meet a condition and yields them.</summary>
public sealed record UpdatePlan : Plan
{
    internal UpdatePlan(Caller caller, Table table, EquatableArray<ColumnChange> assignments, Expression where, EquatableArray<ColumnReference> returning, RowShape shape)
        : base(caller, table)
    {
        Assignments = assignments;
        Where = where;
        Returning = returning;
        Shape = shape;
    }

    /// <summary>What is set.</summary>
    public EquatableArray<ColumnChange> Assignments { get; }

    /// <summary>On which rows; the table is source 0.</summary>
    public Expression Where { get; }

    /// <summary>The columns of the row that come back; none where no row does.</summary>
    public EquatableArray<ColumnReference> Returning { get; }

    /// <summary>What the row is.</summary>
    public RowShape Shape { get; }
}

/// <summary>Deletes the rows that meet a condition.</summary>
public sealed record DeletePlan : Plan
{
    internal DeletePlan(Caller caller, Table table, Expression where)
        : base(caller, table) => Where = where;

    /// <summary>Which rows; the table is source 0.</summary>
    public Expression Where { get; }
}

/// <summary>Sets the links of one row over a many-to-many relation: first all are cleared, then the wanted ones are added.</summary>
public sealed record LinkPlan : Plan
{
    internal LinkPlan(Caller caller, Table table, Relation relation)
        : base(caller, table) => Relation = relation;

    /// <summary>The relation; it has a junction.</summary>
    public Relation Relation { get; }
}
