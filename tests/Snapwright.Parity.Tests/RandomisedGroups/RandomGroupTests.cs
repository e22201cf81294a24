using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using Snapwright.Parity.Tests.Applications;
using Snapwright.Parity.Tests.Randomised;

namespace Snapwright.Parity.Tests.RandomisedGroups;

/// <summary>Random aggregates: the same bytes in every way, and the groups that the evaluator finds, in its order.</summary>
public sealed class RandomGroupTests
{
    private const int DefaultRequests = 300;
    private const string SeedVariable = "SNAPWRIGHT_PARITY_SEED";
    private const string CountVariable = "SNAPWRIGHT_PARITY_GROUPS";

    [Fact]
    public async Task Random_groups_are_answered_alike_and_as_the_evaluator_says()
    {
        await using var applications = await ParityApplications.StartAsync();
        foreach (var application in applications.All)
        {
            await LoadAsync(application);
        }

        var given = Environment.GetEnvironmentVariable(SeedVariable);
        var seed = given is null ? (ulong)Random.Shared.NextInt64() : ulong.Parse(given, CultureInfo.InvariantCulture);
        var count = Environment.GetEnvironmentVariable(CountVariable) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : DefaultRequests;
        var config = Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(new Replay(new Rnd(seed), FSharpOption<int>.None));
        var withGroups = 0;
        var property = Prop.ForAll(
            new RandomGroupRequests(World.Instance).Arbitrary, request => { withGroups += Check(applications, request) > 0 ? 1 : 0; });
        try
        {
            await Task.Run(() => FsCheck.Check.One(config, property));
        }
        catch (Exception e)
        {
            Assert.Fail($"To repeat it: {SeedVariable}={seed}\n{e.Message}\n{e.InnerException?.Message}");
        }

        Assert.True(withGroups > count / 4, $"Only {withGroups} of {count} requests found groups: they show little.");
    }

    // FsCheck's properties are synchronous.
    private static int Check(ParityApplications applications, RandomGroups request)
    {
        var expected = new GroupAnswer(request, World.Instance);
        var shown = expected.ToString();
        var answers = Task.WhenAll(applications.All.Select(a => ReadAsync(a, expected))).GetAwaiter().GetResult();
        for (var i = 1; i < answers.Length; i++)
        {
            Assert.True(answers[i] == answers[0], $"{shown}\n--- {Variant.All[0]}\n{answers[0]}\n--- {Variant.All[i]}\n{answers[i]}");
        }

        Assert.True(answers[0].StartsWith("200 ", StringComparison.Ordinal), $"{shown}\n{answers[0]}");
        var actual = GroupAnswer.Text(JsonNode.Parse(answers[0][4..])!);
        Assert.True(actual == expected.Expected, $"{shown}\nexpected: {expected.Expected}\nactual:   {actual}");
        return expected.Groups;
    }

    private static async Task<string> ReadAsync(ParityApplication application, GroupAnswer asked)
    {
        using var request = asked.Request();
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
