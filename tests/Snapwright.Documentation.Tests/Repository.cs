namespace Snapwright.Documentation.Tests;

/// <summary>The checkout that the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(PathOf(relative));

    public static IEnumerable<string> Pages =>
        Directory.EnumerateFiles(PathOf("docs"), "*.md", SearchOption.AllDirectories)
            .Append(PathOf("README.md"))
            .Append(PathOf("CHANGELOG.md"))
            .Select(static p => Path.GetRelativePath(Root, p));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Codegen.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests are not in a checkout: Codegen.sln is in no folder above.");
    }
}
