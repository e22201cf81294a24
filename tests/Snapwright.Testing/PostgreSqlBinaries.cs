using System.Globalization;

namespace Snapwright.Testing;

/// <summary>Where the programs of a PostgreSQL server are on this machine.</summary>
internal static class PostgreSqlBinaries
{
    private const string DebianFolder = "/usr/lib/postgresql";

    /// <summary>The folder with <c>initdb</c> and <c>postgres</c>: of the PATH, else of the newest version that Debian's packages put.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static string Find()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return path.Concat(DebianFolders()).FirstOrDefault(static f => File.Exists(Path.Combine(f, "initdb")) && File.Exists(Path.Combine(f, "postgres")))
            ?? throw new InvalidOperationException(
                $"The tests need a PostgreSQL server. Install one (initdb and postgres on the PATH or under {DebianFolder}/*/bin), "
                + "or name a running one by a connection string in SNAPWRIGHT_TEST_POSTGRES.");
    }

    private static IEnumerable<string> DebianFolders() => !Directory.Exists(DebianFolder)
        ? []
        : Directory.GetDirectories(DebianFolder)
            .OrderByDescending(static f => int.TryParse(Path.GetFileName(f), NumberStyles.None, CultureInfo.InvariantCulture, out var v) ? v : 0)
            .Select(static f => Path.Combine(f, "bin"));
}
