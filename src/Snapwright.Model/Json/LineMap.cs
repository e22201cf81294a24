namespace Snapwright.Model.Json;

/// <summary>Turns offsets of a text into lines and columns. Lines end with LF, CR LF or CR.</summary>
public sealed class LineMap
{
    private readonly int[] _starts;

    /// <summary>Reads the text once.</summary>
    public LineMap(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        _starts = [.. starts];
    }

    /// <summary>The line (from 1) and column (UTF-16 units, from 1) of an offset.</summary>
    public (int Line, int Column) Find(int offset)
    {
        var index = Array.BinarySearch(_starts, offset);
        var line = index >= 0 ? index : ~index - 1;
        return (line + 1, offset - _starts[line] + 1);
    }
}
