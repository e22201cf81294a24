using System.Text;

namespace Snapwright.Query.Text;

/// <summary>
/// A text as people wrote it, as HTML, with the words that a search matched between <c>&lt;mark&gt;</c> and <c>&lt;/mark&gt;</c>. Of a long text it is a part around the
/// first of them. Characters here are letters with their marks.
/// </summary>
public static class SearchHighlight
{
    /// <summary>The most characters of the text.</summary>
    public const int MostCharacters = 200;

    /// <summary>The characters before the first match in a part.</summary>
    public const int LeadingCharacters = 40;

    /// <summary>The HTML; null where no word begins with one of the tokens.</summary>
    /// <param name="text">Well-formed UTF-16.</param>
    /// <param name="tokens">As <see cref="SearchWords.Of"/> yields them.</param>
    public static string? Of(string text, IReadOnlyList<string> tokens)
    {
        var words = new WordScanner(text);
        while (words.Next())
        {
            if (IsMatch(words.Word, tokens))
            {
                return Write(text, words, tokens);
            }
        }

        return null;
    }

    private static string Write(string text, WordScanner words, IReadOnlyList<string> tokens)
    {
        var (start, end) = Part(text, words.Start);
        var html = new StringBuilder().Append(start > 0 ? "…" : "");
        var place = start;
        do
        {
            if (IsMatch(words.Word, tokens) && words.End > place)
            {
                var (first, last) = (Math.Max(words.Start, place), Math.Min(words.End, end));
                Escape(html, text, place, first);
                html.Append("<mark>");
                Escape(html, text, first, last);
                html.Append("</mark>");
                place = last;
            }
        }
        while (words.Next() && words.Start < end);

        Escape(html, text, place, end);
        return html.Append(end < text.Length ? "…" : "").ToString();
    }

    private static bool IsMatch(StringBuilder word, IReadOnlyList<string> tokens)
    {
        foreach (var token in tokens)
        {
            if (StartsWith(word, token))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsWith(StringBuilder word, string token)
    {
        if (word.Length < token.Length)
        {
            return false;
        }

        for (var i = 0; i < token.Length; i++)
        {
            if (word[i] != token[i])
            {
                return false;
            }
        }

        return true;
    }

    private static (int Start, int End) Part(string text, int match)
    {
        if (Forward(text, 0, MostCharacters) == text.Length)
        {
            return (0, text.Length);
        }

        var start = Back(text, match, LeadingCharacters);
        var end = Forward(text, start, MostCharacters);
        return end == text.Length ? (Back(text, end, MostCharacters), end) : (start, end);
    }

    private static int Forward(string text, int place, int characters)
    {
        for (; characters > 0 && place < text.Length; characters--)
        {
            do
            {
                place++;
            }
            while (place < text.Length && !WordScanner.IsStart(text, place));
        }

        return place;
    }

    private static int Back(string text, int place, int characters)
    {
        for (; characters > 0 && place > 0; characters--)
        {
            do
            {
                place--;
            }
            while (place > 0 && !WordScanner.IsStart(text, place));
        }

        return place;
    }

    private static void Escape(StringBuilder html, string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            switch (text[i])
            {
                case '&':
                    html.Append("&amp;");
                    break;
                case '<':
                    html.Append("&lt;");
                    break;
                case '>':
                    html.Append("&gt;");
                    break;
                case '"':
                    html.Append("&quot;");
                    break;
                case '\'':
                    html.Append("&#39;");
                    break;
                default:
                    html.Append(text[i]);
                    break;
            }
        }
    }
}
