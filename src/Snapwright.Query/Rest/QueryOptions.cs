using Snapwright.Model.Json;

namespace Snapwright.Query.Rest;

/// <summary>
/// The parameters of a query string as the one tree of options that all readers read, and that a body of options is already. A parameter
/// without brackets is a whole option, <c>limit=5</c>, <c>filter={...}</c>; one with brackets is a leaf of it, <c>filter[price][_gte]=5</c>.
/// </summary>
internal sealed class QueryOptions(RestReading reading)
{
    private const int LongestName = 1000;

    /// <summary>The options, in the order of their first mention. What is not understood is left out, with an error.</summary>
    public JsonObject Read(IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        var root = new OptionBranch();
        if (parameters.Count > reading.Limits.MaxParameters)
        {
            reading.Error("limit_exceeded", "query", $"There are more than {reading.Limits.MaxParameters} parameters.");
            return new([], 0, 0);
        }

        foreach (var parameter in parameters)
        {
            Add(root, parameter.Key, parameter.Value);
        }

        return root.ToObject(reading);
    }

    private void Add(OptionBranch root, string name, string text)
    {
        if (name.Length > LongestName)
        {
            reading.Error("limit_exceeded", "query", $"The name of a parameter has more than {LongestName} characters.");
            return;
        }

        if (BracketPath.Steps(name) is not { } steps)
        {
            reading.Error("invalid_value", BracketPath.OptionOf(name), $"The brackets of '{name}' are not in pairs, or something stands behind them.");
            return;
        }

        if (steps.Count > reading.Limits.MaxFilterDepth + 2)
        {
            reading.Error("limit_exceeded", steps[0], $"More than {reading.Limits.MaxFilterDepth} brackets deep.");
            return;
        }

        if (Leaf(steps, text) is { } leaf && root.Add(steps, leaf) is { } conflict)
        {
            reading.Error("invalid_value", conflict.Path, conflict.Message);
        }
    }

    // In brackets, null is the one word that cannot be told by the type of a field.
    private JsonNode? Leaf(IReadOnlyList<string> steps, string text)
    {
        if (steps.Count > 1)
        {
            return text == "null" ? new JsonNull(0) : new JsonString(text, 0, text.Length);
        }

        if (!IsJson(steps[0], text))
        {
            return new JsonString(text, 0, text.Length);
        }

        if (JsonText.TryParse(text, out var node, out var error))
        {
            return node;
        }

        reading.Error("invalid_json", steps[0], $"At character {error.Offset + 1}: {error.Message}");
        return null;
    }

    private static bool IsJson(string name, string text) =>
        name is "filter" or "deep" or "having" || (name == "aggregate" && text.TrimStart() is { Length: > 0 } json && json[0] == '{');
}
