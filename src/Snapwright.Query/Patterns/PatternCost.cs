namespace Snapwright.Query.Patterns;

/// <summary>
/// What a pattern can cost at worst. An engine that goes back and tries again takes as many ways as there are; one that does not needs a
/// machine of as many states. Both are bounded.
/// </summary>
/// <param name="Size">Characters when every count is written out.</param>
/// <param name="Ways">The ways to match one text, those of unbounded quantifiers apart.</param>
/// <param name="Unbounded">Unbounded quantifiers when every count is written out.</param>
internal readonly record struct PatternCost(double Size, double Ways, double Unbounded)
{
    public const int MostSize = 500;
    public const int MostWays = 100_000;
    public const int MostUnbounded = 4;

    /// <summary>Why a pattern is too dear; null where it is not.</summary>
    public static string? Check(PatternNode pattern)
    {
        var cost = Of(pattern);
        return HasLoopOfLoops(pattern) ? "An unbounded quantifier stands for one character, or for a group of a fixed row of characters."
            : cost.Size > MostSize ? $"The pattern has more than {MostSize} characters when its counts are written out."
            : cost.Unbounded > MostUnbounded ? $"The pattern has more than {MostUnbounded} unbounded quantifiers, those in repeated groups counted each time."
            : cost.Ways > MostWays ? "The pattern can match a text in too many ways: fewer choices and optional parts inside of repeated groups are needed."
            : null;
    }

    private static PatternCost Of(PatternNode node)
    {
        switch (node)
        {
            case CharacterNode:
                return new(1, 1, 0);
            case SequenceNode s:
                var sequence = new PatternCost(0, 1, 0);
                foreach (var part in s.Parts.Select(Of))
                {
                    sequence = new(sequence.Size + part.Size, sequence.Ways * part.Ways, sequence.Unbounded + part.Unbounded);
                }

                return sequence;
            case ChoiceNode c:
                var choices = c.Choices.Select(Of).ToArray();
                return new(choices.Sum(static x => x.Size), choices.Sum(static x => x.Ways), choices.Sum(static x => x.Unbounded));
            case GroupNode g:
                return Of(g.Part);
            case RepeatNode r:
                var one = Of(r.Part);
                var most = r.Most ?? Math.Max(1, r.Least);
                var ways = one.Ways > 1 ? Math.Pow(one.Ways, most) : 1;
                return new(one.Size * most, ways * (most - r.Least + 1), (one.Unbounded * most) + (r.Most is null ? 1 : 0));
            default:
                return new(0, 1, 0);
        }
    }

    private static bool HasLoopOfLoops(PatternNode node) => node switch
    {
        RepeatNode { Most: null } r => !IsFixed(r.Part),
        RepeatNode r => HasLoopOfLoops(r.Part),
        GroupNode g => HasLoopOfLoops(g.Part),
        SequenceNode s => s.Parts.Any(HasLoopOfLoops),
        ChoiceNode c => c.Choices.Any(HasLoopOfLoops),
        _ => false,
    };

    private static bool IsFixed(PatternNode node) => node switch
    {
        CharacterNode => true,
        GroupNode g => IsFixed(g.Part),
        SequenceNode s => s.Parts.All(IsFixed),
        _ => false,
    };
}
