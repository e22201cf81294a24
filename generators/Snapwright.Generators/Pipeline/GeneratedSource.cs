using Snapwright.Generators.Diagnostics;
using Snapwright.Model.Collections;
using Snapwright.Model.Diagnostics;

namespace Snapwright.Generators.Pipeline;

/// <summary>An emitted file, or why it could not be.</summary>
/// <param name="HintName">Its name.</param>
/// <param name="Text">Its text; null where nothing is emitted.</param>
/// <param name="Diagnostics">What to report.</param>
internal sealed record GeneratedSource(string HintName, string? Text, EquatableArray<ModelDiagnostic> Diagnostics)
{
    /// <summary>Emits a file. A failure is a bug of ours: it is reported, and other files are emitted all the same.</summary>
    public static GeneratedSource Emit(string hintName, Func<string?> emit)
    {
#pragma warning disable CA1031 // A generator that throws takes all its output with it.
        try
        {
            return new(hintName, emit(), default);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new(hintName, null, EquatableArray.Of(GeneratorRules.Failure(hintName, exception)));
        }
#pragma warning restore CA1031
    }
}
