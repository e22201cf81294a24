using System.Text.RegularExpressions;

namespace Snapwright.Query.Tests.FunQl.Binding;

/// <summary>Texts that were valid once: words of one are put into another, taken away, doubled and swapped.</summary>
internal sealed partial class MutatedViews(IReadOnlyList<string> valid, Random random)
{
    private readonly List<string[]> _texts = [.. valid.Select(Words)];

    public string Next()
    {
        var words = _texts[random.Next(_texts.Count)].ToList();
        for (var i = 1 + random.Next(2); i > 0 && words.Count > 0; i--)
        {
            var at = random.Next(words.Count);
            var other = _texts[random.Next(_texts.Count)];
            switch (random.Next(8))
            {
                case 0:
                    words.RemoveAt(at);
                    break;
                case 1:
                    words.Insert(at, other[random.Next(other.Length)]);
                    break;
                case 2:
                    var with = random.Next(words.Count);
                    (words[at], words[with]) = (words[with], words[at]);
                    break;
                default:
                    // A word of its own kind leaves the text more often something that can be read.
                    words[at] = other.Where(w => Kind(w) == Kind(words[at])).OrderBy(_ => random.Next()).FirstOrDefault(words[at]);
                    break;
            }
        }

        return string.Join(" ", words);
    }

    private static int Kind(string word) => word[0] switch
    {
        '\'' => 0,
        '$' => 1,
        >= '0' and <= '9' => 2,
        >= 'A' and <= 'Z' => 3,
        _ when char.IsLetter(word[0]) => 4,
        _ => 5,
    };

    private static string[] Words(string text) => [.. Word().Matches(text).Select(static m => m.Value)];

    [GeneratedRegex("""'(?:[^'\\]|\\.)*'|"[^"]*"|\$?\$?\w+(?:\.\w+)*|=>|::|->>?|<>|<=|>=|\|\||\S""")]
    private static partial Regex Word();
}
