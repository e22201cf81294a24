using System.Text;
using Snapwright.Model.Diagnostics;

namespace Snapwright.Model.Json;

/// <summary>
/// Recursive descent over the text. Items of unfinished arrays and objects lie on two shared stacks, so that a value costs
/// its node and one exact array per container.
/// </summary>
internal sealed partial class JsonParser(string text, int maxErrors)
{
    private readonly List<JsonNode> _items = [];
    private readonly List<JsonProperty> _properties = [];
    private List<JsonError>? _errors;
    private object?[] _path = new object?[4];
    private int _depth;
    private int _at;
    private bool _stopped;

    public IReadOnlyList<JsonError> Errors => (IReadOnlyList<JsonError>?)_errors ?? [];

    public JsonNode? Parse()
    {
        if (text.Length > 0 && text[0] == '\uFEFF')
        {
            _at = 1;
        }

        SkipSpace();
        var root = ParseValue();
        SkipSpace();
        if (!_stopped && _at < text.Length)
        {
            Report($"expected the end of the text, found {Found()}");
        }

        return root;
    }

    private JsonNode? ParseValue()
    {
        if (_at == text.Length)
        {
            return Stop($"expected a value, found {Found()}");
        }

        switch (text[_at])
        {
            case '{':
                return Nested(isObject: true);
            case '[':
                return Nested(isObject: false);
            case '"':
                var start = _at;
                return ParseString() is { } value ? new JsonString(value, start, _at - start) : null;
            case '-' or (>= '0' and <= '9'):
                return ParseNumber();
            default:
                return ParseWord();
        }
    }

    private JsonNode? Nested(bool isObject)
    {
        if (_depth == JsonText.MaxDepth)
        {
            Report(DiagnosticCatalog.JsonTooDeep, $"{JsonText.MaxDepth}", 1);
            _stopped = true;
            return null;
        }

        if (_depth == _path.Length)
        {
            Array.Resize(ref _path, _path.Length * 2);
        }

        _path[_depth++] = null;
        JsonNode? node = isObject ? ParseObject() : ParseArray();
        _depth--;
        return node;
    }

    private JsonArray? ParseArray()
    {
        var start = _at++;
        var first = _items.Count;
        _path[_depth - 1] = first;
        SkipSpace();
        while (!_stopped && !Take(']'))
        {
            if (ParseValue() is not { } item)
            {
                return null;
            }

            _items.Add(item);
            if (!Continues(']', "an item"))
            {
                break;
            }
        }

        return _stopped ? null : new JsonArray(Pop(_items, first), start, _at - start);
    }

    private JsonObject? ParseObject()
    {
        var start = _at++;
        var first = _properties.Count;
        HashSet<string>? names = null;
        SkipSpace();
        while (!_stopped && !Take('}'))
        {
            if (_at == text.Length || text[_at] != '"')
            {
                return Stop<JsonObject>($"expected a property name in double quotes, found {Found()}");
            }

            var nameStart = _at;
            if (ParseString() is not { } name)
            {
                return null;
            }

            var nameLength = _at - nameStart;
            _path[_depth - 1] = name;
            var isTwice = IsTwice(name, first, ref names);
            if (isTwice)
            {
                Report(DiagnosticCatalog.JsonDuplicateKey, name, nameLength, nameStart);
            }

            SkipSpace();
            if (!Take(':'))
            {
                return Stop<JsonObject>($"expected ':' after the property name, found {Found()}");
            }

            SkipSpace();
            if (ParseValue() is not { } value)
            {
                return null;
            }

            if (!isTwice)
            {
                _properties.Add(new(name, nameStart, nameLength, value));
            }

            _path[_depth - 1] = null;
            if (!Continues('}', "a property"))
            {
                break;
            }
        }

        return _stopped ? null : new JsonObject(Pop(_properties, first), start, _at - start);
    }

    /// <summary>After an item: takes the comma, or the end. True: there is another item to read.</summary>
    private bool Continues(char end, string what)
    {
        SkipSpace();
        if (Take(end))
        {
            return false;
        }

        if (Take(','))
        {
            var comma = _at - 1;
            SkipSpace();
            if (_at < text.Length && text[_at] == end)
            {
                Report(DiagnosticCatalog.JsonSyntax, $"expected {what} after ',', found '{end}'", 1, comma);
            }

            return !Take(end);
        }

        // A forgotten comma is the one fault that leaves no doubt about what follows.
        var isForgotten = _at < text.Length && (text[_at] == '"' || (end == ']' && text[_at] is '{' or '['));
        Report($"expected ',' or '{end}', found {Found()}");
        _stopped |= !isForgotten;
        return !_stopped;
    }

    private bool IsTwice(string name, int first, ref HashSet<string>? names)
    {
        if (names is not null)
        {
            return !names.Add(name);
        }

        for (var i = first; i < _properties.Count; i++)
        {
            if (_properties[i].Name == name)
            {
                return true;
            }
        }

        if (_properties.Count - first > 8)
        {
            names = new(_properties.Skip(first).Select(static p => p.Name), StringComparer.Ordinal) { name };
        }

        return false;
    }

    private static T[] Pop<T>(List<T> stack, int first)
    {
        if (stack.Count == first)
        {
            return [];
        }

        var items = new T[stack.Count - first];
        stack.CopyTo(first, items, 0, items.Length);
        stack.RemoveRange(first, items.Length);
        return items;
    }

    private bool Take(char c)
    {
        if (_at < text.Length && text[_at] == c)
        {
            _at++;
            return true;
        }

        return false;
    }

    private string PathHere()
    {
        var path = new StringBuilder(JsonPath.Root);
        for (var i = 0; i < _depth; i++)
        {
            if (_path[i] is string name)
            {
                JsonPath.AppendProperty(path, name);
            }
            else if (_path[i] is int first)
            {
                JsonPath.AppendIndex(path, ItemsAt(i, first));
            }
        }

        return path.ToString();
    }

    /// <summary>How many items of the array at a level are read: up to where the next inner array's items begin.</summary>
    private int ItemsAt(int level, int first)
    {
        for (var i = level + 1; i < _depth; i++)
        {
            if (_path[i] is int inner)
            {
                return inner - first;
            }
        }

        return _items.Count - first;
    }
}
