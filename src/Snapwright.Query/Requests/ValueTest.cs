using Snapwright.Query.Expressions;
using Snapwright.Query.Values;

namespace Snapwright.Query.Requests;

/// <summary>A condition on the value of an operand; unknown where the value is NULL, but for <see cref="NullTest"/>.</summary>
public abstract record ValueTest;

/// <summary>Compares with a value that is not NULL.</summary>
public sealed record CompareTest(ComparisonOperator Operator, SqlValue Value) : ValueTest;

/// <summary>Whether it is one of a list; the value is an array.</summary>
public sealed record InTest(SqlValue List) : ValueTest;

/// <summary>How a text is like another, both folded.</summary>
public sealed record FoldedTest(FoldedMatch Match, SqlValue Needle) : ValueTest;

/// <summary>Whether a text has a part that is like a pattern, see <see cref="Patterns.TextPattern"/>; the value is its canonical text.</summary>
public sealed record PatternTest(SqlValue Pattern) : ValueTest;

/// <summary>Which items an array has; the value is an item, or an array of them.</summary>
public sealed record ItemsTest(ItemsMatch Match, SqlValue Items) : ValueTest;

/// <summary>Whether it is NULL, or is not; of a JSON operand: whether there is no value there, or JSON's null.</summary>
public sealed record NullTest(bool IsNull) : ValueTest;
