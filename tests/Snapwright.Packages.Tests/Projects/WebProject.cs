using Snapwright.Packages.Tests.Feed;

namespace Snapwright.Packages.Tests.Projects;

/// <summary>A fresh web project with one reference, four lines and a snapshot, built once for the tests of a class.</summary>
public sealed class WebProject(PackedFeed feed) : IAsyncLifetime
{
    /// <summary>The project; tests leave its files as they were.</summary>
    internal TemporaryProject Project { get; } = new(feed, "Shop", "Microsoft.NET.Sdk.Web", "Snapwright");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Project.Write("Program.cs", Sources.Server);
        Project.Write("snapshot.json", Sources.Snapshot);
        (await Project.BuildAsync()).Successful();
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        Project.Dispose();
        return Task.CompletedTask;
    }
}
