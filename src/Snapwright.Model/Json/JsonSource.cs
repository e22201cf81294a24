using Snapwright.Model.Diagnostics;

namespace Snapwright.Model.Json;

/// <summary>A JSON text with its name: turns offsets into positions, and does so only when one is asked for.</summary>
public sealed class JsonSource(string file, string text)
{
    private LineMap? _lines;

    /// <summary>The path of the file as it was given, or another name of the text such as <c>request body</c>.</summary>
    public string File { get; } = file;

    /// <summary>The text.</summary>
    public string Text { get; } = text;

    /// <summary>The value of the text; null before it was parsed, or where it could not be.</summary>
    public JsonNode? Root { get; internal set; }

    /// <summary>The position of a part of the text.</summary>
    /// <param name="offset">Characters before it; 0 to the length of the text.</param>
    /// <param name="length">Characters of it.</param>
    /// <param name="path">The place in the document; found from the offset where it is null.</param>
    public TextPosition At(int offset, int length, string? path = null)
    {
        _lines ??= new LineMap(Text);
        var (line, column) = _lines.Find(offset);
        path ??= Root is null ? JsonPath.Root : JsonPath.To(Root, offset);
        return new(File, offset, Math.Min(length, Text.Length - offset), line, column, path);
    }

    /// <summary>The position of a value.</summary>
    public TextPosition At(JsonNode node) => At(node.Offset, node.Length);
}
