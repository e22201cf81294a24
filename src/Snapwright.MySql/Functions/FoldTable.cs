using System.Text;
using Snapwright.Query.Text;

namespace Snapwright.MySql.Functions;

/// <summary>
/// What <see cref="TextFolding"/> does, as data: MariaDB has no canonical decomposition and lower-cases by other tables, so that the
/// function there is made of what .NET knows.
/// </summary>
internal sealed class FoldTable
{
    /// <summary>Stands in front of every entry of <see cref="Folded"/> and <see cref="Ranks"/>; no letter folds to it.</summary>
    public const char Separator = '|';

    // The last plane that has letters; behind it, there is private use and nothing.
    private const int LastCodePoint = 0x2FFFF;
    private const char FirstSyllable = '가';
    private const char LastSyllable = '힣';
    private const string LowestMark = "\u0334";
    private const string HighestMark = "\u0345";

    private FoldTable(string foldable, string folded, string marks, string ranks)
    {
        Foldable = foldable;
        Folded = folded;
        Marks = marks;
        Ranks = ranks;
    }

    /// <summary>The code points beyond ASCII that fold to something else, as the inside of a class of a regular expression.</summary>
    public string Foldable { get; }

    /// <summary>Those code points, each after a separator and before what it folds to.</summary>
    public string Folded { get; }

    /// <summary>The combining marks that stay and have an order among themselves, as the inside of a class.</summary>
    public string Marks { get; }

    /// <summary>Those marks, each after a separator and before two digits that rank it.</summary>
    public string Ranks { get; }

    public static FoldTable Make()
    {
        var foldable = new ClassText();
        var folded = new StringBuilder();
        var marks = new List<Rune>();
        for (var code = 0x80; code <= LastCodePoint; code++)
        {
            // Syllables are so many that the function computes them, and marks that go are taken out all at once.
            if (!Rune.IsValid(code) || code is (>= FirstSyllable and <= LastSyllable) or (>= 0x300 and <= 0x36F) or 0xFFFE)
            {
                continue;
            }

            var rune = new Rune(code);
            var text = rune.ToString();
            var fold = TextFolding.Fold(text);
            if (fold != text)
            {
                foldable.Add(rune);
                folded.Append(Separator).Append(text).Append(fold);
            }
            else if (Swaps(text, LowestMark) || Swaps(HighestMark, text))
            {
                marks.Add(rune);
            }
        }

        var ordered = new ClassText();
        marks.ForEach(ordered.Add);
        return new(foldable.ToString(), folded.Append(Separator).ToString(), ordered.ToString(), RanksOf(marks));
    }

    private static string RanksOf(List<Rune> marks)
    {
        var sorted = marks.Select(static m => m.ToString()).OrderBy(static m => m, Comparer<string>.Create(Compare)).ToArray();
        var ranks = new StringBuilder();
        var rank = 10;
        for (var i = 0; i < sorted.Length; i++)
        {
            rank += i > 0 && Compare(sorted[i - 1], sorted[i]) != 0 ? 1 : 0;
            ranks.Append(Separator).Append(sorted[i]).Append(rank);
        }

        return ranks.ToString();
    }

    private static int Compare(string left, string right) => Swaps(left, right) ? 1 : Swaps(right, left) ? -1 : 0;

    // Marks of a higher class go behind those of a lower one: that is all of the order that .NET shows.
    private static bool Swaps(string first, string second) => (first + second).Normalize(NormalizationForm.FormD) == second + first;
}
