using System.Text;

namespace Snapwright.Query.Text;

/// <summary>
/// Texts as words, for search: folded (<see cref="TextFolding"/>), split at everything that is not one of <see cref="WordCharacters"/>, each word
/// cut to its first <see cref="MostCharacters"/>. Every database has the same as the function <c>snapwright_tokens</c>.
/// </summary>
public static class SearchWords
{
    /// <summary>The code points of a word that count. The indexes of some databases take no longer words.</summary>
    public const int MostCharacters = 64;

    /// <summary>The words of a text, each with one blank before and behind it: <c>" word word "</c>; one blank where there are none.</summary>
    /// <param name="text">Well-formed UTF-16.</param>
    public static string Tokens(string text)
    {
        var tokens = new StringBuilder(text.Length + 2).Append(' ');
        AppendTo(tokens, text, " ", "");
        return tokens.ToString();
    }

    /// <summary>The different words of a text, in the order of their first place.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        foreach (var word in Tokens(text).Split([' '], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!words.Contains(word))
            {
                words.Add(word);
            }
        }

        return words;
    }

    /// <summary>Appends each word of a text with what goes before and behind it.</summary>
    internal static void AppendTo(StringBuilder target, string text, string behind, string before)
    {
        var folded = TextFolding.Fold(text);
        var length = 0;
        for (var i = 0; i < folded.Length; i++)
        {
            var width = char.IsHighSurrogate(folded[i]) && i + 1 < folded.Length ? 2 : 1;
            var codePoint = width == 2 ? char.ConvertToUtf32(folded[i], folded[i + 1]) : folded[i];
            if (!WordCharacters.Contains(codePoint))
            {
                if (length > 0)
                {
                    target.Append(behind);
                }

                length = 0;
            }
            else if (length < MostCharacters)
            {
                if (length++ == 0)
                {
                    target.Append(before);
                }

                target.Append(folded, i, width);
            }

            i += width - 1;
        }

        if (length > 0)
        {
            target.Append(behind);
        }
    }
}
