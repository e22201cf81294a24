using Snapwright.Model.Collections;

namespace Snapwright.Model.Json;

/// <summary>A JSON object; its properties stay in the order of the text.</summary>
public sealed class JsonObject : JsonNode
{
    /// <summary>Makes an object; no name may stand twice.</summary>
    public JsonObject(JsonProperty[] properties, int offset, int length)
        : base(offset, length) => Properties = new(properties);

    /// <summary>The properties as written; no name twice.</summary>
    public EquatableArray<JsonProperty> Properties { get; }

    /// <inheritdoc/>
    public override string Description => "an object";

    /// <inheritdoc/>
    public override int Levels => 1 + Properties.Select(static p => p.Value.Levels).DefaultIfEmpty().Max();

    /// <summary>The property of a name (ordinal), or null.</summary>
    public JsonProperty? Find(string name)
    {
        foreach (var property in Properties)
        {
            if (property.Name == name)
            {
                return property;
            }
        }

        return null;
    }
}

/// <summary>A property of a <see cref="JsonObject"/>.</summary>
/// <param name="Name">The name without quotes and escapes.</param>
/// <param name="NameOffset">Characters of the text before the name's opening quote.</param>
/// <param name="NameLength">Characters of the name with its quotes.</param>
/// <param name="Value">The value.</param>
public sealed record JsonProperty(string Name, int NameOffset, int NameLength, JsonNode Value);

/// <summary>A JSON array.</summary>
public sealed class JsonArray : JsonNode
{
    /// <summary>Makes an array.</summary>
    public JsonArray(JsonNode[] items, int offset, int length)
        : base(offset, length) => Items = new(items);

    /// <summary>The items.</summary>
    public EquatableArray<JsonNode> Items { get; }

    /// <inheritdoc/>
    public override string Description => "an array";

    /// <inheritdoc/>
    public override int Levels => 1 + Items.Select(static i => i.Levels).DefaultIfEmpty().Max();
}
