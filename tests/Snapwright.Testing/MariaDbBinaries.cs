namespace Snapwright.Testing;

/// <summary>Where the programs of a MariaDB server are on this machine.</summary>
internal static class MariaDbBinaries
{
    // Debian puts the server where only root's PATH goes.
    private static readonly string[] Folders = ["/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin"];

    /// <summary>The path of a program.</summary>
    /// <exception cref="InvalidOperationException">It is not there.</exception>
    public static string Find(string program)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return path.Concat(Folders).Select(f => Path.Combine(f, program)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                "The tests need a MariaDB server. Install one (mariadbd and mariadb-install-db on the PATH or in the usual folders), "
                + "or name a running one by a connection string in SNAPWRIGHT_TEST_MYSQL.");
    }
}
