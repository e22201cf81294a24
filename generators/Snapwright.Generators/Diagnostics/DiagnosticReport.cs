using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Snapwright.Model.Diagnostics;

namespace Snapwright.Generators.Diagnostics;

/// <summary>Diagnostics of the model as those of the compiler, at their place in the JSON.</summary>
internal static class DiagnosticReport
{
    private const string Category = "Snapwright";

    private static readonly Dictionary<string, DiagnosticDescriptor> Descriptors =
        DiagnosticCatalog.All.Concat(GeneratorRules.All).ToDictionary(static r => r.Id, Describe, StringComparer.Ordinal);

    /// <summary>The diagnostic of the compiler.</summary>
    public static Diagnostic Of(ModelDiagnostic diagnostic) =>
        Diagnostic.Create(Descriptors[diagnostic.Id], LocationOf(diagnostic.Position), diagnostic.Message);

    private static Location LocationOf(TextPosition position)
    {
        if (position.File.Length == 0)
        {
            return Location.None;
        }

        var start = new LinePosition(position.Line - 1, position.Column - 1);
        var end = new LinePosition(position.Line - 1, position.Column - 1 + position.Length);
        return Location.Create(position.File, new TextSpan(position.Offset, position.Length), new LinePositionSpan(start, end));
    }

    private static DiagnosticDescriptor Describe(DiagnosticRule rule) => new(
        rule.Id,
        rule.Title,
        "{0}",
        Category,
        rule.Level == DiagnosticLevel.Error ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: rule.Help);
}
