namespace Snapwright.Generators.Pipeline;

/// <summary>What an additional file is: its item metadata <c>SnapwrightKind</c>.</summary>
internal enum SnapshotKind
{
    /// <summary><c>Snapshot</c>: tables, written by a developer.</summary>
    Snapshot,

    /// <summary><c>Export</c>: metadata, exported by a running server.</summary>
    Export,

    /// <summary><c>View</c>: a view, in FunQL.</summary>
    View,
}
