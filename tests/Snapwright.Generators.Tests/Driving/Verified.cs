using System.Runtime.CompilerServices;

namespace Snapwright.Generators.Tests.Driving;

/// <summary>
/// Text that must be what the file beside the test says: <c>Test.case.verified.cs</c>. Otherwise what came is written to
/// <c>.received.cs</c>; <c>SNAPWRIGHT_ACCEPT=1</c> accepts it.
/// </summary>
internal static class Verified
{
    public static void Match(string text, string name, [CallerFilePath] string testFile = "")
    {
        var start = Path.Combine(Path.GetDirectoryName(testFile)!, $"{Path.GetFileNameWithoutExtension(testFile)}.{name}");
        var (verified, received) = (start + ".verified.cs", start + ".received.cs");
        if (Environment.GetEnvironmentVariable("SNAPWRIGHT_ACCEPT") == "1")
        {
            File.WriteAllText(verified, text);
            File.Delete(received);
            return;
        }

        var expected = File.Exists(verified) ? File.ReadAllText(verified) : "";
        if (expected == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail($"{Path.GetFileName(verified)} differs from what was emitted:\n{Difference(expected.Split('\n'), text.Split('\n'))}");
    }

    /// <summary>The lines around the first one that differs.</summary>
    private static string Difference(string[] expected, string[] actual)
    {
        var first = Enumerable.Range(0, Math.Max(expected.Length, actual.Length))
            .First(i => i >= expected.Length || i >= actual.Length || expected[i] != actual[i]);
        var from = Math.Max(0, first - 3);
        var common = expected[from..Math.Min(first, expected.Length)].Select(static l => "  " + l);
        var missing = expected.Skip(first).Take(8).Select(static l => "- " + l);
        var added = actual.Skip(first).Take(8).Select(static l => "+ " + l);
        return $"line {first + 1}\n{string.Join('\n', common.Concat(missing).Concat(added))}";
    }
}
