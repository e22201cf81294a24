namespace Snapwright.Query.Expressions;

/// <summary>How a folded text is like another. <c>Contains</c> is <see cref="ContainsText"/>.</summary>
public enum FoldedMatch
{
    /// <summary>It has the other in it.</summary>
    Contains,

    /// <summary>It begins with the other.</summary>
    StartsWith,

    /// <summary>It ends with the other.</summary>
    EndsWith,

    /// <summary>It is the same.</summary>
    Equals,
}

/// <summary>How a text is like another, both folded.</summary>
public sealed record FoldedText(FoldedMatch Match, Expression Text, Expression Needle) : Condition;

/// <summary>Whether a text has a part that is like a pattern; the pattern is the canonical text of a <see cref="Patterns.TextPattern"/>.</summary>
public sealed record PatternMatch(Expression Text, Expression Pattern) : Condition;
