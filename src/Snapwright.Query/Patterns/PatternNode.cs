using Snapwright.Model.Collections;

namespace Snapwright.Query.Patterns;

/// <summary>A part of a pattern.</summary>
internal abstract record PatternNode;

/// <summary>One character, by code point.</summary>
/// <param name="Ranges">Sorted, apart from each other.</param>
/// <param name="IsNegated">Whether it is any other character; with no ranges: any at all.</param>
internal sealed record CharacterNode(EquatableArray<CodeRange> Ranges, bool IsNegated) : PatternNode;

/// <summary>The beginning of the text.</summary>
internal sealed record StartNode : PatternNode;

/// <summary>The end of the text.</summary>
internal sealed record EndNode : PatternNode;

/// <summary>One after the other.</summary>
internal sealed record SequenceNode(EquatableArray<PatternNode> Parts) : PatternNode;

/// <summary>One of several.</summary>
internal sealed record ChoiceNode(EquatableArray<PatternNode> Choices) : PatternNode;

/// <summary>A part several times.</summary>
/// <param name="Part">The part.</param>
/// <param name="Least">At least so often.</param>
/// <param name="Most">At most so often; null for no bound.</param>
internal sealed record RepeatNode(PatternNode Part, int Least, int? Most) : PatternNode;

/// <summary>A part in parentheses, whose text can be put into a replacement.</summary>
/// <param name="Part">The part.</param>
/// <param name="Number">Which, from 1, by the places of their parentheses.</param>
internal sealed record GroupNode(PatternNode Part, int Number) : PatternNode;

/// <summary>Code points from one to another, both included.</summary>
internal readonly record struct CodeRange(int First, int Last);
