using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Problems;

/// <summary>A place in a text that a request, or the model, has.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The UTF-16 unit in the line, from 1.</param>
/// <param name="Offset">UTF-16 units before it.</param>
/// <param name="Length">UTF-16 units of it.</param>
public sealed record FaultPlace(int Line, int Column, int Offset, int Length)
{
    internal static FaultPlace Of(string text, SourceSpan span)
    {
        var start = Math.Clamp(span.Start, 0, text.Length);
        var before = text.AsSpan(0, start);
        return new(before.Count('\n') + 1, start - before.LastIndexOf('\n'), start, Math.Clamp(span.Length, 0, text.Length - start));
    }
}
