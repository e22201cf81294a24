using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using Snapwright.Parity.Tests.Applications;

namespace Snapwright.Parity.Tests.Randomised;

/// <summary>Random reads: the same bytes in every way, and the rows that the evaluator finds, in its order.</summary>
public sealed class RandomReadTests
{
    private const int UsualReads = 400;
    private const string SeedVariable = "SNAPWRIGHT_PARITY_SEED";
    private const string ReadsVariable = "SNAPWRIGHT_PARITY_READS";

    private static readonly int Reads =
        Environment.GetEnvironmentVariable(ReadsVariable) is { } reads ? int.Parse(reads, CultureInfo.InvariantCulture) : UsualReads;

    [Fact]
    public async Task Random_reads_are_answered_alike_and_as_the_evaluator_says()
    {
        await using var applications = await ParityApplications.StartAsync();
        foreach (var application in applications.All)
        {
            await LoadAsync(application);
        }

        var given = Environment.GetEnvironmentVariable(SeedVariable);
        var seed = given is null ? (ulong)Random.Shared.NextInt64() : ulong.Parse(given, CultureInfo.InvariantCulture);
        var evaluator = new Evaluator(World.Instance);
        var config = Config.QuickThrowOnFailure.WithMaxTest(Reads).WithReplay(new Replay(new Rnd(seed), FSharpOption<int>.None));
        var withRows = 0;
        var property = Prop.ForAll(
            new RandomReads(World.Instance).Arbitrary, read => { withRows += Check(applications, evaluator, read) > 0 ? 1 : 0; });
        try
        {
            await Task.Run(() => FsCheck.Check.One(config, property));
        }
        catch (Exception e)
        {
            Assert.Fail($"To repeat it: {SeedVariable}={seed}\n{e.Message}\n{e.InnerException?.Message}");
        }

        Assert.True(withRows > Reads / 4, $"Only {withRows} of {Reads} reads found rows: they show little.");
    }

    // FsCheck's properties are synchronous.
    private static int Check(ParityApplications applications, Evaluator evaluator, RandomRead read)
    {
        var answers = Task.WhenAll(applications.All.Select(a => ReadAsync(a, read))).GetAwaiter().GetResult();
        for (var i = 1; i < answers.Length; i++)
        {
            Require(answers[i] == answers[0], $"{read}\n--- {Variant.All[0]}\n{answers[0]}\n--- {Variant.All[i]}\n{answers[i]}");
        }

        Require(answers[0].StartsWith("200 ", StringComparison.Ordinal), $"{read}\n{answers[0]}");
        var body = JsonNode.Parse(answers[0][4..])!;
        int[] keys = [.. body["data"]!.AsArray().Select(static r => r!["id"]!.GetValue<int>())];
        var expected = evaluator.Run(read);
        Require(
            keys.SequenceEqual(expected.Keys),
            $"{read}\nexpected: {string.Join(' ', expected.Keys)}\nactual:   {string.Join(' ', keys)}");
        Require(body["meta"]!["totalCount"]!.GetValue<int>() == World.Instance.Facts.Count, $"{read}\n{body["meta"]}");
        Require(body["meta"]!["filterCount"]!.GetValue<int>() == expected.Count, $"{read}\n{body["meta"]}, and {expected.Count} are expected.");
        return keys.Length;
    }

    private static void Require(bool condition, string message) => Assert.True(condition, message);

    private static async Task<string> ReadAsync(ParityApplication application, RandomRead read)
    {
        using var request = read.Request();
        using var response = await application.Http.SendAsync(request);
        return $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}";
    }

    private static async Task LoadAsync(ParityApplication application)
    {
        foreach (var table in new[] { "groups", "facts" })
        {
            foreach (var row in World.Instance.Table(table))
            {
                var body = new JsonObject(row.Values.Select(static v => KeyValuePair.Create(v.Key, RandomRead.Value(v.Value))));
                using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
                using var response = await application.Http.PostAsync(new Uri($"/api/{table}", UriKind.Relative), content);
                Assert.True((int)response.StatusCode == 201, await response.Content.ReadAsStringAsync());
            }
        }
    }
}
