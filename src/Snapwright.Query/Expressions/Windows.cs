using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Plans;

namespace Snapwright.Query.Expressions;

/// <summary>The aggregates that are not <see cref="AggregateFunction"/>s: those that collect.</summary>
public enum CollectingFunction
{
    /// <summary><c>bool_and</c>, <c>every</c></summary>
    BoolAnd,

    /// <summary><c>bool_or</c></summary>
    BoolOr,

    /// <summary><c>string_agg(text, separator)</c></summary>
    StringAgg,

    /// <summary><c>array_agg(value)</c></summary>
    ArrayAgg,

    /// <summary><c>json_agg(value)</c></summary>
    JsonAgg,

    /// <summary><c>json_object_agg(name, value)</c></summary>
    JsonObjectAgg,
}

/// <summary>An aggregate that collects the values of a group.</summary>
/// <param name="Function">Which.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="IsDistinct">Whether of equal values only one counts.</param>
/// <param name="OrderBy">The order in which they are taken; empty for any.</param>
/// <param name="Filter">Which rows count; null for all.</param>
/// <param name="ResultType">The type of the result.</param>
public sealed record Collection(
    CollectingFunction Function, EquatableArray<Expression> Arguments, bool IsDistinct, EquatableArray<Ordering> OrderBy, Expression? Filter, DataType ResultType) : Expression
{
    /// <inheritdoc/>
    public override DataType Type => ResultType;
}

/// <summary>Functions that only make sense over a window.</summary>
public enum WindowFunction
{
    /// <summary><c>row_number()</c></summary>
    RowNumber,

    /// <summary><c>rank()</c></summary>
    Rank,

    /// <summary><c>dense_rank()</c></summary>
    DenseRank,

    /// <summary><c>percent_rank()</c></summary>
    PercentRank,

    /// <summary><c>cume_dist()</c></summary>
    CumeDist,

    /// <summary><c>ntile(n)</c></summary>
    Ntile,

    /// <summary><c>lag(value, offset, default)</c></summary>
    Lag,

    /// <summary><c>lead(value, offset, default)</c></summary>
    Lead,

    /// <summary><c>first_value(value)</c></summary>
    FirstValue,

    /// <summary><c>last_value(value)</c></summary>
    LastValue,

    /// <summary><c>nth_value(value, n)</c></summary>
    NthValue,
}

/// <summary>A window function without its window.</summary>
public sealed record WindowCall(WindowFunction Function, EquatableArray<Expression> Arguments, DataType ResultType) : Expression
{
    /// <inheritdoc/>
    public override DataType Type => ResultType;
}

/// <summary>A function over the rows around the present one.</summary>
/// <param name="Function">A <see cref="WindowCall"/>, an <see cref="Aggregate"/> or a <see cref="Collection"/>.</param>
/// <param name="PartitionBy">The partitions.</param>
/// <param name="OrderBy">The order in a partition.</param>
/// <param name="Frame">The frame; null for the usual one.</param>
public sealed record OverWindow(Expression Function, EquatableArray<Expression> PartitionBy, EquatableArray<Ordering> OrderBy, WindowFrame? Frame) : Expression
{
    /// <summary>Whether its frame has the rows whose key is within a distance.</summary>
    public bool HasRangeDistance => Frame is { Unit: FrameUnit.Range } frame && (frame.Start.Distance ?? frame.End.Distance) is not null;

    /// <inheritdoc/>
    public override DataType Type => Function.Type;
}

/// <summary>A frame of a window.</summary>
public sealed record WindowFrame(FrameUnit Unit, FrameBound Start, FrameBound End);

/// <summary>An end of a frame.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Distance">A constant or a parameter; null but for distances.</param>
public sealed record FrameBound(FrameBoundKind Kind, Expression? Distance);
