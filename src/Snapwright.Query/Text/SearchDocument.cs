using System.Text;

namespace Snapwright.Query.Text;

/// <summary>
/// What the index of search has of a row: the words of all searchable columns in one text, each with the mark of its column before it,
/// <c>" aathe aaold aaman abstory "</c>. The marks tell columns apart in an index of one column, and let no word be too short, or too common, for the index of any
/// database.
/// </summary>
public static class SearchDocument
{
    /// <summary>The code points of a document that count: the index of PostgreSQL takes no more than a mebibyte.</summary>
    public const int MostCharacters = 200_000;

    /// <summary>The mark of a searchable column: two letters.</summary>
    /// <param name="index">Its place among the searchable columns of its table, from 0.</param>
    public static string Mark(int index) => new([(char)('a' + (index / 26)), (char)('a' + (index % 26))]);

    /// <summary>The weight of a searchable column: the first of three weighs three, the last one.</summary>
    public static int Weight(int index, int count) => count - index;

    /// <summary>The document of a row.</summary>
    /// <param name="texts">The values of its searchable columns, in order; null for NULL.</param>
    public static string Of(IReadOnlyList<string?> texts)
    {
        var document = new StringBuilder();
        for (var i = 0; i < texts.Count; i++)
        {
            if (texts[i] is { } text)
            {
                SearchWords.AppendTo(document, text, "", " " + Mark(i));
            }
        }

        document.Append(' ');
        return Cut(document.ToString());
    }

    /// <summary>
    /// The score of a row: for each token and column the weight of the column, twice where one of its words is the token, once where one begins with it.
    /// </summary>
    /// <param name="document">The document of the row.</param>
    /// <param name="columns">The number of searchable columns.</param>
    /// <param name="tokens">The words that are looked for.</param>
    public static int Score(string document, int columns, IReadOnlyList<string> tokens)
    {
        var score = 0;
        for (var i = 0; i < columns; i++)
        {
            foreach (var token in tokens)
            {
                var word = " " + Mark(i) + token;
                if (document.Contains(word))
                {
                    score += Weight(i, columns) * (document.Contains(word + " ") ? 2 : 1);
                }
            }
        }

        return score;
    }

    private static string Cut(string document)
    {
        if (document.Length <= MostCharacters)
        {
            return document;
        }

        var end = 0;
        for (var count = 0; count < MostCharacters && end < document.Length; count++)
        {
            end += char.IsHighSurrogate(document[end]) ? 2 : 1;
        }

        return document.Substring(0, end);
    }
}
