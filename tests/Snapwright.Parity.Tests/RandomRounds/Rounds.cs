using FsCheck;
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

    /// <summary>Runs all.</summary>
    /// <param name="requests">The requests for a data set.</param>
    /// <param name="evaluate">What is due.</param>
    /// <param name="countVariable">The environment variable that can say how many requests.</param>
    public async Task RunAsync<T>(Func<World, Arbitrary<T>> requests, Func<World, T, Trial> evaluate, string countVariable)
    {
        var seed = RoundOptions.Seed;
        var count = RoundOptions.Count(cases, countVariable);
        var done = 0;
        await using var applications = await ParityApplications.StartAsync();
        var asked = new Asked(applications);
        var check = new RoundCheck(asked);
        for (var round = seed; done < count; round++)
        {
            var world = new World(Schema.Fixed, (int)(round & int.MaxValue));
            await asked.LoadAsync(world);
            var batches = (Math.Min(CasesOfRound, count - done) + RoundCheck.CasesOfBatch - 1) / RoundCheck.CasesOfBatch;
            await check.RunAsync(round, batches, requests(world), request => evaluate(world, request), "The model is that of the project.");
            done += batches * RoundCheck.CasesOfBatch;
        }

        output.WriteLine($"Random {name}: {done} cases on {applications.All.Count} variants, {check.Finding} of them found something, {RoundOptions.SeedVariable}={seed}");
        Assert.True(check.Finding > done / 4, $"Only {check.Finding} of {done} {name} found something: they show little.");
    }
}
