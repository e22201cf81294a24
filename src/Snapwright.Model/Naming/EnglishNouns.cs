namespace Snapwright.Model.Naming;

/// <summary>Singular and plural of the nouns that tables are named by. A guess by rules; where it is wrong the name is odd, not invalid.</summary>
internal static class EnglishNouns
{
    private static readonly (string Singular, string Plural)[] Irregular =
    [
        ("person", "people"), ("child", "children"), ("man", "men"), ("woman", "women"), ("mouse", "mice"), ("goose", "geese"), ("foot", "feet"),
        ("tooth", "teeth"), ("index", "indices"), ("matrix", "matrices"), ("vertex", "vertices"), ("appendix", "appendices"), ("analysis", "analyses"),
        ("diagnosis", "diagnoses"), ("prognosis", "prognoses"), ("hypothesis", "hypotheses"), ("synthesis", "syntheses"), ("crisis", "crises"), ("axis", "axes"), ("thesis", "theses"), ("criterion", "criteria"), ("quiz", "quizzes"), ("movie", "movies"),
        ("cookie", "cookies"), ("pie", "pies"), ("tie", "ties"), ("zombie", "zombies"), ("selfie", "selfies"), ("calorie", "calories"),
        ("shelf", "shelves"), ("wolf", "wolves"), ("life", "lives"), ("knife", "knives"), ("wife", "wives"), ("leaf", "leaves"), ("half", "halves"),
        ("shoe", "shoes"), ("toe", "toes"), ("canoe", "canoes"), ("cache", "caches"), ("use", "uses"), ("excuse", "excuses"), ("abuse", "abuses"),
        ("photo", "photos"), ("video", "videos"), ("bus", "buses"), ("gas", "gases"), ("lens", "lenses"), ("alias", "aliases"), ("bias", "biases"),
        ("atlas", "atlases"), ("canvas", "canvases"),
    ];

    private static readonly string[] Uncountable =
    [
        "staff", "data", "metadata", "media", "news", "series", "species", "sheep", "fish", "information", "equipment", "inventory", "money", "feedback",
        "stock", "history", "software", "hardware", "content", "traffic", "weather",
    ];

    /// <summary>The singular of a lower-case word; the word itself where it is none of a plural's forms.</summary>
    public static string Singular(string word)
    {
        if (Uncountable.Contains(word))
        {
            return word;
        }

        foreach (var (singular, plural) in Irregular)
        {
            if (word == plural || word == singular)
            {
                return singular;
            }
        }

        return word switch
        {
            _ when word.Length < 3 || !Ends(word, "s") || Ends(word, "ss") || Ends(word, "us") || Ends(word, "is") => word,
            _ when Ends(word, "ies") => word.Length > 4 ? Cut(word, 3) + "y" : Cut(word, 1),
            _ when Ends(word, "sses") || Ends(word, "xes") || Ends(word, "shes") || Ends(word, "zzes") || Ends(word, "oes") => Cut(word, 2),
            _ when Ends(word, "aches") => Ends(word, "oaches") || Ends(word, "eaches") ? Cut(word, 2) : Cut(word, 1),
            _ when Ends(word, "ches") => Cut(word, 2),
            _ when Ends(word, "uses") => Ends(word, "ouses") || Ends(word, "auses") ? Cut(word, 1) : Cut(word, 2),
            _ => Cut(word, 1),
        };
    }

    /// <summary>The plural of a lower-case singular.</summary>
    public static string Plural(string word)
    {
        if (Uncountable.Contains(word))
        {
            return word;
        }

        foreach (var (singular, plural) in Irregular)
        {
            if (word == singular)
            {
                return plural;
            }
        }

        var isAfterVowel = word.Length > 1 && (word[word.Length - 2] is 'a' or 'e' or 'i' or 'o' or 'u');
        return word switch
        {
            _ when Ends(word, "y") && word.Length > 1 && !isAfterVowel => Cut(word, 1) + "ies",
            _ when Ends(word, "s") || Ends(word, "x") || Ends(word, "z") || Ends(word, "ch") || Ends(word, "sh") => word + "es",
            _ when Ends(word, "o") && !isAfterVowel => word + "es",
            _ => word + "s",
        };
    }

    private static bool Ends(string word, string end) => word.EndsWith(end, StringComparison.Ordinal);

    private static string Cut(string word, int end) => word.Substring(0, word.Length - end);
}
