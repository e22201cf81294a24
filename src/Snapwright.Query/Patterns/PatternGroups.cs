using Snapwright.Model.Collections;

namespace Snapwright.Query.Patterns;

/// <summary>Patterns without the groups that nobody asks for.</summary>
internal static class PatternGroups
{
    /// <summary>The same pattern, with those groups only whose number is one of some.</summary>
    public static PatternNode Kept(PatternNode node, IReadOnlyList<int> numbers) => node switch
    {
        GroupNode g when numbers.Contains(g.Number) => g with { Part = Kept(g.Part, numbers) },
        GroupNode g => Kept(g.Part, numbers),
        SequenceNode s => new SequenceNode(s.Parts.Select(p => Kept(p, numbers)).ToEquatableArray()),
        ChoiceNode c => new ChoiceNode(c.Choices.Select(p => Kept(p, numbers)).ToEquatableArray()),
        RepeatNode r => r with { Part = Kept(r.Part, numbers) },
        _ => node,
    };
}
