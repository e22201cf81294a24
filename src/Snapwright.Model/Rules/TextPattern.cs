using System.Text;
using System.Text.RegularExpressions;

namespace Snapwright.Model.Rules;

/// <summary>
/// The regular expression of a rule: as JavaScript means it, so that a form in a browser and the server agree, and matched in a time
/// that grows with the text alone.
/// </summary>
public sealed class TextPattern : IEquatable<TextPattern>
{
    /// <summary>Most characters of a pattern.</summary>
    public const int MostLength = 1000;

    // Not in the API of netstandard2.0, and there in every runtime that compiles.
    private const RegexOptions NonBacktracking = (RegexOptions)1024;

    private readonly string _pattern;
    private readonly Regex _regex;

    private TextPattern(string pattern, Regex regex)
    {
        _pattern = pattern;
        _regex = regex;
    }

    /// <summary>The letters that flags may have: <c>i</c> ignores case, <c>m</c> lets <c>^</c> and <c>$</c> match at lines, <c>s</c> lets <c>.</c> match LF; <c>u</c> changes nothing.</summary>
    public static string Flags => "imsu";

    /// <summary>Reads a pattern.</summary>
    /// <param name="pattern">The regular expression, without slashes around it.</param>
    /// <param name="flags">Letters of <see cref="Flags"/>; null for none.</param>
    /// <param name="read">The pattern that was read.</param>
    /// <returns>Why it is not valid; null where it is.</returns>
    public static string? Read(string pattern, string? flags, out TextPattern? read)
    {
        read = null;
        if (pattern.Length > MostLength)
        {
            return $"it is longer than {MostLength} characters";
        }

        try
        {
            read = new(pattern, Create(Translate(pattern, (flags ?? "").Contains('m')), Options(flags ?? "")));
            return null;
        }
        catch (NotSupportedException)
        {
            return "it looks around, refers back, or is otherwise beyond what can be matched in bounded time";
        }
        catch (ArgumentException e)
        {
            return e.Message.TrimEnd('.');
        }
    }

    /// <summary>Whether the text has a match; only <c>^</c> and <c>$</c> tie it to the ends.</summary>
    public bool IsMatch(string text) => _regex.IsMatch(text);

    /// <inheritdoc/>
    public bool Equals(TextPattern? other) => other is not null && _pattern == other._pattern && _regex.Options == other._regex.Options;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TextPattern);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_pattern);

    private static Regex Create(string pattern, RegexOptions options)
    {
        try
        {
            return new(pattern, options | NonBacktracking);
        }
        catch (ArgumentOutOfRangeException)
        {
            // A compiler on a runtime without it still tells patterns that are no patterns; the server tells the rest.
            return new(pattern, options);
        }
    }

    private static RegexOptions Options(string flags) =>
        RegexOptions.CultureInvariant
        | (flags.Contains('i') ? RegexOptions.IgnoreCase : RegexOptions.None)
        | (flags.Contains('m') ? RegexOptions.Multiline : RegexOptions.None)
        | (flags.Contains('s') ? RegexOptions.Singleline : RegexOptions.None);

    /// <summary>What means another thing in .NET: <c>$</c> before a last LF, and digits and letters of all scripts.</summary>
    private static string Translate(string pattern, bool isMultiline)
    {
        var text = new StringBuilder(pattern.Length + 16);
        var isInClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                text.Append(Escape(pattern[++i], isInClass));
                continue;
            }

            isInClass = isInClass ? c != ']' : c == '[';
            text.Append(c == '$' && !isInClass && !isMultiline ? "\\z" : c.ToString());
        }

        return text.ToString();
    }

    private static string Escape(char c, bool isInClass) => (c, isInClass) switch
    {
        ('d', false) => "[0-9]",
        ('d', true) => "0-9",
        ('D', false) => "[^0-9]",
        ('w', false) => "[A-Za-z0-9_]",
        ('w', true) => "A-Za-z0-9_",
        ('W', false) => "[^A-Za-z0-9_]",
        _ => "\\" + c,
    };
}
