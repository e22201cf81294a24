using System.Globalization;
using Snapwright.Model.Json;

namespace Snapwright.Query.Rest;

/// <summary>A value in the making, out of parameters with brackets: a leaf, a list that is appended to, or branches by name or index.</summary>
internal sealed class OptionBranch
{
    private readonly List<KeyValuePair<string, OptionBranch>> _branches = [];
    private readonly Dictionary<string, OptionBranch> _byName = [];
    private readonly List<JsonNode> _items = [];
    private JsonNode? _leaf;

    /// <summary>Adds a value at a place; what stands against it, or null.</summary>
    public (string Path, string Message)? Add(IReadOnlyList<string> steps, JsonNode leaf)
    {
        var branch = this;
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i] == BracketPath.Append && i > 0)
            {
                return branch.Append(steps, i, leaf);
            }

            if (branch._leaf is not null || branch._items.Count > 0)
            {
                return (BracketPath.PathOf(steps, i), $"'{BracketPath.PathOf(steps, i)}' is given both as a value and with brackets.");
            }

            if (!branch._byName.TryGetValue(steps[i], out var next))
            {
                next = new();
                branch._byName.Add(steps[i], next);
                branch._branches.Add(new(steps[i], next));
            }

            branch = next;
        }

        return branch.Set(BracketPath.PathOf(steps, steps.Count), leaf);
    }

    /// <summary>The options of a root.</summary>
    public JsonObject ToObject(RestReading reading)
    {
        var properties = new List<JsonProperty>();
        foreach (var branch in _branches)
        {
            if (branch.Value.ToNode(reading, branch.Key) is { } value)
            {
                properties.Add(new(branch.Key, 0, 0, value));
            }
        }

        return new([.. properties], 0, 0);
    }

    private (string Path, string Message)? Append(IReadOnlyList<string> steps, int at, JsonNode leaf)
    {
        var path = BracketPath.PathOf(steps, at);
        if (at < steps.Count - 1)
        {
            return (path, "Nothing can stand behind '[]'; write the index: [0], [1].");
        }

        if (_leaf is not null || _branches.Count > 0)
        {
            return (path, $"'{path}' is given both as a list and as something else.");
        }

        _items.Add(leaf);
        return null;
    }

    private (string Path, string Message)? Set(string path, JsonNode leaf)
    {
        if (_leaf is not null)
        {
            return (path, $"The parameter '{path}' is given more than once.");
        }

        if (_branches.Count > 0 || _items.Count > 0)
        {
            return (path, $"'{path}' is given both as a value and with brackets.");
        }

        _leaf = leaf;
        return null;
    }

    private JsonNode? ToNode(RestReading reading, string path)
    {
        if (_leaf is not null)
        {
            return _leaf;
        }

        if (_items.Count > 0)
        {
            return new JsonArray([.. _items], 0, 0);
        }

        if (_branches.Count == 0)
        {
            return null;
        }

        return _branches.All(static b => BracketPath.IsIndex(b.Key)) ? ToArray(reading, path) : ToInner(reading, path);
    }

    private JsonObject ToInner(RestReading reading, string path)
    {
        var properties = new List<JsonProperty>();
        foreach (var branch in _branches)
        {
            if (branch.Value.ToNode(reading, path + "." + branch.Key) is { } value)
            {
                properties.Add(new(branch.Key, 0, 0, value));
            }
        }

        return new([.. properties], 0, 0);
    }

    private JsonArray ToArray(RestReading reading, string path)
    {
        var items = new List<JsonNode>();
        for (var i = 0; i < _branches.Count; i++)
        {
            var index = i.ToString(CultureInfo.InvariantCulture);
            if (!_byName.TryGetValue(index, out var branch))
            {
                reading.Error("invalid_value", path, $"The items of '{path}' are numbered from 0 without a gap; [{index}] is missing.");
                break;
            }

            if (branch.ToNode(reading, $"{path}[{index}]") is { } item)
            {
                items.Add(item);
            }
        }

        return new([.. items], 0, 0);
    }
}
