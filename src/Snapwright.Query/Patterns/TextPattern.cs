using System.Diagnostics.CodeAnalysis;

namespace Snapwright.Query.Patterns;

/// <summary>
/// A regular expression of the subset that has one meaning in every engine, and cannot drive any of them into exponential time:
/// characters, <c>.</c> (any character, a line break too), classes, <c>\d \w \s</c> (ASCII), <c>^</c> and <c>$</c> (of the whole text), groups, choices,
/// and greedy quantifiers. It matches by code point, and case matters.
/// </summary>
public sealed class TextPattern
{
    /// <summary>The longest pattern, in UTF-16 units.</summary>
    public const int MaxLength = 200;

    // PostgreSQL and PCRE read the canonical text the same: options at the front, and no '$', which PCRE takes to be before a last line break too.
    internal const string CanonicalPrefix = "(?s)";
    internal const string CanonicalEnd = "(?!.)";

    private readonly PatternNode _root;

    private TextPattern(PatternNode root) => _root = root;

    /// <summary>The text for PostgreSQL's <c>~</c> and for PCRE.</summary>
    public string Canonical => PatternWriter.Canonical(_root);

    /// <summary>The text for .NET, whose regular expressions go by UTF-16 unit.</summary>
    public string DotNet => PatternWriter.DotNet(_root);

    /// <summary>The same without regard to case: each of its characters also stands for its other case.</summary>
    public TextPattern IgnoringCase() => new(PatternCases.Either(_root));

    /// <summary>Reads a pattern; false, with what is wrong with it, where it is not one of the subset or is beyond the bounds.</summary>
    /// <param name="text">Well-formed UTF-16 without U+0000.</param>
    /// <param name="pattern">The pattern.</param>
    /// <param name="error">What is wrong: a sentence.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out TextPattern? pattern, [NotNullWhen(false)] out string? error)
    {
        pattern = null;
        if (text.Length > MaxLength)
        {
            error = $"The pattern is longer than {MaxLength} characters.";
            return false;
        }

        var parser = new PatternParser(text, isCanonical: false);
        var root = parser.Parse();
        error = parser.Error ?? PatternCost.Check(root);
        if (error is not null)
        {
            return false;
        }

        pattern = new(root);
        return true;
    }

    /// <summary>The pattern of a canonical text.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static TextPattern OfCanonical(string text)
    {
        if (!text.StartsWith(CanonicalPrefix, StringComparison.Ordinal))
        {
            throw new FormatException("The text is no canonical pattern.");
        }

        var parser = new PatternParser(text, isCanonical: true, keepsGroups: true);
        var root = parser.Parse();
        return parser.Error is null ? new(root) : throw new FormatException(parser.Error);
    }
}
