using Snapwright.Parity.Tests.RandomRounds;
using Xunit.Abstractions;

namespace Snapwright.Parity.Tests.RandomisedGroups;

/// <summary>Random aggregates: the same bytes in every way, and the groups that the evaluator finds, in its order.</summary>
public sealed class RandomGroupTests(ITestOutputHelper output)
{
    [Fact]
    public Task Random_groups_are_answered_alike_and_as_the_evaluator_says() =>
        new Rounds("groups", 5_000, output).RunAsync(
            static world => new RandomGroupRequests(world).Arbitrary, static (world, request) => new GroupTrial(world, request), "SNAPWRIGHT_PARITY_GROUPS");
}
