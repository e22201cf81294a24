using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Plans;
using Snapwright.Query.Plans;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>An expression over a row of a table, whose names and types are known.</summary>
public sealed record BoundExpression
{
    /// <summary>The number of the source whose rows it is over.</summary>
    public const int Row = 0;

    /// <summary>Its value: over source <see cref="Row"/>, and over the sources that arrows lead to in <see cref="Query"/>.</summary>
    public required Expression Node { get; init; }

    /// <summary>Its type.</summary>
    public required DataType Type { get; init; }

    /// <summary>Whether it can be NULL.</summary>
    public required bool IsNullable { get; init; }

    /// <summary>The table that its value refers to; null for none.</summary>
    public TableName? Reference { get; init; }

    /// <summary>The choices of an enum; else empty.</summary>
    public EquatableArray<string> Choices { get; init; }

    /// <summary>Whether it depends on columns of the row only: no arrow, no query.</summary>
    public required bool IsLocal { get; init; }

    /// <summary>The key and the value of every row of the table, without any restriction.</summary>
    public required SelectQuery Query { get; init; }

    /// <summary>What the parameters are; none but in a <see cref="ExpressionUse.ComputedField"/>: elsewhere literals are constants.</summary>
    public EquatableArray<ViewParameter> Parameters { get; init; }

    /// <summary>What it uses, each once.</summary>
    public EquatableArray<ViewDependency> DependsOn { get; init; }
}

/// <summary>A bound expression, or all that is wrong with its text.</summary>
/// <param name="Expression">The expression; null iff there are errors.</param>
/// <param name="Errors">The errors, in the order of the text.</param>
public sealed record ExpressionResult(BoundExpression? Expression, EquatableArray<FunQlError> Errors);
