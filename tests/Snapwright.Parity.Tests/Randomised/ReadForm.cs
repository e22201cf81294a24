using System.Globalization;
using System.Text.Json.Nodes;

namespace Snapwright.Parity.Tests.Randomised;

/// <summary>A way to ask.</summary>
public enum ReadForm
{
    /// <summary>JSON in parameters of the URL.</summary>
    Parameter,

    /// <summary>Parameters with brackets, where they can say it.</summary>
    Brackets,

    /// <summary>A JSON body.</summary>
    Body,
}

/// <summary>JSON as parameters with brackets.</summary>
public static class Brackets
{
    /// <summary>The parameters; null where brackets cannot say it: what is empty, and the word null.</summary>
    public static string? Write(string name, JsonNode? value)
    {
        var parameters = new List<string>();
        return Add(parameters, Uri.EscapeDataString(name), value) ? string.Join('&', parameters) : null;
    }

    private static bool Add(List<string> parameters, string path, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject { Count: 0 } or JsonArray { Count: 0 }:
                return false;
            case JsonObject json:
                return json.All(p => p.Key != "_json" && Add(parameters, $"{path}[{Uri.EscapeDataString(p.Key)}]", p.Value));
            case JsonArray array:
                return array.Index().All(i => Add(parameters, $"{path}[{i.Index.ToString(CultureInfo.InvariantCulture)}]", i.Item));
            case JsonValue value when value.TryGetValue<string>(out var text):
                parameters.Add($"{path}={Uri.EscapeDataString(text)}");
                return text != "null";
            default:
                parameters.Add($"{path}={(node is null ? "null" : Uri.EscapeDataString(node.ToJsonString()))}");
                return true;
        }
    }
}
