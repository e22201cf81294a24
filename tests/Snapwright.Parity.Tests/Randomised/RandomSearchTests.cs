using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using Snapwright.Parity.Tests.Applications;

namespace Snapwright.Parity.Tests.Randomised;

/// <summary>Random searches in random texts, after random changes: the same bytes in every way, and what the reference says.</summary>
public sealed class RandomSearchTests
{
    private const int Searches = 300;
    private const int Rows = 120;
    private const string SeedVariable = "SNAPWRIGHT_PARITY_SEED";

    [Fact]
    public async Task Random_searches_are_answered_alike_and_as_the_reference_says()
    {
        var given = Environment.GetEnvironmentVariable(SeedVariable);
        var seed = given is null ? (ulong)Random.Shared.NextInt64() : ulong.Parse(given, CultureInfo.InvariantCulture);
        await using var applications = await ParityApplications.StartAsync();
        var random = new Random((int)(seed & int.MaxValue));
        var texts = new RandomTexts(random);
        var found = 0;
        try
        {
            var tables = new[] { await LoadAsync(applications, Authors(texts), random, texts), await LoadAsync(applications, Facts(texts), random, texts) };
            var arbitrary = Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(n => RandomSearch.Of(tables[n % 2], new Random(n))));
            var config = Config.QuickThrowOnFailure.WithMaxTest(Searches).WithReplay(new Replay(new Rnd(seed), FSharpOption<int>.None));
            await Task.Run(() => FsCheck.Check.One(config, Prop.ForAll(arbitrary, search => { found += Check(applications, search) > 0 ? 1 : 0; })));
        }
        catch (Exception e)
        {
            Assert.Fail($"To repeat it: {SeedVariable}={seed}\n{e.Message}\n{e.InnerException?.Message}");
        }

        Assert.True(found > Searches / 3, $"Only {found} of {Searches} searches found rows: they show little.");
    }

    private static SearchedTable Authors(RandomTexts texts) => new(
        "authors",
        ["name", "email", "code"],
        n => [texts.Text(5, 80), n % 4 == 0 ? null : $"{texts.Text(4, 200)}+{n}", n % 3 == 0 ? null : texts.Text(2, 10)]);

    private static SearchedTable Facts(RandomTexts texts) => new("facts", ["words"], n => [n % 9 == 0 ? null : texts.Text(n % 5 == 0 ? 80 : 8, 5000)]);

    // Creates rows, changes some of them, and deletes some.
    private static async Task<SearchedTable> LoadAsync(ParityApplications applications, SearchedTable table, Random random, RandomTexts texts)
    {
        for (var id = 1; id <= Rows; id++)
        {
            var values = table.Make(id);
            var body = new JsonObject(table.Columns.Select((c, i) => KeyValuePair.Create(c, (JsonNode?)JsonValue.Create(values[i])))) { ["id"] = id };
            await SendAsync(applications, HttpMethod.Post, $"/api/{table.Name}", body, 201);
            table.Rows.Add(id, values);
        }

        foreach (var id in table.Rows.Keys.Where(_ => random.Next(4) == 0).ToArray())
        {
            var text = table.Columns.Count == 1 && random.Next(5) == 0 ? null : texts.Text(3, 80);
            await SendAsync(applications, HttpMethod.Patch, $"/api/{table.Name}/{id}", new JsonObject { [table.Columns[0]] = text }, 200);
            table.Rows[id][0] = text;
        }

        foreach (var id in table.Rows.Keys.Where(_ => random.Next(10) == 0).ToArray())
        {
            await SendAsync(applications, HttpMethod.Delete, $"/api/{table.Name}/{id}", null, 204);
            table.Rows.Remove(id);
        }

        return table;
    }

    private static async Task SendAsync(ParityApplications applications, HttpMethod method, string path, JsonObject? body, int status)
    {
        foreach (var application in applications.All)
        {
            using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
            request.Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
            using var response = await application.Http.SendAsync(request);
            Require(
                (int)response.StatusCode == status, $"{application.Variant}: {method} {path} {body}\n{await response.Content.ReadAsStringAsync()}");
        }
    }

    // FsCheck's properties are synchronous.
    private static int Check(ParityApplications applications, RandomSearch search)
    {
        var answers = Task.WhenAll(applications.All.Select(a => ReadAsync(a, search))).GetAwaiter().GetResult();
        for (var i = 1; i < answers.Length; i++)
        {
            Require(answers[i] == answers[0], $"{search}\n--- {Variant.All[0]}\n{answers[0]}\n--- {Variant.All[i]}\n{answers[i]}");
        }

        var expected = search.Expected();
        if (expected is null)
        {
            Require(answers[0].StartsWith("400 ", StringComparison.Ordinal), $"{search}\n{answers[0]}");
            return 0;
        }

        Require(answers[0].StartsWith("200 ", StringComparison.Ordinal), $"{search}\n{answers[0]}");
        var rows = JsonNode.Parse(answers[0][4..])!["data"]!.AsArray();
        var actual = rows.Select(static r => $"{r!["id"]} {r["_score"]} {Plain(r["_highlight"]!)}").ToList();
        Require(actual.SequenceEqual(expected), $"{search}\nexpected:\n{string.Join('\n', expected)}\nactual:\n{string.Join('\n', actual)}");
        return rows.Count;
    }

    private static string Plain(JsonNode highlight) => string.Join(" | ", highlight.AsObject().Select(static p => $"{p.Key}={p.Value}"));

    private static void Require(bool condition, string message) => Assert.True(condition, message);

    private static async Task<string> ReadAsync(ParityApplication application, RandomSearch search)
    {
        using var response = await application.Http.GetAsync(new Uri(search.Target, UriKind.Relative));
        return $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}";
    }
}
