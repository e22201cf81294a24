using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.Schema;

/// <summary>An index of <see cref="Table.IndexDefinitions"/> whose texts are bound.</summary>
/// <param name="Definition">What was declared.</param>
/// <param name="Parts">What it is over.</param>
/// <param name="Included">What it holds besides.</param>
/// <param name="Predicate">The condition of its rows; null for all rows.</param>
public sealed record BoundIndex(
    IndexDefinition Definition, EquatableArray<BoundIndexPart> Parts, EquatableArray<Expression> Included, Expression? Predicate);

/// <summary>A key of an index.</summary>
/// <param name="Value">The expression.</param>
/// <param name="OperatorClass">How values are compared, where that is not the usual way.</param>
/// <param name="IsDescending">Whether the greatest comes first.</param>
/// <param name="Nulls">Where NULL comes.</param>
public sealed record BoundIndexPart(Expression Value, string? OperatorClass, bool IsDescending, NullsPlacement Nulls);
