using System.Globalization;

namespace Snapwright.Data.Tests.Expressions;

/// <summary>How many random things a test makes, and which: <c>SNAPWRIGHT_SEED</c>, and a variable per kind of thing.</summary>
internal static class RandomRun
{
    public static int Seed => Number("SNAPWRIGHT_SEED", 20261121);

    public static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
