using System.Text;

namespace Snapwright.Parity.Tests.Randomised;

/// <summary>Texts that are nasty for search, and searches that find something in them.</summary>
public sealed class RandomTexts(Random random)
{
    private static readonly string[] Pieces =
    [
        "Ärger", "arger", "Straße", "STRASSE", "ΟΔΟΣ", "οδος", "ὁδός", "İi", "ıI", "Tiếng", "Việt", "viet", "日本語", "テスト", "日本語テスト", "ガラス", "カ\u3099ラス",
        "emma", "Emma's", "don't", "zz%_\\", "%", "_", "\\", "'", "\"", "😀", "😀smile", "❤\uFE0F", "1\uFE0F\u20E3", "e\u0301tude", "été", "\u0301", "עִבְרִית", "عربي",
        "مرحبا\u064B", "हिन्दी", "ภาษาไทย", "123", "12.5", "1,000", "a", "ab", "abc", "abcd", "<b>&amp;", "</mark>", "ﬁn", "ß", "Ⅷ", "x²", "½", "👩\u200D👩\u200D👧", "각",
        "한국어", "𐐀𐐁", "𝔄𝔅", "\u200F", "the", "and", "not", "or", "near", "aa", "aaa", "l" + new string('o', 63), "l" + new string('o', 64), "l" + new string('o', 64) + "p",
        new string('é', 70), "(\u0338x", "≮y", "\U0001D15Ez", "\t", "q\u0591\uFE0F\u0591",
    ];

    private static readonly string[] Separators = [" ", " ", " ", ", ", "-", "\n", "", ":", "*", "\"", " & "];

    /// <summary>A text of some pieces, of at most so many code points.</summary>
    public string Text(int pieces, int most)
    {
        var text = new StringBuilder();
        for (var i = random.Next(pieces + 1); i > 0; i--)
        {
            text.Append(Pick(Pieces)).Append(i > 1 ? Pick(Separators) : "");
        }

        return string.Concat(text.ToString().EnumerateRunes().Take(most).Select(static r => r.ToString()));
    }

    /// <summary>The beginnings of a few pieces.</summary>
    public string Search() => string.Join(Pick(Separators), Enumerable.Range(0, random.Next(1, 4)).Select(_ => Beginning(Pick(Pieces))));

    private string Beginning(string piece)
    {
        var runes = piece.EnumerateRunes().ToArray();
        return string.Concat(runes.Take(random.Next(3) == 0 ? random.Next(1, runes.Length + 1) : runes.Length).Select(static r => r.ToString()));
    }

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
