using System.Globalization;

namespace Snapwright.Parity.Tests.Randomised;

/// <summary>A table with the texts that its searchable columns have by now.</summary>
/// <param name="Name">The table.</param>
/// <param name="Columns">The searchable columns, in order.</param>
/// <param name="Make">The texts of a new row.</param>
public sealed record SearchedTable(string Name, IReadOnlyList<string> Columns, Func<int, string?[]> Make)
{
    /// <summary>The rows by key.</summary>
    public SortedDictionary<int, string?[]> Rows { get; } = [];
}

/// <summary>One random search.</summary>
/// <param name="Table">Where.</param>
/// <param name="Text">What for.</param>
/// <param name="Sort">The order; empty for none.</param>
/// <param name="Limit">The limit.</param>
public sealed record RandomSearch(SearchedTable Table, string Text, string Sort, int Limit)
{
    private static readonly string[] Sorts = ["", "", "-_score", "_score", "_score,-id", "-_score,id", "-id"];

    /// <summary>Makes one.</summary>
    public static RandomSearch Of(SearchedTable table, Random random) =>
        new(table, new RandomTexts(random).Search(), Sorts[random.Next(Sorts.Length)], random.Next(3) == 0 ? random.Next(1, 8) : 1000);

    /// <summary>The path and query, escaped.</summary>
    public string Target =>
        string.Create(CultureInfo.InvariantCulture, $"/api/{Table.Name}?fields=id,_score,_highlight&search={Uri.EscapeDataString(Text)}&limit={Limit}")
        + (Sort.Length > 0 ? $"&sort={Sort}" : "");

    /// <summary>Key, score and highlights of the rows in order, as lines; null where the search is refused.</summary>
    public IReadOnlyList<string>? Expected()
    {
        var tokens = SearchReference.Tokens(Text);
        if (tokens.Count is 0 or > 10 || Text.Length > 200)
        {
            return null;
        }

        var matches = Table.Rows
            .Where(r => SearchReference.Matches(tokens, r.Value))
            .Select(r => (Id: r.Key, Score: SearchReference.Score(tokens, r.Value)));
        var sorted = Sort switch
        {
            "_score" => matches.OrderBy(static m => m.Score).ThenBy(static m => m.Id),
            "_score,-id" => matches.OrderBy(static m => m.Score).ThenByDescending(static m => m.Id),
            "-_score,id" => matches.OrderByDescending(static m => m.Score).ThenBy(static m => m.Id),
            "-id" => matches.OrderByDescending(static m => m.Id),
            _ => matches.OrderByDescending(static m => m.Score).ThenByDescending(static m => m.Id),
        };
        return [.. sorted.Take(Limit).Select(m => $"{m.Id} {m.Score} {Highlights(tokens, Table.Rows[m.Id])}")];
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Uri.UnescapeDataString(Target)} ({string.Join(' ', Text.Select(static c => ((int)c).ToString("X4", CultureInfo.InvariantCulture)))})";

    private string Highlights(IReadOnlyList<string> tokens, string?[] texts) => string.Join(
        " | ",
        Table.Columns
            .Select((c, i) => (Name: c, Html: texts[i] is { } text ? SearchReference.Highlight(tokens, text) : null))
            .Where(static h => h.Html is not null)
            .Select(static h => $"{h.Name}={h.Html}"));
}
