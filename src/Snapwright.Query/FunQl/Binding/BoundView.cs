using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Binding.Commands;
using Snapwright.Query.FunQl.Plans;
using Snapwright.Query.Values;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>A view whose names and types are known, and how it is read. All ordinals are places in the projections of <see cref="Plan"/>.</summary>
public sealed record BoundView
{
    /// <summary>The arguments, as declared.</summary>
    public required EquatableArray<BoundArgument> Arguments { get; init; }

    /// <summary>How its rows are read; of a command how those of some keys are, or what it reads first where it yields none.</summary>
    public required ViewPlan Plan { get; init; }

    /// <summary>What it does to rows; null for a query, which only reads.</summary>
    public BoundCommand? Command { get; init; }

    /// <summary>The columns, as selected; of a command those of <c>RETURNING</c>.</summary>
    public required EquatableArray<BoundColumn> Columns { get; init; }

    /// <summary>All that the database must be able to express, attributes apart.</summary>
    public IEnumerable<ViewPlan> Plans =>
        Command is null ? [Plan] : new[] { Plan, Command.Rows, Command.OnConflict?.Update }.OfType<ViewPlan>().Distinct();

    /// <summary>The keys of the rows that the cells come from, each once.</summary>
    public EquatableArray<RowKey> RowKeys { get; init; }

    /// <summary>
    /// Of a union, what each of its queries is: where the cells of each column come from, in the order of <see cref="Columns"/>, null for those that are computed.
    /// Empty for any other view, whose one domain is told by <see cref="BoundColumn.Source"/>.
    /// </summary>
    public EquatableArray<EquatableArray<ColumnSource?>> Domains { get; init; }

    /// <summary>Where the number of the domain stands that a row is of; null where there is one.</summary>
    public int? DomainOrdinal { get; init; }

    /// <summary>The table whose rows are the rows of the view; null where there is none.</summary>
    public MainRow? Main { get; init; }

    /// <summary>Whether no two rows have the same columns and keys, so that a row's own values say where it stands.</summary>
    public bool IsUnique { get; init; }

    /// <summary>The attributes of the view and of its rows.</summary>
    public EquatableArray<BoundAttribute> Attributes { get; init; }

    /// <summary>A query of one row with the attributes that do not depend on rows; null where there are none.</summary>
    public ViewPlan? AttributePlan { get; init; }

    /// <summary>What it uses, each once.</summary>
    public EquatableArray<ViewDependency> DependsOn { get; init; }
}

/// <summary>An argument of a view.</summary>
/// <param name="Name">Its name, without <c>$</c>.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsNullable">Whether NULL is taken.</param>
public sealed record BoundArgument(string Name, DataType Type, bool IsNullable)
{
    /// <summary>What it is where it is not given; null where it must be given, unless it is nullable: then it is NULL.</summary>
    public SqlValue? Default { get; init; }

    /// <summary>The table that its value refers to; null for none. Of an array, that of its items.</summary>
    public TableName? Reference { get; init; }

    /// <summary>The choices of an enum; else empty. Of an array, those of its items.</summary>
    public EquatableArray<string> Choices { get; init; }

    /// <summary>Whether it is the name of a view, or an array of some.</summary>
    public ViewNaming ViewNaming { get; init; }

    /// <summary>Where the main field of the row that it refers to stands in the row of <see cref="BoundView.AttributePlan"/>; null where it refers to none.</summary>
    public int? PunOrdinal { get; init; }

    /// <summary>The type of the pun; null where there is none.</summary>
    public DataType? PunType { get; init; }

    /// <summary>Its attributes; none depends on rows.</summary>
    public EquatableArray<BoundAttribute> Attributes { get; init; }

    /// <summary>Whether every request must give it.</summary>
    public bool IsRequired => Default is null && !IsNullable;
}

/// <summary>A column of a view.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsNullable">Whether it can be NULL.</param>
/// <param name="Ordinal">Where its value stands.</param>
public sealed record BoundColumn(string Name, DataType Type, bool IsNullable, int Ordinal)
{
    /// <summary>The table that its value refers to; null for none.</summary>
    public TableName? Reference { get; init; }

    /// <summary>The choices of an enum; else empty.</summary>
    public EquatableArray<string> Choices { get; init; }

    /// <summary>Whether it is the name of a view, or an array of some.</summary>
    public ViewNaming ViewNaming { get; init; }

    /// <summary>The field whose value it is, unchanged; null where it is computed.</summary>
    public ColumnSource? Source { get; init; }

    /// <summary>The field of the main table that a change of the cell changes; null where there is none.</summary>
    public string? MainField { get; init; }

    /// <summary>Where the main field of the row that it refers to stands; null where it refers to none.</summary>
    public int? PunOrdinal { get; init; }

    /// <summary>The type of the pun; null where there is none.</summary>
    public DataType? PunType { get; init; }

    /// <summary>Its attributes and those of its cells.</summary>
    public EquatableArray<BoundAttribute> Attributes { get; init; }
}

/// <summary>The field that a column shows.</summary>
/// <param name="Table">The table.</param>
/// <param name="Field">The field.</param>
/// <param name="RowKey">The place of the key of its row in <see cref="BoundView.RowKeys"/>; null where the rows cannot be told any more (groups, DISTINCT, unions).</param>
public sealed record ColumnSource(TableName Table, string Field, int? RowKey);

/// <summary>The key of rows that cells come from; NULL where there is no row.</summary>
/// <param name="Table">The table.</param>
/// <param name="Type">The type of the key.</param>
/// <param name="Ordinal">Where it stands.</param>
public sealed record RowKey(TableName Table, DataType Type, int Ordinal);

/// <summary>The table whose rows are the rows of a view.</summary>
/// <param name="Table">The table.</param>
/// <param name="Ordinal">Where the key stands.</param>
public sealed record MainRow(TableName Table, int Ordinal)
{
    /// <summary>Whether rows can be added through the view (<c>FOR INSERT INTO</c>).</summary>
    public bool IsForInsert { get; init; }
}
