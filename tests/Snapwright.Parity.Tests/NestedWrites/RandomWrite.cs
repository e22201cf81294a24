using System.Text.Json.Nodes;

namespace Snapwright.Parity.Tests.NestedWrites;

/// <summary>A random write: its body for an application, and what it should do.</summary>
/// <param name="Method">The method.</param>
/// <param name="Target">The path, for the keys of an application.</param>
/// <param name="Body">The body, for the keys of an application.</param>
/// <param name="Apply">Does the same to the model.</param>
public sealed record RandomWrite(HttpMethod Method, Func<Served, string> Target, Func<Served, JsonObject> Body, Action<Store> Apply);

/// <summary>The body of a row in the making, with what it does to the model.</summary>
internal sealed class Draft
{
    public List<(string Name, Func<Served, JsonNode?> Value)> Fields { get; } = [];

    public List<Action<Store>> Before { get; } = [];

    public List<Action<Store>> After { get; } = [];

    public JsonObject Render(Served served)
    {
        var json = new JsonObject();
        foreach (var (name, value) in Fields)
        {
            json[name] = value(served);
        }

        return json;
    }
}
