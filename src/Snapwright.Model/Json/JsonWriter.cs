using System.Text;

namespace Snapwright.Model.Json;

/// <summary>Writes JSON with two spaces of indent and LF, for files that people compare. Short arrays of strings stay on a line.</summary>
public sealed class JsonWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _isFirst = true;

    /// <summary>Begins an object, as a value or, with a name, as a property.</summary>
    public void BeginObject(string? name = null) => Begin('{', name);

    /// <summary>Ends the innermost object.</summary>
    public void EndObject() => End('}');

    /// <summary>Begins an array, as a value or, with a name, as a property.</summary>
    public void BeginArray(string? name = null) => Begin('[', name);

    /// <summary>Ends the innermost array.</summary>
    public void EndArray() => End(']');

    /// <summary>Writes a property of text.</summary>
    public void Text(string name, string value) => Raw(name, CanonicalJson.Write(value));

    /// <summary>Writes a property of true or false.</summary>
    public void Flag(string name, bool value) => Raw(name, value ? "true" : "false");

    /// <summary>Writes a property, or an item without a name, of JSON text that is written already.</summary>
    public void Raw(string? name, string json)
    {
        Next(name);
        _text.Append(json);
    }

    /// <summary>Writes strings on one line, as a property or an item.</summary>
    public void Strings(string? name, IEnumerable<string> values) =>
        Raw(name, "[" + string.Join(", ", values.Select(CanonicalJson.Write)) + "]");

    /// <summary>The text so far, with an LF at its end.</summary>
    public override string ToString() => _text + "\n";

    private void Begin(char bracket, string? name)
    {
        Next(name);
        _text.Append(bracket);
        _depth++;
        _isFirst = true;
    }

    private void End(char bracket)
    {
        _depth--;
        if (!_isFirst)
        {
            NewLine();
        }

        _text.Append(bracket);
        _isFirst = false;
    }

    private void Next(string? name)
    {
        if (!_isFirst)
        {
            _text.Append(',');
        }

        if (_depth > 0)
        {
            NewLine();
        }

        _isFirst = false;
        if (name is not null)
        {
            CanonicalJson.WriteString(_text, name);
            _text.Append(": ");
        }
    }

    private void NewLine() => _text.Append('\n').Append(' ', _depth * 2);
}
