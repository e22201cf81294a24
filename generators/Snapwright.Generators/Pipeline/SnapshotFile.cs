namespace Snapwright.Generators.Pipeline;

/// <summary>An additional file of ours.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text.</param>
internal sealed record SnapshotFile(string Path, SnapshotKind Kind, string Text);
