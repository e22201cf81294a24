using System.Globalization;
using Snapwright.Data.Databases;
using Snapwright.Query.FunQl.Plans;
using Snapwright.Testing;

namespace Snapwright.Data.Tests.Expressions;

/// <summary>
/// What is replaced is the same on every database, and the longest of all matches that there are. <c>SNAPWRIGHT_PATTERNS</c> and <c>SNAPWRIGHT_SEED</c> change how many patterns
/// there are, and which.
/// </summary>
public sealed class ReplaceAgreementTests(Databases databases) : IClassFixture<Databases>
{
    private const int Texts = 6;

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Random_patterns_with_one_way_find_the_same(DatabaseKind kind)
    {
        var (seed, count) = (RandomRun.Seed, RandomRun.Number("SNAPWRIGHT_PATTERNS", 300));
        var random = new Random(seed);
        var patterns = new RandomPattern(random);
        var (done, replaced) = (0, 0);
        await using var session = await databases[kind].Database.OpenReadAsync(CancellationToken.None);
        for (var tried = 0; done < count; tried++)
        {
            Assert.True(tried < count * 50, $"Of {tried} patterns only {done} were taken.");
            var pattern = patterns.Next();
            var replacement = @"<\&" + string.Concat(patterns.Groups.Take(8).Select(static g => string.Create(CultureInfo.InvariantCulture, $@"|\{g}"))) + @"\\>";
            if (patterns.Groups.Exists(static g => g > 9))
            {
                continue;
            }

            var texts = Enumerable.Range(0, Texts).Select(_ => Enumerable.Range(0, random.Next(12)).Select(_ => RandomPattern.Characters[random.Next(RandomPattern.Characters.Length)]).ToArray()).ToList();
            var view = string.Join(", ", texts.Select((t, i) => View(string.Concat(t), pattern.Text, replacement, i)));
            if (BoundText.Find("SELECT " + view) is not { } plan)
            {
                continue;
            }

            done++;
            var expected = texts.SelectMany(t => Expected(pattern, t, replacement, patterns.Groups)).ToList();
            var actual = await RunAsync(session, databases[kind].Database, plan);
            replaced += expected.Where((e, i) => i % 4 == 2 && e is not null).Count();
            Assert.True(expected.SequenceEqual(actual), $"Seed {seed}, {pattern.Text} with {replacement}\nexpected {Shown(expected)}\n     got {Shown(actual)}\n{view}");
        }

        Assert.True(replaced > count, $"Only {replaced} texts had a match.");
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Long_texts_are_replaced_as_short_ones(DatabaseKind kind)
    {
        var view = "SELECT length(regexp_replace(repeat('ab-', 20000), '([a-z]+)-', '\\\\1', 'g')) AS a, length(regexp_substr(repeat('ab', 30000), '(?:ab)+')) AS b";
        var plan = BoundText.Plan(view);
        await using var session = await databases[kind].Database.OpenReadAsync(CancellationToken.None);
        await using var rows = await session.QueryAsync(databases[kind].Database.Dialect.Write(plan), BoundText.Values(plan), CancellationToken.None);
        Assert.True(await rows.ReadAsync(CancellationToken.None));
        Assert.Equal((40000, 60000), (rows.GetInt32(0), rows.GetInt32(1)));
    }

    private static string View(string text, string pattern, string replacement, int i) => string.Create(
        CultureInfo.InvariantCulture,
        $"regexp_replace({Quoted(text)}, {Quoted(pattern)}, {Quoted(replacement)}) AS a{i}, regexp_replace({Quoted(text)}, {Quoted(pattern)}, {Quoted(replacement)}, 'g') AS b{i}, regexp_substr({Quoted(text)}, {Quoted(pattern)}) AS c{i}, array_to_string(regexp_match({Quoted(text)}, {Quoted(pattern)}), '|') AS d{i}");

    private static string Quoted(string text) => "'" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal) + "'";

    private static IEnumerable<string?> Expected(RandomPattern.Part pattern, string[] text, string replacement, List<int> groups)
    {
        var (first, all, found, parts) = ("", "", (string?)null, (string?)null);
        for (var at = 0; at <= text.Length;)
        {
            if (pattern.Longest(text, at, groups) is { } match)
            {
                var match1 = string.Concat(text[at..match.End]);
                var instead = replacement.Replace(@"\&", match1, StringComparison.Ordinal);
                instead = groups.Aggregate(instead, (r, g) => r.Replace(string.Create(CultureInfo.InvariantCulture, $@"|\{g}"), "|" + match.Ways.Group(text, g), StringComparison.Ordinal)).Replace(@"\\", "\\", StringComparison.Ordinal);
                first = found is null ? first + instead + string.Concat(text[match.End..]) : first;
                all += instead;
                parts ??= groups.Count == 0 ? match1 : string.Join('|', groups.Select(g => match.Ways.Group(text, g)));
                found ??= match1;
                at = match.End;
                continue;
            }

            var next = at < text.Length ? text[at] : "";
            first += found is null ? next : "";
            all += next;
            at++;
        }

        return [first, all, found, parts];
    }

    private static async Task<List<string?>> RunAsync(DatabaseSession session, Database database, ViewPlan plan)
    {
        await using var rows = await session.QueryAsync(database.Dialect.Write(plan), BoundText.Values(plan), CancellationToken.None);
        Assert.True(await rows.ReadAsync(CancellationToken.None));
        return [.. Enumerable.Range(0, plan.Query.Projections.Count).Select(i => rows.IsNull(i) ? null : rows.GetString(i))];
    }

    private static string Shown(IEnumerable<string?> values) => string.Join(" / ", values.Select(static v => v ?? "NULL"));
}
