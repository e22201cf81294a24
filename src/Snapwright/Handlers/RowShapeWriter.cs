using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Query.Results;

namespace Snapwright.Handlers;

/// <summary>
/// Writes result rows of one shape as JSON objects: the interpreter's rows, and those of requests that choose their fields.
/// Made once per shape: names are encoded, and writing a row allocates nothing of its own.
/// </summary>
public sealed class RowShapeWriter
{
    private readonly ShapeFieldWriter[] _fields;

    /// <summary>A writer of a shape.</summary>
    public RowShapeWriter(RowShape shape)
    {
        _fields = new ShapeFieldWriter[shape.Fields.Count];
        for (var i = 0; i < _fields.Length; i++)
        {
            _fields[i] = new(shape.Fields[i], isFirst: i == 0);
            Width = Math.Max(Width, _fields[i].Width);
        }
    }

    /// <summary>The number of columns of the row that it looks at.</summary>
    internal int Width { get; }

    /// <summary>Writes the row at the reader's position.</summary>
    public void Write(RowReader row, JsonOutput output)
    {
        if (_fields.Length == 0)
        {
            output.Raw("{}"u8);
            return;
        }

        foreach (var field in _fields)
        {
            output.Raw(field.Prefix);
            field.Write(row, output);
        }

        output.Raw((byte)'}');
    }

    /// <summary>Writes a nested row, of which <paramref name="cells"/> says where in <paramref name="json"/> its values are.</summary>
    internal void Write(ReadOnlySpan<byte> json, ReadOnlySpan<NestedCell> cells, JsonOutput output)
    {
        if (_fields.Length == 0)
        {
            output.Raw("{}"u8);
            return;
        }

        foreach (var field in _fields)
        {
            output.Raw(field.Prefix);
            field.Write(json, cells, output);
        }

        output.Raw((byte)'}');
    }
}
