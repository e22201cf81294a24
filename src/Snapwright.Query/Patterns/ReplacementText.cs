using System.Globalization;
using System.Text;

namespace Snapwright.Query.Patterns;

/// <summary>
/// What comes in the place of a match: <c>\1</c> to <c>\9</c> are the texts of groups, <c>\&amp;</c> is the match, <c>\\</c> is a backslash, and all else is meant itself.
/// </summary>
internal static class ReplacementText
{
    /// <summary>The groups that a text asks for; 0 is the whole match. Null, with what is wrong, where it is none.</summary>
    public static SortedSet<int>? Groups(string text, out string? error)
    {
        var groups = new SortedSet<int>();
        error = null;
        for (var i = text.IndexOf('\\'); i >= 0; i = text.IndexOf('\\', i + 2))
        {
            var c = i + 1 < text.Length ? text[i + 1] : '\0';
            if (c is (>= '1' and <= '9') or '&')
            {
                groups.Add(c == '&' ? 0 : c - '0');
            }
            else if (c != '\\')
            {
                error = @"In a replacement, '\' stands before a digit from 1 to 9 (a group), '&' (the match) or another '\' (in a literal each of them is written '\\').";
                return null;
            }

            if (i + 2 >= text.Length)
            {
                break;
            }
        }

        return groups;
    }

    /// <summary>The text for engines, in which groups have the numbers that <see cref="ReplacedPattern.CanonicalWith"/> gives them.</summary>
    /// <param name="text">A text that has passed <see cref="Groups"/>.</param>
    /// <param name="groups">All groups that are kept, in ascending order.</param>
    public static string Numbered(string text, IReadOnlyList<int> groups)
    {
        var written = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            written.Append(text[i]);
            if (text[i] == '\\')
            {
                var c = text[++i];
                written.Append(c == '\\' ? "\\" : (groups.ToList().IndexOf(c == '&' ? 0 : c - '0') + 1).ToString(CultureInfo.InvariantCulture));
            }
        }

        return written.ToString();
    }
}
