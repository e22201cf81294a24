using System.Globalization;

namespace Snapwright.Query.Patterns;

/// <summary>
/// Finds out whether there is one way only in which a pattern can go through a text. Engines that take the longest match and engines that take the first one that they come
/// to then find the same. The characters of the pattern, with counts written out, are its places (Glushkov's automaton): where at most one of the places that can
/// come next takes a character, the text says which it is, and a quantifier that takes what it can goes on for as long as any match does.
/// </summary>
internal sealed class OnePath
{
    private readonly List<CharacterNode> _places = [];
    private readonly List<SortedSet<int>> _next = [];
    private string? _fault;

    private OnePath()
    {
    }

    /// <summary>Why a pattern has several ways, or matches the empty text, whose matches engines count differently; null where it has one.</summary>
    /// <param name="pattern">The pattern; it has passed <see cref="PatternCost"/>.</param>
    public static string? Fault(PatternNode pattern)
    {
        var paths = new OnePath();
        var whole = paths.Add(pattern);
        return paths._fault
            ?? (whole.CanBeEmpty ? "The pattern can match the empty text: what is replaced there differs between engines." : null)
            ?? paths.Overlap(whole.First)
            ?? paths._next.Select(paths.Overlap).FirstOrDefault(static f => f is not null);
    }

    private Section Add(PatternNode node)
    {
        switch (node)
        {
            case CharacterNode character:
                _places.Add(character);
                _next.Add([]);
                return new(CanBeEmpty: false, [_places.Count - 1], [_places.Count - 1]);
            case GroupNode group:
                return Add(group.Part);
            case SequenceNode sequence:
                return sequence.Parts.Aggregate(Section.Empty, (before, part) => Joined(before, Add(part)));
            case ChoiceNode choice:
                return Choose(choice);
            case RepeatNode repeat:
                return Repeat(repeat);
            default:
                return Section.Empty;
        }
    }

    private Section Choose(ChoiceNode choice)
    {
        var sections = choice.Choices.Select(Add).ToList();
        if (sections.Take(sections.Count - 1).Any(static s => s.CanBeEmpty))
        {
            _fault ??= "Of several choices, one that can be empty stands last: engines that try them in their order would not come to those behind it.";
        }

        return new(sections[sections.Count - 1].CanBeEmpty, [.. sections.SelectMany(static s => s.First)], [.. sections.SelectMany(static s => s.Last)]);
    }

    // A copy can only follow the copy before it, so that 'x{1,3}' has one way.
    private Section Repeat(RepeatNode repeat)
    {
        var copies = repeat.Most ?? Math.Max(1, repeat.Least);
        var first = Add(repeat.Part);
        if (first.CanBeEmpty && repeat.Most != 1)
        {
            _fault ??= "A part that can be empty is repeated: there is more than one way to do so.";
            return first;
        }

        var (last, ends) = (first, new List<int>());
        for (var copy = 1; ; copy++)
        {
            if (copy >= repeat.Least)
            {
                ends.AddRange(last.Last);
            }

            if (copy == copies)
            {
                break;
            }

            var next = Add(repeat.Part);
            Connect(last, next);
            last = next;
        }

        if (repeat.Most is null)
        {
            Connect(last, last);
        }

        return new(first.CanBeEmpty || repeat.Least == 0, first.First, ends);
    }

    private Section Joined(Section before, Section after)
    {
        Connect(before, after);
        return new(
            before.CanBeEmpty && after.CanBeEmpty,
            before.CanBeEmpty ? [.. before.First, .. after.First] : before.First,
            after.CanBeEmpty ? [.. before.Last, .. after.Last] : after.Last);
    }

    private void Connect(Section before, Section after)
    {
        foreach (var place in before.Last)
        {
            _next[place].UnionWith(after.First);
        }
    }

    private string? Overlap(IEnumerable<int> places)
    {
        var taken = places.SelectMany(p => Taken(_places[p])).OrderBy(static r => r.First).ToList();
        for (var i = 1; i < taken.Count; i++)
        {
            if (taken[i].First <= taken[i - 1].Last)
            {
                return $"Two parts of the pattern can take {Shown(taken[i].First)} at one place, so that engines differ in what they match. Make clear which it is, as 'a(b|c)' does for 'ab|ac' and '[^x]*x' for '.*x'.";
            }
        }

        return null;
    }

    private static IEnumerable<CodeRange> Taken(CharacterNode character) => character.IsNegated ? CodeRanges.Others(character.Ranges) : character.Ranges;

    private static string Shown(int c) => c <= ' ' ? "U+" + c.ToString("X4", CultureInfo.InvariantCulture) : $"'{char.ConvertFromUtf32(c)}'";

    /// <summary>A part of the pattern.</summary>
    /// <param name="CanBeEmpty">Whether it matches the empty text.</param>
    /// <param name="First">Where it can begin.</param>
    /// <param name="Last">Where it can end.</param>
    private readonly record struct Section(bool CanBeEmpty, List<int> First, List<int> Last)
    {
        public static Section Empty => new(CanBeEmpty: true, [], []);
    }
}
