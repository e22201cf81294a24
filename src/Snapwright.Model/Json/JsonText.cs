using System.Diagnostics.CodeAnalysis;
using Snapwright.Model.Collections;
using Snapwright.Model.Diagnostics;

namespace Snapwright.Model.Json;

/// <summary>Reads JSON as RFC 8259 defines it: no comments, no trailing commas, no key twice, at most 64 levels deep.</summary>
public static class JsonText
{
    /// <summary>The deepest nesting of objects and arrays that is read.</summary>
    public const int MaxDepth = 64;

    /// <summary>The most levels of objects and arrays that a value of a database has: beyond them the functions of MariaDB take JSON for none.</summary>
    public const int MostStoredLevels = 31;

    private const int MaxErrors = 20;

    /// <summary>Reads a file and reports up to 20 faults; where it can be guessed what was meant, there is a value nevertheless.</summary>
    /// <param name="file">For positions.</param>
    /// <param name="text">The text; a leading byte order mark is skipped.</param>
    public static JsonReading Parse(string file, string text)
    {
        var source = new JsonSource(file, text);
        var parser = new JsonParser(text, MaxErrors);
        source.Root = parser.Parse();
        var diagnostics = parser.Errors.Select(e => e.Rule.At(source.At(e.Offset, e.Length, e.Path), e.Detail)).ToEquatableArray();
        return new(source, source.Root, diagnostics);
    }

    /// <summary>Reads a short text and stops at the first fault.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out JsonNode? root, [NotNullWhen(false)] out JsonError? error)
    {
        var parser = new JsonParser(text, maxErrors: 1);
        root = parser.Parse();
        error = parser.Errors.Count > 0 ? parser.Errors[0] : null;
        if (error is not null)
        {
            root = null;
            return false;
        }

        return root is not null;
    }
}

/// <summary>What became of a JSON file.</summary>
/// <param name="Source">The text with its positions.</param>
/// <param name="Root">Its value; null where nothing could be made of it. With faults it is a best guess.</param>
/// <param name="Diagnostics">The faults, in the order of the text.</param>
public sealed record JsonReading(JsonSource Source, JsonNode? Root, EquatableArray<ModelDiagnostic> Diagnostics);

/// <summary>A fault of a JSON text.</summary>
/// <param name="Rule">Which kind.</param>
/// <param name="Detail">What was expected, and what was there.</param>
/// <param name="Offset">Characters before it.</param>
/// <param name="Length">Characters of it; 0 at the end of the text.</param>
/// <param name="Path">The place in the document.</param>
public sealed record JsonError(DiagnosticRule Rule, string Detail, int Offset, int Length, string Path)
{
    /// <summary>The whole message.</summary>
    public string Message => Rule.Format(Detail);
}
