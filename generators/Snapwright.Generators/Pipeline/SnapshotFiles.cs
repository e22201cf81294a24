using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Snapwright.Generators.Pipeline;

/// <summary>Finds our files among the additional ones: by item metadata, never by name.</summary>
internal static class SnapshotFiles
{
    private const string Metadata = "build_metadata.AdditionalFiles.SnapwrightKind";

    /// <summary>The file, or null where it is not ours.</summary>
    public static SnapshotFile? Of(AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken cancellationToken)
    {
        if (!options.GetOptions(file).TryGetValue(Metadata, out var kind) || !Enum.TryParse<SnapshotKind>(kind, ignoreCase: true, out var known))
        {
            return null;
        }

        return new(file.Path, known, file.GetText(cancellationToken)?.ToString() ?? "");
    }
}
