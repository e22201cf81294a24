using Snapwright.Model.Tables;

namespace Snapwright.Query.Expressions;

/// <summary>Which items an array must have.</summary>
public enum ItemsMatch
{
    /// <summary>One item.</summary>
    One,

    /// <summary>All of a list.</summary>
    All,

    /// <summary>At least one of a list.</summary>
    Any,
}

/// <summary>Whether an array has items; NULL for a NULL array.</summary>
/// <param name="Match">Which.</param>
/// <param name="Array">The array.</param>
/// <param name="Items">One item, or an array of them.</param>
public sealed record ArrayHas(ItemsMatch Match, Expression Array, Parameter Items) : Condition;

/// <summary>The number of items of an array; NULL for NULL.</summary>
public sealed record ArrayLength(Expression Array) : Expression
{
    /// <inheritdoc/>
    public override DataType Type => DataType.Int;
}
