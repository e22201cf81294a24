using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Snapwright.Generators.Tests.Driving;

/// <summary>The properties and item metadata of a build, as the compiler hands them on.</summary>
internal sealed class BuildOptions(string rootNamespace, string emit) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new()
    {
        ["build_property.RootNamespace"] = rootNamespace,
        ["build_property.SnapwrightEmit"] = emit,
    });

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(
        textFile is SnapshotText { Kind: { } kind } ? new() { ["build_metadata.AdditionalFiles.SnapwrightKind"] = kind } : []);

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            var isThere = values.TryGetValue(key, out var found);
            value = found ?? "";
            return isThere;
        }
    }
}
