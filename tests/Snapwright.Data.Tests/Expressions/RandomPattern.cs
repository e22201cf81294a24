using System.Globalization;

namespace Snapwright.Data.Tests.Expressions;

/// <summary>A regular expression with all ways in which it goes through a text, found by trying all.</summary>
internal sealed class RandomPattern(Random random)
{
    private static readonly (string Text, Func<string, bool> Takes)[] Singles =
    [
        Single("a"), Single("b"), Single("c"), Single("é"), Single("😀"), Single("-"), Single("B"),
        ("[ab]", static c => c is "a" or "b"), ("[^a]", static c => c != "a"), ("[^a-c-]", static c => c is not ("a" or "b" or "c" or "-")),
        (@"\w", static c => c is "a" or "b" or "c" or "B"), (@"\s", static c => c is "\n" or " "), (".", static _ => true), (@"\S", static c => c is not ("\n" or " ")),
    ];

    private int _groups;

    /// <summary>Characters that texts are made of.</summary>
    public static string[] Characters { get; } = ["a", "b", "c", "a", "b", "é", "É", "😀", "-", "B", "\n", " "];

    /// <summary>The numbers of groups that are there at most once.</summary>
    public List<int> Groups { get; } = [];

    public Part Next()
    {
        (_groups, _) = (0, Groups.RemoveAll(static _ => true));
        var parts = new List<Part> { Choice(2, isRepeated: false) };
        if (random.Next(8) == 0)
        {
            parts.Insert(0, new("^", static (_, at, ways) => at == 0 ? [(at, ways)] : []));
        }

        if (random.Next(8) == 0)
        {
            parts.Add(new("$", static (text, at, ways) => at == text.Length ? [(at, ways)] : []));
        }

        return Sequence(parts);
    }

    private Part Choice(int depth, bool isRepeated)
    {
        var choices = Enumerable.Range(0, random.Next(4) == 0 ? 2 : 1).Select(_ => Sequence([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Repeated(depth, isRepeated))])).ToList();
        return choices.Count == 1
            ? choices[0]
            : new(string.Join('|', choices.Select(static c => c.Text)), (text, at, ways) => choices.SelectMany(c => c.Go(text, at, ways))) { IsChoice = true };
    }

    private static Part Sequence(List<Part> parts) => new(
        string.Concat(parts.Select(p => p.IsChoice && parts.Count > 1 ? $"(?:{p.Text})" : p.Text)),
        (text, at, ways) => parts.Aggregate(Here(at, ways), (all, part) => all.SelectMany(w => part.Go(text, w.End, w.Ways))))
    {
        IsChoice = parts.Count == 1 && parts[0].IsChoice,
    };

    private static IEnumerable<(int End, Ways Ways)> Here(int at, Ways ways) => [(at, ways)];

    private Part Repeated(int depth, bool isRepeated)
    {
        var (count, least, most) = random.Next(8) switch
        {
            0 => ("*", 0, int.MaxValue),
            1 => ("+", 1, int.MaxValue),
            2 => ("?", 0, 1),
            3 => ("{1,2}", 1, 2),
            4 => ("{2,}", 2, int.MaxValue),
            _ => ("", 1, 1),
        };
        var part = One(depth, isRepeated || most > 1);
        return count.Length == 0 ? part : new(part.Text + count, (text, at, ways) => Times(part, text, at, ways, least, most, 0));
    }

    private static IEnumerable<(int, Ways)> Times(Part part, string[] text, int at, Ways ways, int least, int most, int done)
    {
        if (done < most)
        {
            foreach (var (end, after) in part.Go(text, at, ways))
            {
                if (end > at)
                {
                    foreach (var way in Times(part, text, end, after, least, most, done + 1))
                    {
                        yield return way;
                    }
                }
                else if (done + 1 >= least)
                {
                    yield return (end, after);
                }
            }
        }

        if (done >= least)
        {
            yield return (at, ways);
        }
    }

    private Part One(int depth, bool isRepeated)
    {
        if (depth == 0 || random.Next(3) > 0)
        {
            var (pattern, takes) = Singles[random.Next(Singles.Length)];
            return new(pattern, (text, at, ways) => at < text.Length && takes(text[at]) ? [(at + 1, ways)] : []);
        }

        if (random.Next(2) == 0)
        {
            var plain = Choice(depth - 1, isRepeated);
            return new($"(?:{plain.Text})", plain.Go);
        }

        var number = ++_groups;
        if (!isRepeated)
        {
            Groups.Add(number);
        }

        var inner = Choice(depth - 1, isRepeated);
        return new($"({inner.Text})", (text, at, ways) => inner.Go(text, at, ways).Select(w => (w.End, w.Ways.With(number, at, w.End))));
    }

    private static (string, Func<string, bool>) Single(string c) => (c, t => t == c);

    /// <summary>A part of a pattern.</summary>
    /// <param name="Text">As it is written.</param>
    /// <param name="Go">All places where it can end, with the groups on the way.</param>
    internal sealed record Part(string Text, Func<string[], int, Ways, IEnumerable<(int End, Ways Ways)>> Go)
    {
        public bool IsChoice { get; init; }

        /// <summary>The longest match from a place, with its groups: by number, from and to. Two ways of one end that differ in groups are a fault of the test.</summary>
        public (int End, Ways Ways)? Longest(string[] text, int at, IReadOnlyCollection<int> groups)
        {
            var all = Go(text, at, Ways.None).ToList();
            if (all.Count == 0)
            {
                return null;
            }

            var best = all.Where(w => w.End == all.Max(static o => o.End)).Select(w => (w.End, w.Ways.Of(text, groups))).Distinct().ToList();
            Assert.True(best.Count == 1, $"{Text} goes through a text in {best.Count} ways.");
            return all.First(w => w.End == best[0].End);
        }
    }

    /// <summary>The groups of a way.</summary>
    internal sealed record Ways(IReadOnlyDictionary<int, (int From, int To)> Groups)
    {
        public static Ways None { get; } = new(new Dictionary<int, (int, int)>());

        public Ways With(int group, int from, int to) => new(new Dictionary<int, (int From, int To)>(Groups) { [group] = (from, to) });

        public string Group(string[] text, int number) => Groups.TryGetValue(number, out var place) ? string.Concat(text[place.From..place.To]) : "";

        public string Of(string[] text, IEnumerable<int> groups) => string.Join('|', groups.Select(g => g.ToString(CultureInfo.InvariantCulture) + Group(text, g)));
    }
}
