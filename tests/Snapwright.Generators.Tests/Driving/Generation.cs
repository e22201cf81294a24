using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Snapwright.Generators.Tests.Driving;

/// <summary>What one run of the generator made.</summary>
internal sealed class Generation(GeneratorRunResult result, CSharpCompilation compilation, CSharpParseOptions parseOptions)
{
    /// <summary>The names of the files.</summary>
    public IEnumerable<string> Files => result.GeneratedSources.Select(static s => s.HintName);

    /// <summary>What the generator reported, as the compiler prints it.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => result.Diagnostics;

    /// <summary>The text of a file.</summary>
    public string this[string file] => result.GeneratedSources.Single(s => s.HintName == file).SourceText.ToString();

    /// <summary>The reasons of all outputs of a tracked step.</summary>
    public IReadOnlyList<IncrementalStepRunReason> ReasonsOf(string step) => result.TrackedSteps.TryGetValue(step, out var runs)
        ? [.. runs.SelectMany(static r => r.Outputs).Select(static o => o.Reason)]
        : [];

    /// <summary>The outputs of a tracked step that were made anew.</summary>
    public IReadOnlyList<object> MadeAnew(string step) =>
        [.. result.TrackedSteps[step].SelectMany(static r => r.Outputs).Where(static o => !IsKept(o.Reason)).Select(static o => o.Value)];

    /// <summary>Every tracked step of ours and every output was kept.</summary>
    public void AssertNothingWasMadeAnew()
    {
        var ours = result.TrackedSteps.Where(static s => s.Key.StartsWith("Snapwright.", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(ours);
        foreach (var (step, runs) in ours)
        {
            Assert.All(runs.SelectMany(static r => r.Outputs), o => Assert.True(IsKept(o.Reason), $"{step} was {o.Reason}"));
        }

        Assert.All(
            result.TrackedOutputSteps.SelectMany(static s => s.Value).SelectMany(static r => r.Outputs),
            static o => Assert.Equal(IncrementalStepRunReason.Cached, o.Reason));
    }

    /// <summary>The generator has nothing to say.</summary>
    public Generation AssertIsClean()
    {
        Assert.Empty(result.Diagnostics);
        return this;
    }

    /// <summary>The emitted code compiles, with every warning an error.</summary>
    public Generation AssertCompiles()
    {
        Assert.Null(result.Exception);
        var errors = Compilation().GetDiagnostics().Where(static d => d.Severity >= DiagnosticSeverity.Warning).ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors.Take(20)));
        return this;
    }

    /// <summary>The compilation with the emitted files.</summary>
    public CSharpCompilation Compilation() => compilation.AddSyntaxTrees(
        result.GeneratedSources.Select(s => CSharpSyntaxTree.ParseText(s.SourceText, parseOptions, s.HintName)));

    private static bool IsKept(IncrementalStepRunReason reason) => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;
}
