using System.Text;

namespace Snapwright.Generators.Emission;

/// <summary>
/// Text of C# with indentation. A block of several lines is indented as a whole, so that emitters hold raw strings that look
/// like what they emit.
/// </summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new(8192);

    /// <summary>The depth, in steps of four spaces.</summary>
    public int Indentation { get; private set; }

    /// <summary>An empty line.</summary>
    public void Line() => _text.Append('\n');

    /// <summary>A line or lines, each indented; empty ones stay empty.</summary>
    public void Line(string lines)
    {
        var start = 0;
        while (true)
        {
            var end = lines.IndexOf('\n', start);
            var length = (end < 0 ? lines.Length : end) - start;
            if (length > 0 && lines[start + length - 1] == '\r')
            {
                length--;
            }

            if (length > 0)
            {
                _text.Append(' ', Indentation * 4).Append(lines, start, length);
            }

            _text.Append('\n');
            if (end < 0)
            {
                return;
            }

            start = end + 1;
        }
    }

    /// <summary>Lines, and the brace that opens a block after them.</summary>
    public void Open(string lines)
    {
        Line(lines);
        Line("{");
        Indentation++;
    }

    /// <summary>The brace that closes a block, and what follows it.</summary>
    public void Close(string after = "")
    {
        if (Indentation == 0)
        {
            throw new InvalidOperationException("No block is open.");
        }

        // The blank line that follows every block inside is one too many at the end.
        if (_text.Length > 1 && _text[_text.Length - 1] == '\n' && _text[_text.Length - 2] == '\n')
        {
            _text.Length--;
        }

        Indentation--;
        Line("}" + after);
    }

    /// <summary>One step deeper.</summary>
    public void Indent() => Indentation++;

    /// <summary>One step back.</summary>
    public void Outdent() => Indentation--;

    /// <summary>The text; all blocks must be closed.</summary>
    public override string ToString() =>
        Indentation == 0 ? _text.ToString() : throw new InvalidOperationException($"{Indentation} blocks are still open.");
}
