using Snapwright.Model.Diagnostics;
using Snapwright.Model.Snapshots;

namespace Snapwright.Query.FunQl.Views;

/// <summary>Faults of FunQL texts as diagnostics of the files that they stand in.</summary>
public static class FunQlRules
{
    /// <summary>The rule of a sort of fault.</summary>
    public static DiagnosticRule Of(FunQlErrorKind kind) => kind switch
    {
        FunQlErrorKind.Lexical or FunQlErrorKind.Syntax => DiagnosticCatalog.FunQlSyntax,
        FunQlErrorKind.Name => DiagnosticCatalog.FunQlName,
        FunQlErrorKind.Type => DiagnosticCatalog.FunQlType,
        FunQlErrorKind.NotAllowed => DiagnosticCatalog.FunQlNotAllowed,
        FunQlErrorKind.NotSupported => DiagnosticCatalog.FunQlNotSupported,
        _ => DiagnosticCatalog.FunQlBound,
    };

    /// <summary>The diagnostic of a fault.</summary>
    /// <param name="error">The fault.</param>
    /// <param name="what">What the text is: <c>view 'overdue_loans'</c>.</param>
    /// <param name="text">Where the text stands.</param>
    /// <param name="allowBroken">Whether it may be broken: a warning then.</param>
    public static ModelDiagnostic At(this FunQlError error, string what, Place text, bool allowBroken)
    {
        var position = text.Part(error.Span.Start, Math.Max(error.Span.Length, 1)).Position;
        return (allowBroken ? DiagnosticCatalog.BrokenAllowed : Of(error.Kind)).At(position, what, error.Message);
    }
}
