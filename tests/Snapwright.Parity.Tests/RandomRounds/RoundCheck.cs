using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Snapwright.Parity.Tests.RandomRounds;

/// <summary>Makes requests for a data set, has them answered, and looks for a small one where an answer is wrong.</summary>
/// <param name="asked">Who answers.</param>
public sealed class RoundCheck(Asked asked)
{
    /// <summary>How many requests are sent together.</summary>
    public const int CasesOfBatch = 50;

    private string? _fault;

    /// <summary>How many answers had something in them.</summary>
    public int Finding { get; private set; }

    /// <summary>Runs the requests of a round.</summary>
    /// <param name="seed">Makes the requests.</param>
    /// <param name="batches">How many times <see cref="CasesOfBatch"/>.</param>
    /// <param name="requests">The requests.</param>
    /// <param name="evaluate">What is due.</param>
    /// <param name="about">What a report of a failure says beside it.</param>
    public Task RunAsync<T>(ulong seed, int batches, Arbitrary<T> requests, Func<T, Trial> evaluate, string about) =>
        Task.Run(() => Run(seed, batches, requests, evaluate, about));

    // FsCheck's properties are synchronous. The last failure of its search is the smallest.
    private void Run<T>(ulong seed, int batches, Arbitrary<T> requests, Func<T, Trial> evaluate, string about)
    {
        var property = Prop.ForAll(Batches(requests), batch =>
        {
            var (fault, finding) = asked.FaultAsync([.. batch.Select(evaluate)]).GetAwaiter().GetResult();
            _fault = fault ?? _fault;
            Finding += finding;
            return fault is null;
        });
        try
        {
            FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(batches).WithReplay(new Replay(new Rnd(seed), FSharpOption<int>.None)), property);
        }
        catch (Exception e)
        {
            Assert.Fail($"To repeat it: {RoundOptions.SeedVariable}={seed}\n{about}\n{_fault ?? e.ToString()}");
        }
    }

    private static Arbitrary<T[]> Batches<T>(Arbitrary<T> requests) => Arb.ToArbitrary(
        Gen.ListOf(requests.Generator, CasesOfBatch).Select(static b => b.ToArray()),
        batch => batch.Length == 1
            ? requests.Shrinker(batch[0]).Select(static r => new[] { r })
            : [batch[..(batch.Length / 2)], batch[(batch.Length / 2)..]]);
}
