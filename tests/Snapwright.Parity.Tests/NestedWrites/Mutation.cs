using System.Text.Json.Nodes;

namespace Snapwright.Parity.Tests.NestedWrites;

/// <summary>Makes a body wrong in one place.</summary>
internal static class Mutation
{
    private static readonly string[] Names = ["create", "connect", "disconnect", "set", "update", "delete", "id", "name", "points", "jobs", "job", "project", "lead", "labels", "x", ""];

    public static void Apply(Random random, JsonNode body)
    {
        var places = Places(body).ToList();
        if (places.Count == 0)
        {
            return;
        }

        var place = places[random.Next(places.Count)];
        switch (place)
        {
            case JsonObject json when json.Count > 0 && random.Next(3) > 0:
                var (name, value) = json.ElementAt(random.Next(json.Count));
                json.Remove(name);
                json[Names[random.Next(Names.Length)]] = random.Next(2) == 0 ? value?.DeepClone() : Value(random);
                break;
            case JsonObject json:
                json[Names[random.Next(Names.Length)]] = Value(random);
                break;
            case JsonArray array when array.Count > 0 && random.Next(2) == 0:
                array[random.Next(array.Count)] = Value(random);
                break;
            case JsonArray array:
                array.Add(Value(random));
                break;
            default:
                break;
        }
    }

    private static JsonNode? Value(Random random) => random.Next(12) switch
    {
        0 => null,
        1 => true,
        2 => random.Next(40),
        3 => -1,
        4 => 1e300,
        5 => "x",
        6 => "",
        7 => new JsonObject(),
        8 => new JsonArray(),
        9 => new JsonObject { ["id"] = random.Next(40) },
        10 => new JsonObject { [Names[random.Next(Names.Length)]] = Value(random) },
        _ => new JsonArray(Value(random), Value(random)),
    };

    private static IEnumerable<JsonNode> Places(JsonNode? node) => node switch
    {
        JsonObject json => [json, .. json.SelectMany(static p => Places(p.Value))],
        JsonArray array => [array, .. array.SelectMany(Places)],
        _ => [],
    };
}
