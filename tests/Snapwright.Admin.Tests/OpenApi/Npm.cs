using System.Diagnostics;

namespace Snapwright.Admin.Tests.OpenApi;

/// <summary>Programs of the npm registry, at a pinned version.</summary>
internal static class Npm
{
    /// <summary>Runs one in a folder.</summary>
    /// <returns>Its exit code and all it said.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(string folder, string package, params string[] arguments)
    {
        var start = new ProcessStartInfo("npx", ["--yes", package, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var all = output + await errors;
        return all.Contains("npm error", StringComparison.Ordinal)
            ? throw new InvalidOperationException($"The test needs {package} from the npm registry (or npm's cache), and npm cannot get it:{Environment.NewLine}{all}")
            : (process.ExitCode, all);
    }
}
