using Snapwright.Model.Diagnostics;
using Snapwright.Model.Json;

namespace Snapwright.Model.Snapshots.Reading;

/// <summary>Reads the keys of one object and reports what does not fit. <c>null</c> is the same as an absent key.</summary>
internal sealed class ObjectReader(JsonObject json, Report report)
{
    public Report Report { get; } = report;

    public JsonObject Json { get; } = json;

    public void CheckKeys(IReadOnlyList<string> known, IReadOnlyList<string> later)
    {
        foreach (var property in Json.Properties)
        {
            if (later.Contains(property.Name))
            {
                Report.Add(DiagnosticCatalog.NotSupportedYet, NamePlace(property), property.Name);
            }
            else if (!known.Contains(property.Name))
            {
                Report.Add(DiagnosticCatalog.UnknownKey, NamePlace(property), property.Name, Suggestion.For(property.Name, known));
            }
        }
    }

    public JsonNode? Find(string key) => Json.Find(key)?.Value is { } value and not JsonNull ? value : null;

    public bool Has(string key) => Find(key) is not null;

    public string? Text(string key) => Typed<JsonString>(key, "a string")?.Value;

    public bool Flag(string key, bool absent = false) => Typed<JsonBoolean>(key, "true or false")?.Value ?? absent;

    public JsonArray? Array(string key) => Typed<JsonArray>(key, "an array");

    public string? RequiredText(string key)
    {
        if (!Has(key))
        {
            Missing(key);
        }

        return Text(key);
    }

    public void Missing(string key)
    {
        if (Json.Find(key)?.Value is JsonNull { IsUnreadable: true } unreadable)
        {
            Report.AddWrongType(unreadable, key, "");
            return;
        }

        Report.Add(DiagnosticCatalog.MissingKey, new(Report.Source, Json.Offset, 1), key);
    }

    public string? Canonical(string key) => Find(key) is { } node ? CanonicalJson.Write(node) : null;

    /// <summary>The place of a key's value, or of the object where the key is absent.</summary>
    public Place PlaceOf(string key) => Json.Find(key) is { } property ? new(Report.Source, property.Value) : new(Report.Source, Json.Offset, 1);

    /// <summary>The place of a key itself.</summary>
    public Place PlaceOfKey(string key) => Json.Find(key) is { } property ? NamePlace(property) : PlaceOf(key);

    private Place NamePlace(JsonProperty property) => new(Report.Source, property);

    private T? Typed<T>(string key, string expected)
        where T : JsonNode
    {
        var node = Find(key);
        if (node is not null and not T)
        {
            Report.AddWrongType(node, key, expected);
        }

        return node as T;
    }
}
