using System.Text;

namespace Snapwright.Model.Naming;

/// <summary>Signs as words, for names that nothing else tells apart.</summary>
internal static class SignNames
{
    /// <summary>A text with words for its signs, each between blanks. A hyphen inside of the text stands between words, and is none.</summary>
    public static string Spell(string text)
    {
        var spelled = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var isInside = i > 0 && i < text.Length - 1;
            spelled.Append(text[i] == '-' && isInside ? " " : WordOf(text[i]) is { } word ? $" {word} " : text[i].ToString());
        }

        return spelled.ToString();
    }

    private static string? WordOf(char sign) => sign switch
    {
        '+' => "plus",
        '-' => "minus",
        '#' => "sharp",
        '%' => "percent",
        '<' => "less",
        '>' => "greater",
        '=' => "equal",
        '!' => "not",
        '*' => "star",
        '&' => "and",
        '$' => "dollar",
        '?' => "question",
        _ => null,
    };
}
