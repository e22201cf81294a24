using Microsoft.CodeAnalysis.Diagnostics;

namespace Snapwright.Generators.Pipeline;

/// <summary>What the project says about what is emitted.</summary>
/// <param name="RootNamespace">The namespace of emitted types.</param>
/// <param name="IsSystem">Whether these are the framework's own tables: the catalog alone, without an application around it.</param>
internal sealed record ProjectSettings(string RootNamespace, bool IsSystem)
{
    private const string DefaultNamespace = "SnapwrightApplication";

    /// <summary>The settings as properties of the build.</summary>
    public static ProjectSettings Of(AnalyzerConfigOptions options)
    {
        options.TryGetValue("build_property.RootNamespace", out var rootNamespace);
        options.TryGetValue("build_property.SnapwrightEmit", out var emit);
        var isSystem = string.Equals(emit, "system", StringComparison.OrdinalIgnoreCase);
        var root = string.IsNullOrWhiteSpace(rootNamespace) ? DefaultNamespace : rootNamespace!;
        return new(isSystem ? root + ".SystemTables" : root, isSystem);
    }
}
