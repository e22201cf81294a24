using System.Globalization;

namespace Snapwright.Model.Diagnostics;

/// <summary>A kind of diagnostic.</summary>
/// <param name="Id">Stable: <c>SW</c> and four digits.</param>
/// <param name="Level">How grave.</param>
/// <param name="Title">What is wrong, in general.</param>
/// <param name="Template">The message, a composite format.</param>
/// <param name="Help">What to do.</param>
public sealed record DiagnosticRule(string Id, DiagnosticLevel Level, string Title, string Template, string Help)
{
    /// <summary>The message with its arguments.</summary>
    public string Format(params object[] arguments) => string.Format(CultureInfo.InvariantCulture, Template, arguments);

    /// <summary>A diagnostic of this kind.</summary>
    public ModelDiagnostic At(TextPosition position, params object[] arguments) => new(Id, Level, Format(arguments), position);
}
