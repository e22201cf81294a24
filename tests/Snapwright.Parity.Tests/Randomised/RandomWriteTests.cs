using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using Snapwright.Parity.Tests.Applications;

namespace Snapwright.Parity.Tests.Randomised;

/// <summary>Random sequences of writes: the same answers in every way, and what a table in memory says they leave behind.</summary>
public sealed class RandomWriteTests
{
    private const int Sequences = 40;
    private const int Mutations = 250;
    private const string SeedVariable = "SNAPWRIGHT_PARITY_SEED";

    private static readonly string[] Labels = ["a", "b", "c", "d", "é"];

    private static readonly string[] Bodies =
    [
        """[{"id":1,"label":"a"},{"id":2,"label":"b\u00e9"}]""",
        """{"operations":[{"create":"authors","data":{"name":"A","born":"2000-01-01"},"as":"a"},{"create":"books","data":{"title":"T","author":{"$ref":"a.id"},"genres":[{"$ref":"a.id"}]},"as":"b"},{"update":"authors","id":{"$ref":"a.id"},"data":{"mentor":{"id":{"$ref":"b.author.id"}}}},{"delete":"books","id":{"$ref":"b.id"}},{"upsert":"genres","onConflict":["id"],"data":{"id":7,"label":"x"}}]}""",
        """{"id":1,"label":"a"}""",
    ];

    private static readonly string[] Targets =
        ["POST /api/genres", "PATCH /api/genres", "POST /api/genres?onConflict=label", "POST /api/transaction", "PATCH /api/genres?filter={\"id\":1}"];

    [Fact]
    public async Task Random_sequences_of_writes_are_answered_alike_and_leave_what_they_must()
    {
        await using var applications = await ParityApplications.StartAsync();
        var seed = Seed();
        var done = 0;
        var config = Config.QuickThrowOnFailure.WithMaxTest(Sequences).WithReplay(new Replay(new Rnd(seed), FSharpOption<int>.None));
        var property = Prop.ForAll(Arb.ToArbitrary(Writes, static s => Shrink(s)), sequence => { done += Check(applications, sequence); });
        try
        {
            await Task.Run(() => FsCheck.Check.One(config, property));
        }
        catch (Exception e)
        {
            Assert.Fail($"To repeat it: {SeedVariable}={seed}\n{e.Message}\n{e.InnerException?.Message}");
        }

        Assert.True(done > Sequences, $"Only {done} writes of {Sequences} sequences were made: they show little.");
    }

    [Fact]
    public async Task No_body_is_a_fault_of_the_server()
    {
        await using var applications = await ParityApplications.StartAsync();
        var seed = Seed();
        var random = new Random((int)(seed & int.MaxValue));
        foreach (var _ in Enumerable.Range(0, Mutations))
        {
            var body = Mutate(random, Encoding.UTF8.GetBytes(Bodies[random.Next(Bodies.Length)]));
            var target = Targets[random.Next(Targets.Length)].Split(' ', 2);
            foreach (var application in applications.All)
            {
                using var request = new HttpRequestMessage(new HttpMethod(target[0]), target[1]) { Content = new ByteArrayContent(body) };
                request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
                using var response = await application.Http.SendAsync(request);
                Assert.True(
                    (int)response.StatusCode < 500,
                    $"{SeedVariable}={seed} {application.Variant} {target[0]} {target[1]}\n{Encoding.UTF8.GetString(body)}\n{await response.Content.ReadAsStringAsync()}");
            }
        }
    }

    private static Gen<RandomWrite[]> Writes => Gen.Choose(1, 10).SelectMany(static n => Gen.ListOf(Write, n)).Select(static w => w.ToArray());

    private static Gen<RandomWrite> Write =>
        from kind in Gen.Elements(Enum.GetValues<WriteKind>())
        from count in Gen.Choose(1, 4)
        from ids in Gen.ListOf(Gen.Choose(1, 6), count)
        from labels in Gen.ListOf(Gen.Elements(Labels), count)
        from byLabel in Gen.Elements(true, false)
        from isIgnored in Gen.Elements(true, false)
        from isArray in Gen.Elements(true, false)
        select new RandomWrite(kind, [.. ids.Zip(labels)], byLabel, isIgnored, isArray || kind == WriteKind.Update);

    private static ulong Seed() => Environment.GetEnvironmentVariable(SeedVariable) is { } given
        ? ulong.Parse(given, CultureInfo.InvariantCulture)
        : (ulong)Random.Shared.NextInt64();

    private static IEnumerable<RandomWrite[]> Shrink(RandomWrite[] sequence)
    {
        for (var i = 0; i < sequence.Length && sequence.Length > 1; i++)
        {
            yield return [.. sequence.Where((_, at) => at != i)];
        }
    }

    // FsCheck's properties are synchronous. The number of writes that were made.
    private static int Check(ParityApplications applications, RandomWrite[] sequence)
    {
        var table = new WrittenTable();
        var made = 0;
        Send(applications, "DELETE", "/api/genres?filter={\"id\":{\"_gte\":0}}", null);
        foreach (var write in sequence)
        {
            var due = table.Run(write);
            var answers = Send(applications, write.Method, write.Target, write.Body);
            for (var i = 1; i < answers.Length; i++)
            {
                Assert.True(
                    answers[i] == answers[0],
                    $"{string.Join('\n', sequence.AsEnumerable())}\nat {write}\n--- {Variant.All[0]}\n{answers[0]}\n--- {Variant.All[i]}\n{answers[i]}");
            }

            Assert.True(answers[0].StartsWith($"{due} ", StringComparison.Ordinal), $"{string.Join('\n', sequence.AsEnumerable())}\nat {write}\n{due} is due: {answers[0]}");
            made += due < 300 ? 1 : 0;
        }

        foreach (var answer in Send(applications, "GET", "/api/genres?limit=100&fields=id,label", null))
        {
            var rows = JsonNode.Parse(answer[4..])!["data"]!.AsArray();
            Assert.Equal(
                table.Rows.Select(static r => $"{r.Key} {r.Value}"), rows.Select(static r => $"{r!["id"]} {r["label"]}"));
        }

        return made;
    }

    private static string[] Send(ParityApplications applications, string method, string target, string? body) =>
        Task.WhenAll(applications.All.Select(async a =>
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), target);
            if (body is not null)
            {
                request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            }

            using var response = await a.Http.SendAsync(request);
            return $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}";
        })).GetAwaiter().GetResult();

    private static byte[] Mutate(Random random, byte[] body)
    {
        var bytes = body.ToList();
        var tokens = new[] { "{", "}", "[", "]", ",", ":", "null", "\"\\ud800\"", "\"\\u0000\"", "1e999", "-0", "{\"$ref\":\"a.id\"}", "{\"$ref\":5}", "\"$ref\"", "true", "\"id\":1,", "99999999999999999999" };
        for (var edits = random.Next(1, 5); edits > 0; edits--)
        {
            var at = random.Next(bytes.Count + 1);
            switch (random.Next(4))
            {
                case 0 when at < bytes.Count:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 12), bytes.Count - at));
                    break;
                case 1 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2 when at < bytes.Count:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, Math.Min(random.Next(1, 40), bytes.Count - at)));
                    break;
                default:
                    bytes.InsertRange(at, Encoding.ASCII.GetBytes(tokens[random.Next(tokens.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }
}
