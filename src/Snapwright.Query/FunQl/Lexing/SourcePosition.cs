namespace Snapwright.Query.FunQl.Lexing;

/// <summary>A place in a text as people count.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
public readonly record struct SourcePosition(int Line, int Column)
{
    /// <summary>The line and column of an offset; offsets behind the end count as the end.</summary>
    public static SourcePosition Of(string text, int offset)
    {
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < Math.Min(offset, text.Length); i++)
        {
            if (text[i] == '\n')
            {
                line++;
                lineStart = i + 1;
            }
        }

        return new(line, Math.Min(offset, text.Length) - lineStart + 1);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Line}:{Column}";
}
