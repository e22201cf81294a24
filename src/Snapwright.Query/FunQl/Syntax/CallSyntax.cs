using Snapwright.Model.Collections;

namespace Snapwright.Query.FunQl.Syntax;

/// <summary>What stands before the arguments of a call.</summary>
public enum CallQuantifier
{
    /// <summary>Nothing, or <c>ALL</c>.</summary>
    All,

    /// <summary><c>DISTINCT</c></summary>
    Distinct,
}

/// <summary>A function, an aggregate or a window function.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arguments">The arguments.</param>
public sealed record CallSyntax(NameSyntax Name, EquatableArray<ExpressionSyntax> Arguments) : ExpressionSyntax
{
    /// <summary><c>f(*)</c>; there are no arguments then.</summary>
    public bool IsStar { get; init; }

    /// <summary><c>DISTINCT</c> or not.</summary>
    public CallQuantifier Quantifier { get; init; }

    /// <summary><c>ORDER BY</c> behind the arguments of an aggregate.</summary>
    public EquatableArray<OrderingSyntax> OrderBy { get; init; }

    /// <summary><c>FILTER (WHERE ...)</c>; null for none.</summary>
    public ExpressionSyntax? Filter { get; init; }

    /// <summary><c>OVER ...</c>; null for none.</summary>
    public OverSyntax? Over { get; init; }
}

/// <summary>The window of a call: a name, or a description, or a description that begins with a name.</summary>
/// <param name="Name">A window of the <c>WINDOW</c> clause; null for none.</param>
/// <param name="PartitionBy">The partitions.</param>
/// <param name="OrderBy">The order in a partition.</param>
/// <param name="Frame">The frame; null for the usual one.</param>
public sealed record OverSyntax(NameSyntax? Name, EquatableArray<ExpressionSyntax> PartitionBy, EquatableArray<OrderingSyntax> OrderBy, FrameSyntax? Frame) : SyntaxNode;

/// <summary>What a frame counts.</summary>
public enum FrameUnit
{
    /// <summary><c>ROWS</c></summary>
    Rows,

    /// <summary><c>RANGE</c></summary>
    Range,

    /// <summary><c>GROUPS</c></summary>
    Groups,
}

/// <summary>The rows around the present one that a window function sees.</summary>
/// <param name="Unit">What is counted.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends; <c>CURRENT ROW</c> where nothing was said.</param>
public sealed record FrameSyntax(FrameUnit Unit, FrameBoundSyntax Start, FrameBoundSyntax End) : SyntaxNode;

/// <summary>Ends of a frame.</summary>
public enum FrameBoundKind
{
    /// <summary><c>UNBOUNDED PRECEDING</c></summary>
    UnboundedPreceding,

    /// <summary><c>n PRECEDING</c></summary>
    Preceding,

    /// <summary><c>CURRENT ROW</c></summary>
    CurrentRow,

    /// <summary><c>n FOLLOWING</c></summary>
    Following,

    /// <summary><c>UNBOUNDED FOLLOWING</c></summary>
    UnboundedFollowing,
}

/// <summary>An end of a frame.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Distance">How far; null but for <c>n PRECEDING</c> and <c>n FOLLOWING</c>.</param>
public sealed record FrameBoundSyntax(FrameBoundKind Kind, ExpressionSyntax? Distance) : SyntaxNode;

/// <summary>Where NULLs stand in an order.</summary>
public enum NullsPlacement
{
    /// <summary>Nothing is said: NULL is the greatest value.</summary>
    Default,

    /// <summary><c>NULLS FIRST</c></summary>
    First,

    /// <summary><c>NULLS LAST</c></summary>
    Last,
}

/// <summary>A key of an order.</summary>
public sealed record OrderingSyntax(ExpressionSyntax Key, bool IsDescending, NullsPlacement Nulls) : SyntaxNode;

/// <summary>A column of an index: <c>lower(name) trgm DESC</c>.</summary>
public sealed record IndexColumnSyntax(ExpressionSyntax Expression, NameSyntax? OperatorClass, bool IsDescending, NullsPlacement Nulls) : SyntaxNode;
