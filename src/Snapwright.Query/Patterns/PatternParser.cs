using Snapwright.Model.Collections;

namespace Snapwright.Query.Patterns;

/// <summary>Reads patterns, of users and in their canonical text, by recursive descent; stops at the first fault.</summary>
/// <param name="text">The text.</param>
/// <param name="isCanonical">Whether it is a canonical one.</param>
/// <param name="keepsGroups">Whether <c>(...)</c> becomes a group with a number; else it is the same as <c>(?:...)</c>.</param>
internal sealed class PatternParser(string text, bool isCanonical, bool keepsGroups = false)
{
    private const string Special = "\\^$.|?*+()[]{}";
    private const int GreatestCount = 100;
    private const int DeepestGroup = 10;
    private int _at;
    private int _depth;
    private int _groups;

    /// <summary>What is wrong; null for nothing.</summary>
    public string? Error { get; private set; }

    /// <summary>The pattern; meaningless where there is an error.</summary>
    public PatternNode Parse()
    {
        if (isCanonical)
        {
            _at = TextPattern.CanonicalPrefix.Length;
        }

        var node = ParseChoice();
        if (Error is null && _at < text.Length)
        {
            Fail("a ')' has no '('");
        }

        return node;
    }

    private PatternNode ParseChoice()
    {
        var choices = new List<PatternNode> { ParseSequence() };
        while (Error is null && Take('|'))
        {
            choices.Add(ParseSequence());
        }

        return choices.Count == 1 ? choices[0] : new ChoiceNode(choices.ToEquatableArray());
    }

    private SequenceNode ParseSequence()
    {
        var parts = new List<PatternNode>();
        while (Error is null && _at < text.Length && text[_at] is not ('|' or ')'))
        {
            parts.Add(ParseRepeat());
        }

        if (Error is null && parts.Count == 0)
        {
            Fail("something is expected here");
        }

        return new(parts.ToEquatableArray());
    }

    private PatternNode ParseRepeat()
    {
        var start = _at;
        var part = ParsePart();
        if (Error is not null || ParseCount() is not { } count)
        {
            return part;
        }

        if (part is StartNode or EndNode)
        {
            _at = start;
            Fail("an anchor cannot be repeated");
        }
        else if (_at < text.Length && text[_at] is '*' or '+' or '?' or '{')
        {
            Fail("a quantifier cannot follow another; lazy and possessive ones are not known");
        }

        return new RepeatNode(part, count.Least, count.Most);
    }

    private (int Least, int? Most)? ParseCount()
    {
        if (Take('*'))
        {
            return (0, null);
        }

        if (Take('+'))
        {
            return (1, null);
        }

        if (Take('?'))
        {
            return (0, 1);
        }

        if (!Take('{'))
        {
            return null;
        }

        var least = ParseNumber();
        int? most = least;
        if (Error is null && Take(','))
        {
            most = _at < text.Length && text[_at] == '}' ? null : ParseNumber();
        }

        if (Error is null && !Take('}'))
        {
            Fail("'}' is expected");
        }

        if (Error is null && (most is 0 || most < least))
        {
            Fail("the greatest number of a count is at least 1, and not below the least");
        }

        return (least, most);
    }

    private int ParseNumber()
    {
        var start = _at;
        var number = 0;
        while (_at < text.Length && text[_at] is >= '0' and <= '9' && number <= GreatestCount)
        {
            number = (number * 10) + (text[_at++] - '0');
        }

        if (_at > start && number <= GreatestCount)
        {
            return number;
        }

        _at = start;
        Fail($"a number from 0 to {GreatestCount} is expected; a brace that is meant itself is written \\{{");
        return 0;
    }

    private PatternNode ParsePart()
    {
        switch (text[_at])
        {
            case '(':
                return ParseGroup();
            case '[':
                return ParseClass();
            case '.':
                _at++;
                return new CharacterNode(default, IsNegated: true);
            case '^':
                _at++;
                return new StartNode();
            case '$':
                _at++;
                return new EndNode();
            case '\\':
                return ParseEscape();
            case var c when Special.Contains(c):
                Fail($"'{c}' is expected to follow something; where it is meant itself it is written \\{c}");
                return new StartNode();
            default:
                return Single(NextCodePoint());
        }
    }

    private PatternNode ParseGroup()
    {
        if (isCanonical && string.CompareOrdinal(text, _at, TextPattern.CanonicalEnd, 0, TextPattern.CanonicalEnd.Length) == 0)
        {
            _at += TextPattern.CanonicalEnd.Length;
            return new EndNode();
        }

        var start = _at++;
        var isGroup = keepsGroups && (_at == text.Length || text[_at] != '?');
        var number = isGroup ? ++_groups : 0;
        if (Take('?') && !Take(':'))
        {
            Fail("look-around, named groups and options are not known; a group is (...) or (?:...)");
        }
        else if (++_depth > DeepestGroup)
        {
            Fail($"groups are more than {DeepestGroup} deep");
        }

        if (Error is not null)
        {
            return new StartNode();
        }

        var node = ParseChoice();
        _depth--;
        if (Error is null && !Take(')'))
        {
            _at = start;
            Fail("the '(' has no ')'");
        }

        return isGroup ? new GroupNode(node, number) : node;
    }

    private CharacterNode ParseClass()
    {
        var start = _at++;
        var isNegated = Take('^');
        var ranges = new List<CodeRange>();
        while (Error is null && _at < text.Length && text[_at] != ']')
        {
            ParseClassItem(ranges);
        }

        if (Error is null && !Take(']'))
        {
            _at = start;
            Fail("the '[' has no ']'");
        }
        else if (Error is null && ranges.Count == 0)
        {
            Fail("the class is empty");
        }

        return new(CodeRanges.Merge(ranges), isNegated);
    }

    private void ParseClassItem(List<CodeRange> ranges)
    {
        if (text[_at] == '\\' && _at + 1 < text.Length && Class(text[_at + 1]) is { IsNegated: false } named)
        {
            _at += 2;
            ranges.AddRange(named.Ranges);
            return;
        }

        var first = ParseClassCharacter();
        if (Error is not null || _at + 1 >= text.Length || text[_at] != '-' || text[_at + 1] == ']')
        {
            ranges.Add(new(first, first));
            return;
        }

        _at++;
        var last = ParseClassCharacter();
        if (Error is null && last < first)
        {
            Fail("the range of the class is upside down");
        }

        ranges.Add(new(first, last));
    }

    private int ParseClassCharacter()
    {
        if (text[_at] == '[')
        {
            Fail("a '[' inside of a class is written \\[");
            return 0;
        }

        return text[_at] == '\\' ? ParseEscape() is CharacterNode { Ranges: { Count: 1 } one } && one[0].First == one[0].Last ? one[0].First : NotOne() : NextCodePoint();
    }

    private int NotOne()
    {
        if (Error is null)
        {
            Fail("one character is expected here");
        }

        return 0;
    }

    private CharacterNode ParseEscape()
    {
        _at++;
        var c = _at < text.Length ? text[_at] : '\0';
        if (Class(c) is { } named)
        {
            _at++;
            return named;
        }

        if (c is > ' ' and < '\u007f' && !IsLetterOrDigit(c))
        {
            _at++;
            return Single(c);
        }

        var control = c switch { 't' => '\t', 'n' => '\n', 'r' => '\r', _ => '\0' };
        if (control == '\0')
        {
            Fail("a '\\' stands before a sign, or is one of \\d \\D \\w \\W \\s \\S \\t \\n \\r; back-references are not known");
        }

        _at++;
        return Single(control);
    }

    private static CharacterNode? Class(char c) => c switch
    {
        'd' or 'D' => new(new(CodeRanges.Digits), c == 'D'),
        'w' or 'W' => new(new(CodeRanges.Word), c == 'W'),
        's' or 'S' => new(new(CodeRanges.Space), c == 'S'),
        _ => null,
    };

    private static bool IsLetterOrDigit(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static CharacterNode Single(int c) => new(EquatableArray.Of(new CodeRange(c, c)), IsNegated: false);

    private int NextCodePoint()
    {
        var c = char.ConvertToUtf32(text, _at);
        _at += c > 0xFFFF ? 2 : 1;
        return c;
    }

    private bool Take(char c)
    {
        if (_at < text.Length && text[_at] == c)
        {
            _at++;
            return true;
        }

        return false;
    }

    private void Fail(string what) => Error ??= $"At character {_at + 1} of the pattern: {what}.";
}
