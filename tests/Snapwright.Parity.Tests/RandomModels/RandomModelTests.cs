using Snapwright.Parity.Tests.Applications;
using Snapwright.Parity.Tests.Randomised;
using Snapwright.Parity.Tests.RandomisedGroups;
using Snapwright.Parity.Tests.RandomRounds;
using Xunit.Abstractions;

namespace Snapwright.Parity.Tests.RandomModels;

/// <summary>Random models, each with a random data set: every value is stored, and random reads and groups are answered alike and as the evaluator says.</summary>
public sealed class RandomModelTests(ITestOutputHelper output)
{
    private const int Models = 6;
    private const int BatchesOfReads = 5;
    private const int BatchesOfGroups = 3;

    [Fact]
    public async Task Random_models_are_served_alike_and_as_the_evaluator_says()
    {
        var seed = RoundOptions.Seed;
        var count = RoundOptions.Count(Models, "SNAPWRIGHT_PARITY_MODELS");
        var (done, finding) = (0, 0);
        for (var round = seed; round < seed + (ulong)count; round++)
        {
            finding += await RunAsync(round);
            done += (BatchesOfReads + BatchesOfGroups) * RoundCheck.CasesOfBatch;
        }

        output.WriteLine($"Random models: {done} cases on {Variant.All.Count} variants of {count} models, {finding} of them found something, {RoundOptions.SeedVariable}={seed}");
        Assert.True(finding > done / 4, $"Only {finding} of {done} reads found something: they show little.");
    }

    private async Task<int> RunAsync(ulong seed)
    {
        var schema = RandomSchema.Of(seed);
        var snapshot = SnapshotText.Of(schema);
        var about = $"To repeat it: {RoundOptions.SeedVariable}={seed}\n{snapshot}";
        try
        {
            var world = new World(schema, (int)(seed & int.MaxValue));
            using var model = new CompiledModel(snapshot);
            await using var applications = await ParityApplications.StartAsync(Variant.All, model.Served);
            var asked = new Asked(applications);
            await asked.LoadAsync(world);
            var (fault, _) = await asked.FaultAsync([.. schema.Tables.Select(t => new StoredTrial(world, t))]);
            Assert.True(fault is null, fault);

            var check = new RoundCheck(asked);
            await check.RunAsync(seed, BatchesOfReads, new RandomReads(world).Arbitrary, read => new ReadTrial(world, read), about);
            await check.RunAsync(seed, BatchesOfGroups, new RandomGroupRequests(world).Arbitrary, request => new GroupTrial(world, request), about);
            return check.Finding;
        }
        catch (Exception e) when (!e.Message.Contains(about, StringComparison.Ordinal))
        {
            output.WriteLine(about);
            throw;
        }
    }
}
