using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using Snapwright.Parity.Tests.Applications;

namespace Snapwright.Parity.Tests.NestedWrites;

/// <summary>Random nested writes: after each, every way of serving has the rows that the model has.</summary>
public sealed class RandomNestedWriteTests
{
    private const int Writes = 150;
    private const int Mutations = 300;
    private const string SeedVariable = "SNAPWRIGHT_PARITY_SEED";

    [Fact]
    public async Task Random_nested_writes_do_what_the_model_does_and_mutated_ones_never_fail_the_server()
    {
        await using var applications = await ParityApplications.StartAsync();
        Served[] served = [.. applications.All.Select(static a => new Served(a))];
        var given = Environment.GetEnvironmentVariable(SeedVariable);
        var seed = given is null ? (ulong)System.Random.Shared.NextInt64() : ulong.Parse(given, CultureInfo.InvariantCulture);
        var store = Store.Empty;
        var done = 0;
        var names = 0;
        string NewName() => $"n{++names}";
        var dice = Arb.ToArbitrary(Gen.Choose(0, int.MaxValue));
        try
        {
            await Task.Run(() => FsCheck.Check.One(Config(seed, Writes), Prop.ForAll(dice, number =>
            {
                var write = new RandomWrites(new System.Random(number), store, NewName).Next();
                var (status, after) = Apply(store, write);
                done += status < 300 ? 1 : 0;
                CheckAsync(served, write, status, after).GetAwaiter().GetResult();
                store = after;
            })));
            await Task.Run(() => FsCheck.Check.One(
                Config(seed, Mutations), Prop.ForAll(dice, number => MutateAsync(served, new RandomWrites(new(number), store, NewName), new(number)).GetAwaiter().GetResult())));
        }
        catch (Exception e)
        {
            Assert.Fail($"To repeat it: {SeedVariable}={seed}\n{e.Message}\n{e.InnerException?.Message}");
        }

        Assert.True(done > Writes / 3, $"Only {done} of {Writes} writes were done: they show little.");
    }

    private static Config Config(ulong seed, int tests) =>
        FsCheck.Config.QuickThrowOnFailure.WithMaxTest(tests).WithReplay(new Replay(new Rnd(seed), FSharpOption<int>.None));

    private static (int Status, Store After) Apply(Store store, RandomWrite write)
    {
        var after = store.Copy();
        try
        {
            write.Apply(after);
            return (write.Method == HttpMethod.Post ? 201 : 200, after);
        }
        catch (RefusedException e)
        {
            return (e.Status, store);
        }
    }

    private static async Task CheckAsync(Served[] served, RandomWrite write, int status, Store expected)
    {
        var results = await Task.WhenAll(served.Select(async s =>
        {
            var body = write.Body(s).ToJsonString();
            var answer = await s.SendAsync(write.Method, write.Target(s), body);
            return (Body: body, answer, Rows: (await s.ReadAsync()).ToString());
        }));
        for (var i = 0; i < results.Length; i++)
        {
            var (body, answer, rows) = results[i];
            var what = $"{Variant.All[i]}: {write.Method} {write.Target(served[i])}\n{body}\n{answer.Status} {answer.Body}";
            Assert.True(answer.Status == status, $"{what}\n{status} is expected.");
            Assert.True(rows == expected.ToString(), $"{what}\n--- expected\n{expected}\n--- actual\n{rows}");
        }
    }

    private static async Task MutateAsync(Served[] served, RandomWrites writes, System.Random random)
    {
        var write = writes.Next();
        foreach (var one in served)
        {
            var body = write.Body(one);
            for (var n = random.Next(1, 4); n > 0; n--)
            {
                Mutation.Apply(random, body);
            }

            var (status, answer) = await one.SendAsync(write.Method, write.Target(one), body.ToJsonString());
            Assert.True(status is >= 200 and < 500, $"{write.Method} {write.Target(one)}\n{body.ToJsonString()}\n{status} {answer}");
        }
    }
}
