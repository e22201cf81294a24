namespace Snapwright.Query.Tests.FunQl.Printing;

/// <summary>The seed of a random test: another one each time, unless the environment names one to see a failure again.</summary>
internal static class RandomSeed
{
    public const string Variable = "SNAPWRIGHT_FUZZ_SEED";

    public static int Next() => int.TryParse(Environment.GetEnvironmentVariable(Variable), out var seed) ? seed : Environment.TickCount;
}
