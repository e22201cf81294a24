using System.Text.Json;

namespace Snapwright.Parity.Tests.Randomised;

/// <summary>A place of a JSON column.</summary>
/// <param name="Path">As it is sent.</param>
/// <param name="Steps">Names and indexes.</param>
public sealed record JsonPlace(string Path, IReadOnlyList<object> Steps)
{
    /// <summary>The places of the random reads.</summary>
    public static IReadOnlyList<JsonPlace> All { get; } =
    [
        new("$", []), new("$.a", ["a"]), new("$.a.b", ["a", "b"]), new("$.a.b.c", ["a", "b", "c"]), new("$.b[0]", ["b", 0]), new("$.b[1]", ["b", 1]),
        new("$.b[3]", ["b", 3]), new("$[1]", [1]), new("$[0]", [0]), new("$[\"a b\"]", ["a b"]), new("$.n", ["n"]), new("$.s", ["s"]),
        new("$[\"0\"]", ["0"]), new("$.a[0]", ["a", 0]), new("$[\"q\\\"u[o].te\"]", ["q\"u[o].te"]), new("$.é", ["é"]),
    ];

    /// <summary>What is there; null for nothing.</summary>
    public JsonElement? Find(string json)
    {
        var element = JsonDocument.Parse(json).RootElement;
        foreach (var step in Steps)
        {
            if (step is string name && element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value))
            {
                element = value;
            }
            else if (step is int index && element.ValueKind == JsonValueKind.Array && index < element.GetArrayLength())
            {
                element = element[index];
            }
            else
            {
                return null;
            }
        }

        return element;
    }

    /// <inheritdoc/>
    public override string ToString() => Path;
}

/// <summary>The value of a JSON column.</summary>
public sealed record JsonValueText(string Json);
