using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Snapwright.Generators;

namespace Snapwright.Benchmarks;

/// <summary>
/// The generator on a snapshot of 300 tables with ten columns and two relations each: all of it (cold), after an edit of one table
/// (warm), and after an edit of C# alone, which happens at every keystroke.
/// </summary>
[InProcess] // A project of its own would be built under other rules than this repository's.
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private const int Tables = 300;
    private static readonly Snapshot Before = new(Text("text"));
    private static readonly Snapshot After = new(Text("float"));
    private CSharpCompilation _compilation = null!;
    private CSharpCompilation _edited = null!;
    private GeneratorDriver _warm = null!;

    [GlobalSetup]
    public void Setup()
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(static path => MetadataReference.CreateFromFile(path));
        _compilation = CSharpCompilation.Create("App", [CSharpSyntaxTree.ParseText("class A;")], references);
        _edited = _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class B;"));
        _warm = Driver().RunGenerators(_compilation);
        if (_warm.GetRunResult().GeneratedTrees.Length != Tables + 1)
        {
            throw new InvalidOperationException($"{_warm.GetRunResult().GeneratedTrees.Length} files instead of {Tables + 1}.");
        }
    }

    [Benchmark(Baseline = true)]
    public GeneratorDriver Cold() => Driver().RunGenerators(_compilation);

    [Benchmark]
    public GeneratorDriver OneTableEdited() => _warm.ReplaceAdditionalText(Before, After).RunGenerators(_compilation);

    [Benchmark]
    public GeneratorDriver CSharpEdited() => _warm.RunGenerators(_edited);

    private static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new SnapwrightGenerator().AsSourceGenerator()], [Before], optionsProvider: new Options());

    private static string Text(string typeOf150)
    {
        var text = new StringBuilder("{");
        for (var table = 0; table < Tables; table++)
        {
            text.Append(table == 0 ? "" : ",");
            text.Append(CultureInfo.InvariantCulture, $$"""
                "thing{{table}}": { "description": "The things of kind {{table}}.", "columns": [
                  { "name": "id", "type": "int", "isPrimary": true, "isGenerated": true },
                  { "name": "title", "type": "varchar", "isNullable": false, "options": { "length": 200 } },
                  { "name": "summary", "type": "text" },
                  { "name": "price", "type": "decimal", "options": { "precision": 10, "scale": 2 } },
                  { "name": "status", "type": "enum", "options": ["draft", "open", "closed"] },
                  { "name": "isActive", "type": "boolean", "isNullable": false, "defaultValue": true },
                  { "name": "startsAt", "type": "datetime" },
                  { "name": "token", "type": "uuid" },
                  { "name": "tags", "type": "array" },
                  { "name": "value", "type": "{{(table == 150 ? typeOf150 : "text")}}" } ],
                  "relations": [
                  { "propertyName": "previous", "type": "many-to-one", "targetTable": "thing{{Math.Max(0, table - 1)}}", "inversePropertyName": "nexts{{table}}" },
                  { "propertyName": "first", "type": "many-to-one", "targetTable": "thing0" }] }
                """);
        }

        return text.Append('}').ToString();
    }

    private sealed class Snapshot(string text) : AdditionalText
    {
        public override string Path => "snapshot.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values("build_property.RootNamespace", "App");

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values("build_metadata.AdditionalFiles.SnapwrightKind", "Snapshot");
    }

    private sealed class Values(string key, string value) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string requested, out string found)
        {
            found = requested == key ? value : "";
            return requested == key;
        }
    }
}
