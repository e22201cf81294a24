using Snapwright.Model.Collections;
using Snapwright.Query.Text;

namespace Snapwright.Query.Patterns;

/// <summary>Patterns without regard to case: each character also stands for its other case, as <see cref="LetterCase"/> has it.</summary>
internal static class PatternCases
{
    public static PatternNode Either(PatternNode node) => node switch
    {
        CharacterNode { Ranges.Count: > 0 } c => c with { Ranges = Either(c.Ranges) },
        SequenceNode s => new SequenceNode(s.Parts.Select(Either).ToEquatableArray()),
        ChoiceNode c => new ChoiceNode(c.Choices.Select(Either).ToEquatableArray()),
        GroupNode g => g with { Part = Either(g.Part) },
        RepeatNode r => r with { Part = Either(r.Part) },
        _ => node,
    };

    private static EquatableArray<CodeRange> Either(EquatableArray<CodeRange> ranges)
    {
        var once = WithCases(ranges);
        return CodeRanges.Merge(WithCases(once));
    }

    private static List<CodeRange> WithCases(IReadOnlyList<CodeRange> ranges)
    {
        var all = ranges.ToList();
        foreach (var range in ranges)
        {
            all.AddRange(LetterCase.CasesOf(range.First, range.Last).Select(static c => new CodeRange(c, c)));
        }

        return all;
    }
}
