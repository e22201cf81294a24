using Snapwright.Parity.Tests.RandomRounds;
using Xunit.Abstractions;

namespace Snapwright.Parity.Tests.Randomised;

/// <summary>Random reads: the same bytes in every way, and the rows that the evaluator finds, in its order.</summary>
public sealed class RandomReadTests(ITestOutputHelper output)
{
    [Fact]
    public Task Random_reads_are_answered_alike_and_as_the_evaluator_says() =>
        new Rounds("reads", 12_600, output).RunAsync(
            static world => new RandomReads(world).Arbitrary, static (world, read) => new ReadTrial(world, read), "SNAPWRIGHT_PARITY_READS");
}
