using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using Snapwright.Parity.Tests.Applications;
using Snapwright.Parity.Tests.Randomised;
using Xunit.Abstractions;

namespace Snapwright.Parity.Tests.RandomRounds;

/// <summary>
/// Random requests in rounds. Each round has a seed, which makes a data set and the requests for it; all ways of serving are sent each request,
/// and must give the same bytes, which say what the evaluator says. The seed of a round alone repeats it.
/// </summary>
/// <param name="name">What is random, in the plural, for messages.</param>
/// <param name="cases">How many requests.</param>
/// <param name="output">Told how many ran, and with which seed.</param>
public sealed class Rounds(string name, int cases, ITestOutputHelper output)
{
    private const int CasesOfRound = 1000;
    private const int CasesOfBatch = 50;
    private const int NightlyFactor = 20;
    private const string SeedVariable = "SNAPWRIGHT_PARITY_SEED";
    private const string NightlyVariable = "SNAPWRIGHT_NIGHTLY";

    private string? _fault;
    private int _finding;

    /// <summary>Runs all.</summary>
    /// <param name="requests">The requests for a data set.</param>
    /// <param name="evaluate">What is due.</param>
    /// <param name="countVariable">The environment variable that can say how many requests.</param>
    public async Task RunAsync<T>(Func<World, Arbitrary<T>> requests, Func<World, T, Trial> evaluate, string countVariable)
    {
        var given = Environment.GetEnvironmentVariable(SeedVariable);
        var seed = given is null ? (ulong)Random.Shared.NextInt64() : ulong.Parse(given, CultureInfo.InvariantCulture);
        var count = Environment.GetEnvironmentVariable(countVariable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture)
            : Environment.GetEnvironmentVariable(NightlyVariable) == "1" ? cases * NightlyFactor
            : cases;
        var done = 0;
        await using var applications = await ParityApplications.StartAsync();
        var asked = new Asked(applications);
        for (var round = seed; done < count; round++)
        {
            var world = new World((int)(round & int.MaxValue));
            await asked.LoadAsync(world);
            var batches = (Math.Min(CasesOfRound, count - done) + CasesOfBatch - 1) / CasesOfBatch;
            await Task.Run(() => Check(round, batches, requests(world), batch => asked.FaultAsync([.. batch.Select(r => evaluate(world, r))])));
            done += batches * CasesOfBatch;
        }

        output.WriteLine($"Random {name}: {done} cases on {applications.All.Count} variants, {_finding} of them found something, {SeedVariable}={seed}");
        Assert.True(_finding > done / 4, $"Only {_finding} of {done} {name} found something: they show little.");
    }

    // FsCheck's properties are synchronous. The last failure of its search is the smallest.
    private void Check<T>(ulong seed, int batches, Arbitrary<T> requests, Func<T[], Task<(string? Fault, int Finding)>> run)
    {
        var property = Prop.ForAll(Batches(requests), batch =>
        {
            var (fault, finding) = run(batch).GetAwaiter().GetResult();
            _fault = fault ?? _fault;
            _finding += finding;
            return fault is null;
        });
        try
        {
            FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(batches).WithReplay(new Replay(new Rnd(seed), FSharpOption<int>.None)), property);
        }
        catch (Exception e)
        {
            Assert.Fail($"To repeat it: {SeedVariable}={seed}\n{_fault ?? e.ToString()}");
        }
    }

    private static Arbitrary<T[]> Batches<T>(Arbitrary<T> requests) => Arb.ToArbitrary(
        Gen.ListOf(requests.Generator, CasesOfBatch).Select(static b => b.ToArray()),
        batch => batch.Length == 1
            ? requests.Shrinker(batch[0]).Select(static r => new[] { r })
            : [batch[..(batch.Length / 2)], batch[(batch.Length / 2)..]]);
}
