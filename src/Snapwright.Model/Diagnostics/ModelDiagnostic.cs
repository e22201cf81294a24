namespace Snapwright.Model.Diagnostics;

/// <summary>How grave a diagnostic is.</summary>
public enum DiagnosticLevel
{
    /// <summary>Nothing is built or served from it.</summary>
    Error,

    /// <summary>It works, and is probably not meant.</summary>
    Warning,
}

/// <summary>A fault of an input file, told the same way by the build, the editor and the server.</summary>
/// <param name="Id">Stable: <c>SW</c> and four digits; see docs/reference/diagnostics.md.</param>
/// <param name="Level">How grave.</param>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Position">Where.</param>
public sealed record ModelDiagnostic(string Id, DiagnosticLevel Level, string Message, TextPosition Position)
{
    /// <summary>As compilers print it: <c>snapshot.json(3,14): error SW0004: ...</c>.</summary>
    public override string ToString() =>
        $"{Position.File}({Position.Line},{Position.Column}): {(Level == DiagnosticLevel.Error ? "error" : "warning")} {Id}: {Message}";
}

/// <summary>A place in a text file.</summary>
/// <param name="File">The path as it was given.</param>
/// <param name="Offset">Characters before it.</param>
/// <param name="Length">Characters of it, at least 1 where the text goes on.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">In UTF-16 units, from 1.</param>
/// <param name="JsonPath">The place in the document: <c>$.books.columns[2].type</c>.</param>
public sealed record TextPosition(string File, int Offset, int Length, int Line, int Column, string JsonPath);
