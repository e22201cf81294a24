using Snapwright.Model.Diagnostics;

namespace Snapwright.Metadata;

/// <summary>The application cannot start with its files and its database as they are; the message says what to do.</summary>
public sealed class ModelStartupException : Exception
{
    /// <summary>A refusal with one reason.</summary>
    public ModelStartupException(string message)
        : base(message)
    {
    }

    /// <summary>A refusal for faults of the files: one line each, as compilers print them.</summary>
    public ModelStartupException(string introduction, IEnumerable<ModelDiagnostic> diagnostics)
        : base(introduction + Environment.NewLine + string.Join(Environment.NewLine, diagnostics))
    {
    }
}
