using System.Globalization;

namespace Snapwright.Parity.Tests.Randomised;

/// <summary>A data set: facts in groups, many or few, the same for the same seed.</summary>
public sealed class World
{
    private static readonly (int Facts, int Groups)[] Sizes = [(200, 20), (80, 12), (25, 5)];

    private static readonly string Long = string.Concat(Enumerable.Repeat("long é ", 500)) + new string('x', 120);

    private static readonly string[] Documents =
    [
        """{"a":1}""", """{"a":1.0,"b":[true,"two",null,3]}""", """{"a":"x","b":[1,"two",null,true]}""", """{"a":{"b":{"c":"deep"}},"0":"zero"}""", "[1,2,3]", """["x",{"a":1}]""",
        "\"text\"", "5", "true", "{}", "[]", """{"a":null}""", """{"a":false}""", """{"a":[7,8]}""", """{"n":1e400}""", """{"n":-1e400}""", """{"n":1e-400}""", """{"n":12345678901234567890}""",
        """{"n":0.1,"s":""}""", """{"n":-0.0}""", """{"a b":"space","q\"u[o].te":1,"é":"ä"}""", """{"s":"😀\n\""}""", """{"s":"Straße"}""", """{"s":"null","n":"1"}""", """{"n":1E+2}""",
    ];

    private static readonly string[] Labels = ["red", "Red", "", "a,b", "😀", "\"", "é"];

    /// <summary>Texts that have made trouble somewhere.</summary>
    public static IReadOnlyList<string> Texts { get; } =
    [
        "", "a", "A", "b", "Ärger", "arger", "Straße", "STRASSE", "ΟΔΟΣ", "οδος", "İi", "ıI", "Tiếng Việt", "tieng viet", "😀", "\uffee", "zz%_\\", "it's \"so\"", "e\u0301", "é",
        "null", "true", "1,2", " lead", "trail ", "a\nb", "b\n", "\t", "שלום", "مرحبا\u200f", "👨‍👩‍👧", "a\u0301\u0323b", "$1", "?", "[0]", "--", "x.y*z", "\u00a0", Long,
    ];

    private static readonly string[] Choices = ["calm", "tense", "wild"];

    private readonly Dictionary<Link, ILookup<int?, Row>> _referring = [];

    /// <summary>Makes one.</summary>
    public World(int seed)
    {
        var random = new Random(seed);
        var size = Sizes[random.Next(Sizes.Length)];
        var groups = new List<Row>();
        for (var id = 1; id <= size.Groups; id++)
        {
            groups.Add(new(id, new Dictionary<string, object?>
            {
                ["id"] = (long)id,
                ["name"] = Maybe(random, 8, () => Texts[random.Next(Texts.Count)]),
                ["weight"] = Maybe(random, 7, () => (long)random.Next(-3, 4)),
                ["parent"] = id > 3 ? Maybe(random, 7, () => (long)random.Next(1, id)) : null,
            }));
        }

        var facts = new List<Row>();
        for (var id = 1; id <= size.Facts; id++)
        {
            facts.Add(new(id, new Dictionary<string, object?>
            {
                ["id"] = (long)id,
                ["whole"] = Maybe(random, 8, () => random.Next(8) == 0 ? Extreme(random, int.MinValue, int.MaxValue) : (long)random.Next(-5, 6)),
                ["large"] = Maybe(random, 8, () => random.Next(8) == 0 ? Extreme(random, long.MinValue, long.MaxValue) : random.Next(-5, 6) * 10_000_000_000L),
                ["real"] = Maybe(random, 8, () => random.Next(-8, 9) / 4.0 * (random.Next(6) == 0 ? 1e200 : random.Next(6) == 0 ? 0.1 : 1)),
                ["exact"] = Maybe(random, 8, () => random.Next(12) == 0 ? 999999.999m * (random.Next(2) * 2 - 1) : random.Next(-4000, 4001) / 8m),
                ["words"] = Maybe(random, 8, () => Texts[random.Next(Texts.Count)] + (random.Next(3) == 0 ? Texts[random.Next(Texts.Count)] : "")),
                ["flag"] = Maybe(random, 8, () => random.Next(2) == 0),
                ["token"] = Maybe(random, 8, () => $"{random.Next(16):x}0000000-0000-4000-8000-00000000000{random.Next(16):x}"),
                ["day"] = Maybe(random, 8, () => random.Next(12) == 0 ? Far(random, "0001-01-01", "9999-12-31")
                    : new DateOnly(2024, 2, 26).AddDays(random.Next(6)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                ["clock"] = Maybe(random, 8, () => $"08:30:00.{random.Next(4) * 250_000:000000}"),
                ["moment"] = Maybe(random, 8, () => random.Next(12) == 0 ? Far(random, "0001-01-01T00:00:00.000000Z", "9999-12-31T23:59:59.999999Z")
                    : $"2026-11-2{random.Next(3)}T03:11:04.{random.Next(3) * 123_456:000000}Z"),
                ["mood"] = Maybe(random, 8, () => Choices[random.Next(Choices.Length)]),
                ["extra"] = Maybe(random, 9, () => new JsonValueText(Documents[random.Next(Documents.Length)])),
                ["labels"] = Maybe(random, 8, () => Some(random, () => Labels[random.Next(Labels.Length)])),
                ["marks"] = Maybe(random, 8, () => Some(random, () => (object)(long)random.Next(-2, 3))),
                ["group"] = Maybe(random, 8, () => (long)random.Next(1, size.Groups + 1)),
            }));
        }

        Groups = groups;
        Facts = facts;
        foreach (var link in new[] { "facts", "groups" }.SelectMany(Schema.Links).Where(static l => l.ToManyBy is not null))
        {
            _referring[link] = Table(link.Target).ToLookup(r => r.Reference(link.ToManyBy!));
        }
    }

    /// <summary>The groups, by key.</summary>
    public IReadOnlyList<Row> Groups { get; }

    /// <summary>The facts, by key.</summary>
    public IReadOnlyList<Row> Facts { get; }

    /// <summary>The rows of a table.</summary>
    public IReadOnlyList<Row> Table(string name) => name == "facts" ? Facts : Groups;

    /// <summary>The rows at the other end of a to-many relation.</summary>
    public IEnumerable<Row> Referring(Link link, int id) => _referring[link][id];

    private static object? Maybe(Random random, int often, Func<object> value) => random.Next(10) < often ? value() : null;

    private static string Far(Random random, string least, string greatest) => random.Next(2) == 0 ? least : greatest;

    private static object[] Some(Random random, Func<object> item) => [.. Enumerable.Range(0, random.Next(4)).Select(_ => item())];

    private static long Extreme(Random random, long least, long greatest) => random.Next(2) == 0 ? least : greatest;
}
