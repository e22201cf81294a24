using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Snapwright.Generators.Tests.Driving;

/// <summary>A project in memory: a compilation with warnings as errors, and a driver of the generator that tracks its steps.</summary>
internal sealed class Project
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    private static readonly MetadataReference[] Framework =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(IsReferenced).Select(p => MetadataReference.CreateFromFile(p))];

    private GeneratorDriver _driver;
    private CSharpCompilation _compilation;

    public Project(string rootNamespace, string emit, bool hasServer, params SnapshotText[] files)
    {
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            generalDiagnosticOption: ReportDiagnostic.Error,
            specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress)]);
        var references = hasServer ? Framework : Framework.Where(static r => !Path.GetFileName(r.Display!).StartsWith("Snapwright", StringComparison.Ordinal));
        _compilation = CSharpCompilation.Create("App", [], references, options);
        _driver = CSharpGeneratorDriver.Create(
            [new SnapwrightGenerator().AsSourceGenerator()],
            files,
            ParseOptions,
            new BuildOptions(rootNamespace, emit),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
    }

    /// <summary>A project <c>App</c> that uses the host, with one snapshot.</summary>
    public static Project With(string snapshot) => new("App", "application", hasServer: true, new SnapshotText("snapshot.json", snapshot));

    /// <summary>Runs the generator.</summary>
    public Generation Run()
    {
        _driver = _driver.RunGenerators(_compilation);
        return new(_driver.GetRunResult().Results[0], _compilation, ParseOptions);
    }

    /// <summary>Adds C# of the application's own.</summary>
    public Project Write(string csharp)
    {
        _compilation = _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(csharp, ParseOptions));
        return this;
    }

    /// <summary>Puts another text in the place of a file.</summary>
    public Project Replace(SnapshotText before, SnapshotText after)
    {
        _driver = _driver.ReplaceAdditionalText(before, after);
        return this;
    }

    private static bool IsReferenced(string path)
    {
        var name = Path.GetFileName(path);
        return !name.StartsWith("xunit", StringComparison.Ordinal) && !name.StartsWith("Snapwright.Generators", StringComparison.Ordinal)
            && !name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal);
    }
}
