using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Snapwright.Compilation;
using Snapwright.Generators;
using Snapwright.Parity.Tests.Applications;

namespace Snapwright.Parity.Tests.RandomModels;

/// <summary>An application of a snapshot that is only known now: generated, compiled and loaded, as a build would.</summary>
public sealed class CompiledModel : IDisposable
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(IsReferenced).Select(static p => MetadataReference.CreateFromFile(p))];

    private readonly AssemblyLoadContext _assemblies = new("random model", isCollectible: true);
    private readonly string _folder = Directory.CreateTempSubdirectory("snapwright-model-").FullName;

    /// <summary>Compiles a snapshot.</summary>
    /// <exception cref="InvalidOperationException">The generator or the compiler has something against it.</exception>
    public CompiledModel(string snapshot)
    {
        var file = Path.Combine(_folder, "snapshot.json");
        File.WriteAllText(file, snapshot);
        using var image = Compile(new Snapshot(file, snapshot));
        var assembly = _assemblies.LoadFromStream(image);
        var catalog = assembly.GetType("App.SnapwrightCatalog", throwOnError: true)!.GetProperty("Instance", BindingFlags.Public | BindingFlags.Static)!.GetValue(null);
        Served = new(file, (CompiledCatalog)catalog!);
    }

    /// <summary>For applications.</summary>
    public ServedModel Served { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _assemblies.Unload();
        Directory.Delete(_folder, recursive: true);
    }

    private static MemoryStream Compile(Snapshot snapshot)
    {
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            generalDiagnosticOption: ReportDiagnostic.Error,
            optimizationLevel: OptimizationLevel.Release,
            specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress)]);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new SnapwrightGenerator().AsSourceGenerator()], [snapshot], ParseOptions, new Options());
        driver.RunGeneratorsAndUpdateCompilation(CSharpCompilation.Create("App", [], References, options), out var compilation, out var diagnostics);
        Check(diagnostics);
        var image = new MemoryStream();
        Check(compilation.Emit(image).Diagnostics);
        image.Position = 0;
        return image;
    }

    private static void Check(IEnumerable<Diagnostic> diagnostics)
    {
        Diagnostic[] faults = [.. diagnostics.Where(static d => d.Severity >= DiagnosticSeverity.Warning)];
        if (faults.Length > 0)
        {
            throw new InvalidOperationException(string.Join('\n', faults.Take(20)));
        }
    }

    private static bool IsReferenced(string path)
    {
        var name = Path.GetFileName(path);
        return !name.StartsWith("xunit", StringComparison.Ordinal) && !name.StartsWith("Snapwright.Generators", StringComparison.Ordinal)
            && !name.StartsWith("Snapwright.Parity", StringComparison.Ordinal) && !name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal);
    }

    private sealed class Snapshot(string path, string text) : AdditionalText
    {
        public override string Path { get; } = path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new() { ["build_property.RootNamespace"] = "App", ["build_property.SnapwrightEmit"] = "application" });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(new() { ["build_metadata.AdditionalFiles.SnapwrightKind"] = "Snapshot" });
    }

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
