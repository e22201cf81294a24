using System.Globalization;
using System.Text;

namespace Snapwright.Query.Patterns;

/// <summary>Patterns as texts for engines.</summary>
internal static class PatternWriter
{
    private const string Special = "\\^$.|?*+()[]{}-";

    public static string Canonical(PatternNode root)
    {
        var text = new StringBuilder(TextPattern.CanonicalPrefix);
        Write(text, root, CanonicalCharacter, "^", TextPattern.CanonicalEnd);
        return text.ToString();
    }

    public static string DotNet(PatternNode root)
    {
        var text = new StringBuilder();
        Write(text, root, DotNetCharacter, "\\A", "\\z");
        return text.ToString();
    }

    private static void Write(StringBuilder text, PatternNode node, Action<StringBuilder, CharacterNode> character, string start, string end)
    {
        switch (node)
        {
            case CharacterNode c:
                character(text, c);
                break;
            case StartNode:
                text.Append(start);
                break;
            case EndNode:
                text.Append(end);
                break;
            case SequenceNode s:
                foreach (var part in s.Parts)
                {
                    WriteGrouped(text, part, part is ChoiceNode or SequenceNode, character, start, end);
                }

                break;
            case ChoiceNode c:
                for (var i = 0; i < c.Choices.Count; i++)
                {
                    text.Append(i > 0 ? "|" : "");
                    Write(text, c.Choices[i], character, start, end);
                }

                break;
            case GroupNode g:
                text.Append('(');
                Write(text, g.Part, character, start, end);
                text.Append(')');
                break;
            case RepeatNode r:
                WriteGrouped(text, r.Part, r.Part is not (CharacterNode or GroupNode), character, start, end);
                WriteCount(text, r);
                break;
            default:
                throw new NotSupportedException($"No text for {node.GetType().Name}.");
        }
    }

    private static void WriteGrouped(
        StringBuilder text, PatternNode node, bool isGroup, Action<StringBuilder, CharacterNode> character, string start, string end)
    {
        text.Append(isGroup ? "(?:" : "");
        Write(text, node, character, start, end);
        text.Append(isGroup ? ")" : "");
    }

    private static void WriteCount(StringBuilder text, RepeatNode repeat) => text.Append((repeat.Least, repeat.Most) switch
    {
        (0, null) => "*",
        (1, null) => "+",
        (0, 1) => "?",
        (var least, null) => $"{{{Number(least)},}}",
        var (least, most) when least == most => $"{{{Number(least)}}}",
        var (least, most) => $"{{{Number(least)},{Number(most.Value)}}}",
    });

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void CanonicalCharacter(StringBuilder text, CharacterNode node)
    {
        if (node.Ranges.Count == 0)
        {
            text.Append('.');
            return;
        }

        if (!node.IsNegated && node.Ranges.Count == 1 && node.Ranges[0].First == node.Ranges[0].Last)
        {
            text.Append(Escaped(node.Ranges[0].First));
            return;
        }

        text.Append(node.IsNegated ? "[^" : "[");
        foreach (var range in node.Ranges)
        {
            text.Append(Escaped(range.First));
            if (range.Last > range.First)
            {
                text.Append('-').Append(Escaped(range.Last));
            }
        }

        text.Append(']');
    }

    private static string Escaped(int c) => c < 128 && Special.Contains((char)c) ? "\\" + (char)c : char.ConvertFromUtf32(c);

    private static void DotNetCharacter(StringBuilder text, CharacterNode node)
    {
        var ranges = node.IsNegated ? CodeRanges.Others(node.Ranges) : node.Ranges;
        var units = new List<string>();
        var plain = new StringBuilder();
        foreach (var range in ranges)
        {
            if (range.First <= 0xFFFF)
            {
                plain.Append(Units(range.First, Math.Min(range.Last, 0xFFFF)));
            }

            if (range.Last > 0xFFFF)
            {
                AddPairs(units, Math.Max(range.First, 0x10000), range.Last);
            }
        }

        if (plain.Length > 0)
        {
            units.Insert(0, $"[{plain}]");
        }

        text.Append("(?:").Append(string.Join("|", units)).Append(')');
    }

    // Of the pairs of a range the first and the last high surrogate may be cut; those between have all low ones.
    private static void AddPairs(List<string> units, int first, int last)
    {
        while (first <= last)
        {
            var high = High(first);
            var end = Math.Min(last, FirstOf(high + 1) - 1);
            if (first == FirstOf(high) && end < last)
            {
                var lastWhole = High(last + 1) - 1;
                units.Add($"[{Units(high, lastWhole)}][{Units(0xDC00, 0xDFFF)}]");
                first = FirstOf(lastWhole + 1);
                continue;
            }

            units.Add($"[{Units(high, high)}][{Units(Low(first), Low(end))}]");
            first = end + 1;
        }
    }

    private static int High(int c) => 0xD800 + ((c - 0x10000) >> 10);

    private static int Low(int c) => 0xDC00 + ((c - 0x10000) & 0x3FF);

    private static int FirstOf(int high) => 0x10000 + ((high - 0xD800) << 10);

    private static string Units(int first, int last) => first == last ? Unit(first) : $"{Unit(first)}-{Unit(last)}";

    private static string Unit(int unit) => "\\u" + unit.ToString("X4", CultureInfo.InvariantCulture);
}
