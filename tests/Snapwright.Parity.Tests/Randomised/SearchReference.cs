using System.Globalization;
using System.Text;

namespace Snapwright.Parity.Tests.Randomised;

/// <summary>What a search must give, from the documentation alone.</summary>
public static class SearchReference
{
    /// <summary>The words that are looked for.</summary>
    public static IReadOnlyList<string> Tokens(string search) => [.. Words(search).Distinct()];

    /// <summary>Whether each token begins a word of some text.</summary>
    public static bool Matches(IReadOnlyList<string> tokens, IReadOnlyList<string?> texts) =>
        tokens.All(t => texts.Any(x => x is not null && Words(x).Any(w => w.StartsWith(t, StringComparison.Ordinal))));

    /// <summary>Weight of the column, twice for a whole word, once for a beginning, over all tokens and columns.</summary>
    public static int Score(IReadOnlyList<string> tokens, IReadOnlyList<string?> texts)
    {
        var score = 0;
        for (var i = 0; i < texts.Count; i++)
        {
            var words = texts[i] is { } text ? Words(text) : [];
            score += tokens.Sum(t => (texts.Count - i) * (words.Contains(t) ? 2 : words.Any(w => w.StartsWith(t, StringComparison.Ordinal)) ? 1 : 0));
        }

        return score;
    }

    /// <summary>The text with its matches marked; null for none.</summary>
    public static string? Highlight(IReadOnlyList<string> tokens, string text)
    {
        var characters = Characters(text);
        var matches = Places(text).Where(w => tokens.Any(t => w.Word.StartsWith(t, StringComparison.Ordinal))).ToList();
        if (matches.Count == 0)
        {
            return null;
        }

        var (start, end) = (0, characters.Count);
        if (characters.Count > 200)
        {
            start = Math.Max(0, matches[0].First - 40);
            end = Math.Min(characters.Count, start + 200);
            start = end == characters.Count ? end - 200 : start;
        }

        // A character that ends one match and begins the next is in the first.
        var owner = Enumerable.Repeat(-1, characters.Count).ToArray();
        for (var i = matches.Count - 1; i >= 0; i--)
        {
            Array.Fill(owner, i, matches[i].First, matches[i].Last - matches[i].First + 1);
        }

        var html = new StringBuilder(start > 0 ? "…" : "");
        for (var i = start; i < end; i++)
        {
            html.Append(owner[i] >= 0 && (i == start || owner[i - 1] != owner[i]) ? "<mark>" : "");
            html.Append(string.Concat(characters[i].Select(Escape)));
            html.Append(owner[i] >= 0 && (i == end - 1 || owner[i + 1] != owner[i]) ? "</mark>" : "");
        }

        return html.Append(end < characters.Count ? "…" : "").ToString();
    }

    private static List<string> Words(string text) => [.. Places(text).Select(static w => w.Word)];

    // The words with their first and last characters.
    private static List<(string Word, int First, int Last)> Places(string text)
    {
        var words = new List<(string, int, int)>();
        var (word, length, first, last) = ("", 0, 0, 0);
        var characters = Characters(text);
        for (var i = 0; i < characters.Count; i++)
        {
            foreach (var rune in Fold(characters[i]).EnumerateRunes())
            {
                if (IsOfWords(rune))
                {
                    first = length == 0 ? i : first;
                    last = i;
                    word += length < 64 ? rune.ToString() : "";
                    length++;
                }
                else if (length > 0)
                {
                    words.Add((word, first, last));
                    (word, length) = ("", 0);
                }
            }
        }

        if (length > 0)
        {
            words.Add((word, first, last));
        }

        return words;
    }

    private static List<string> Characters(string text)
    {
        var characters = new List<string>();
        foreach (var rune in text.EnumerateRunes())
        {
            var isMark = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
            if (isMark && characters.Count > 0)
            {
                characters[^1] += rune.ToString();
            }
            else
            {
                characters.Add(rune.ToString());
            }
        }

        return characters;
    }

    private static bool IsOfWords(Rune rune) =>
        rune.Value is < 0xFE00 or > 0xFE0F
        && (Rune.IsLetter(rune) || Rune.IsNumber(rune)
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    private static string Escape(char c) => c switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        _ => c.ToString(),
    };

    private static string Fold(string text) => string.Concat(
        text.Normalize(NormalizationForm.FormD).Where(static c => c is < '\u0300' or > '\u036f')).ToLowerInvariant().Replace('ς', 'σ');
}
