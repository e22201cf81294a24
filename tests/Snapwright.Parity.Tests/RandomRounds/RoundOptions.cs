using System.Globalization;

namespace Snapwright.Parity.Tests.RandomRounds;

/// <summary>What the environment says of random tests.</summary>
public static class RoundOptions
{
    /// <summary>The variable with the seed.</summary>
    public const string SeedVariable = "SNAPWRIGHT_PARITY_SEED";

    private const string NightlyVariable = "SNAPWRIGHT_NIGHTLY";
    private const int NightlyFactor = 20;

    /// <summary>The seed that is given, or another one with each call.</summary>
    public static ulong Seed =>
        Environment.GetEnvironmentVariable(SeedVariable) is { Length: > 0 } given ? ulong.Parse(given, CultureInfo.InvariantCulture) : (ulong)Random.Shared.NextInt64();

    /// <summary>How many: what a variable says, or more than usual at night.</summary>
    public static int Count(int usual, string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture)
        : Environment.GetEnvironmentVariable(NightlyVariable) == "1" ? usual * NightlyFactor
        : usual;
}
