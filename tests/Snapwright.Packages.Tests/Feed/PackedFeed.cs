using System.Globalization;
using Snapwright.Packages.Tests.Dotnet;

namespace Snapwright.Packages.Tests.Feed;

/// <summary>
/// A folder with all packages, packed once per run from what was built. Their version is new with every run, so that the machine's
/// package cache never answers with an older one; it is taken out of the cache again.
/// </summary>
public sealed class PackedFeed : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("snapwright-feed-");

    /// <summary>The version of all packages.</summary>
    public string Version { get; } = "0.1.0-test.t" + DateTime.UtcNow.Ticks.ToString("x", CultureInfo.InvariantCulture);

    /// <summary>The folder.</summary>
    public string Folder => _folder.FullName;

    /// <summary>The names of the packages.</summary>
    public IReadOnlyList<string> Names => [.. _folder.GetFiles("*.nupkg").Select(NameOf).Order(StringComparer.Ordinal)];

    /// <summary>A package.</summary>
    internal PackageContent Open(string name) => PackageContent.Read(Path.Combine(Folder, $"{name}.{Version}.nupkg"));

    /// <inheritdoc/>
    public async Task InitializeAsync() => (await Programs.RunDotnetAsync(
        Checkout.Root, "pack", "Codegen.sln", "-c", Checkout.Configuration, "--no-build", "-o", Folder, "-v", "quiet", "-nodeReuse:false",
        $"-p:PackageVersion={Version}")).Successful();

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        foreach (var name in Names)
        {
            var cached = new DirectoryInfo(Path.Combine(CacheFolder, name.ToLowerInvariant(), Version));
            if (cached.Exists)
            {
                cached.Delete(recursive: true);
                if (!cached.Parent!.EnumerateFileSystemInfos().Any())
                {
                    cached.Parent.Delete();
                }
            }
        }

        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    private static string CacheFolder => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
        ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private string NameOf(FileInfo package) => package.Name.Replace($".{Version}.nupkg", "", StringComparison.Ordinal);
}
