using System.Text;

namespace Snapwright.Query.Patterns;

/// <summary>
/// Patterns of <c>SIMILAR TO</c>: <c>%</c> is any text and <c>_</c> any character; <c>|</c>, <c>*</c>, <c>+</c>, <c>?</c>, counts, groups and classes are those of
/// <see cref="TextPattern"/>; <c>\</c> takes meanings away. The whole text is matched.
/// </summary>
internal static class SimilarPattern
{
    /// <summary>The same as a regular expression.</summary>
    public static string ToRegularExpression(string pattern)
    {
        if (pattern.Length == 0)
        {
            return "^$";
        }

        var text = new StringBuilder("^(?:");
        var isInClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            switch (c)
            {
                case '\\' when i + 1 < pattern.Length:
                    text.Append(Literal(pattern[++i]));
                    break;
                case '[' or ']':
                    isInClass = c == '[';
                    text.Append(c);
                    break;
                case '%' when !isInClass:
                    text.Append(".*");
                    break;
                case '_' when !isInClass:
                    text.Append('.');
                    break;
                case '.' or '^' or '$' when !isInClass:
                    text.Append('\\').Append(c);
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        return text.Append(")$").ToString();
    }

    private static string Literal(char c) => c < 128 && !char.IsLetterOrDigit(c) && !char.IsControl(c) && c != ' ' ? "\\" + c : c.ToString();
}
