using System.Diagnostics.CodeAnalysis;

namespace Snapwright.Query.Patterns;

/// <summary>A <see cref="TextPattern"/> of which every engine finds the same matches, with groups.</summary>
internal sealed class ReplacedPattern
{
    private readonly PatternNode _root;
    private readonly Dictionary<int, bool> _groups = [];

    private ReplacedPattern(PatternNode root)
    {
        _root = root;
        FindGroups(root, isRepeated: false);
    }

    /// <summary>The text for all engines, without groups.</summary>
    public string Canonical => PatternWriter.Canonical(PatternGroups.Kept(_root, []));

    /// <summary>The numbers of all groups, in ascending order.</summary>
    public IReadOnlyList<int> GroupNumbers => [.. _groups.Keys.OrderBy(static n => n)];

    /// <summary>Reads a pattern; false, with what is wrong with it.</summary>
    public static bool TryParse(string text, bool ignoresCase, [NotNullWhen(true)] out ReplacedPattern? pattern, [NotNullWhen(false)] out string? error)
    {
        pattern = null;
        if (!TextPattern.TryParse(text, out _, out error))
        {
            return false;
        }

        var root = new PatternParser(text, isCanonical: false, keepsGroups: true).Parse();
        root = ignoresCase ? PatternCases.Either(root) : root;
        error = OnePath.Fault(root);
        pattern = error is null ? new(root) : null;
        return error is null;
    }

    /// <summary>Why the text of a group cannot be told; null where it can.</summary>
    public string? GroupFault(int number) => !_groups.TryGetValue(number, out var isRepeated)
            ? $"The pattern has no group {number}: it has {_groups.Count}."
        : isRepeated ? $"Group {number} can be there more than once, so that it has no one text."
        : null;

    /// <summary>The text for all engines, in which the groups of some numbers are kept, and no others, as 1, 2 and so on; 0 is the whole.</summary>
    /// <param name="groups">Which, in ascending order.</param>
    public string CanonicalWith(IReadOnlyList<int> groups) => PatternWriter.Canonical(PatternGroups.Kept(groups.Contains(0) ? new GroupNode(_root, 0) : _root, groups));

    private void FindGroups(PatternNode node, bool isRepeated)
    {
        switch (node)
        {
            case GroupNode g:
                _groups.Add(g.Number, isRepeated);
                FindGroups(g.Part, isRepeated);
                break;
            case RepeatNode r:
                FindGroups(r.Part, isRepeated || r.Most != 1);
                break;
            case SequenceNode s:
                s.Parts.ToList().ForEach(p => FindGroups(p, isRepeated));
                break;
            case ChoiceNode c:
                c.Choices.ToList().ForEach(p => FindGroups(p, isRepeated));
                break;
        }
    }
}
