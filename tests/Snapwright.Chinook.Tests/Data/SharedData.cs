namespace Snapwright.Chinook.Tests.Data;

/// <summary>
/// The Chinook data, which is not part of this repository: in the folder that <c>SNAPWRIGHT_SHARED</c> names, else in a folder
/// <c>shared</c> beside the checkout or above it.
/// </summary>
internal static class SharedData
{
    private const string Variable = "SNAPWRIGHT_SHARED";
    private static readonly string RelativePath = Path.Combine("data", "chinook", "ChinookData.json");

    /// <summary>The file; null where it is not on this machine.</summary>
    public static string? File { get; } = Folders().Select(static f => Path.Combine(f, RelativePath)).FirstOrDefault(System.IO.File.Exists);

    /// <summary>Why the tests are skipped; null where they can run.</summary>
    public static string? Absence { get; } = File is null
        ? $"The Chinook data is not here: there is no {RelativePath} in a folder 'shared' beside the checkout, and {Variable} names none."
        : null;

    private static IEnumerable<string> Folders()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            yield return given;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, "shared");
        }
    }
}
