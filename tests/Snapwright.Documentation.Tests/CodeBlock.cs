namespace Snapwright.Documentation.Tests;

/// <summary>A fenced block of a page.</summary>
/// <param name="Language">What stands behind the fence.</param>
/// <param name="Source">The file of a <c>&lt;!-- from FILE --&gt;</c> line right above, or null.</param>
/// <param name="File">The file that a reader writes, of a <c>&lt;!-- file: FILE --&gt;</c> line right above, or null.</param>
/// <param name="Text">The lines between the fences.</param>
/// <param name="Line">The line of the opening fence, from 1.</param>
internal sealed record CodeBlock(string Language, string? Source, string? File, string Text, int Line)
{
    public static IReadOnlyList<CodeBlock> Of(string markdown)
    {
        var blocks = new List<CodeBlock>();
        var lines = markdown.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }

            var end = Array.IndexOf(lines, "```", i + 1);
            Assert.True(end > 0, $"The fence of line {i + 1} is not closed.");
            var above = i > 0 ? lines[i - 1] : "";
            blocks.Add(new(lines[i][3..].Trim(), Named(above, "<!-- from "), Named(above, "<!-- file: "), string.Join('\n', lines[(i + 1)..end]), i + 1));
            i = end;
        }

        return blocks;
    }

    private static string? Named(string line, string start) =>
        line.StartsWith(start, StringComparison.Ordinal) ? line[start.Length..].Replace(" -->", "", StringComparison.Ordinal) : null;
}
