using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Snapwright.Generators.Tests.Driving;

/// <summary>An additional file with its <c>SnapwrightKind</c>; null for a file that is not ours.</summary>
internal sealed class SnapshotText(string path, string text, string? kind = "Snapshot") : AdditionalText
{
    public override string Path { get; } = path;

    public string? Kind { get; } = kind;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}
