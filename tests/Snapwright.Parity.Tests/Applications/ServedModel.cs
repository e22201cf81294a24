using Snapwright.Compilation;

namespace Snapwright.Parity.Tests.Applications;

/// <summary>What an application serves.</summary>
/// <param name="SnapshotFile">The snapshot, relative to the test's assembly or absolute.</param>
/// <param name="Catalog">What was compiled of it.</param>
public sealed record ServedModel(string SnapshotFile, CompiledCatalog Catalog)
{
    /// <summary>The snapshot of this project.</summary>
    public static ServedModel OfProject { get; } = new("snapshot.json", SnapwrightCatalog.Instance);
}
