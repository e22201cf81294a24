using Snapwright.Model.Collections;

namespace Snapwright.Query.Patterns;

/// <summary>Sets of code points.</summary>
internal static class CodeRanges
{
    public const int Greatest = 0x10FFFF;

    public static CodeRange[] Digits { get; } = [new('0', '9')];

    public static CodeRange[] Word { get; } = [new('0', '9'), new('A', 'Z'), new('_', '_'), new('a', 'z')];

    public static CodeRange[] Space { get; } = [new('\t', '\r'), new(' ', ' ')];

    /// <summary>The ranges sorted, with those that touch made one.</summary>
    public static EquatableArray<CodeRange> Merge(IEnumerable<CodeRange> ranges)
    {
        var merged = new List<CodeRange>();
        foreach (var range in ranges.OrderBy(static r => r.First))
        {
            if (merged.Count > 0 && range.First <= merged[merged.Count - 1].Last + 1)
            {
                var before = merged[merged.Count - 1];
                merged[merged.Count - 1] = new(before.First, Math.Max(before.Last, range.Last));
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged.ToEquatableArray();
    }

    /// <summary>All other code points that a text can have: no surrogates, no U+0000.</summary>
    public static IEnumerable<CodeRange> Others(IEnumerable<CodeRange> ranges)
    {
        var next = 1;
        foreach (var range in Merge(ranges.Append(new(0xD800, 0xDFFF))))
        {
            if (range.First > next)
            {
                yield return new(next, range.First - 1);
            }

            next = range.Last + 1;
        }

        if (next <= Greatest)
        {
            yield return new(next, Greatest);
        }
    }
}
