using System.Text.Json;
using System.Text.RegularExpressions;

namespace Snapwright.Model.Tests.Schemas;

/// <summary>As much of JSON Schema as the schemas of the packages use; a keyword that it does not know is a failure.</summary>
internal sealed class SchemaValidator : IDisposable
{
    private static readonly HashSet<string> Notes = new(StringComparer.Ordinal) { "$schema", "$id", "$defs", "title", "description", "default", "deprecated" };

    private readonly Dictionary<string, JsonDocument> _files = [];

    public void Dispose()
    {
        foreach (var file in _files.Values)
        {
            file.Dispose();
        }
    }

    /// <summary>Whether a text is valid by the schema of a file of the output folder.</summary>
    public bool IsValid(string file, string json)
    {
        using var document = JsonDocument.Parse(json);
        return IsValid(file, Read(file), document.RootElement);
    }

    private JsonElement Read(string file)
    {
        if (!_files.TryGetValue(file, out var document))
        {
            _files.Add(file, document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, file))));
        }

        return document.RootElement;
    }

    private bool IsValid(string file, JsonElement schema, JsonElement value) => schema.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => schema.EnumerateObject().All(k => Notes.Contains(k.Name) || IsMet(file, schema, k.Name, k.Value, value)),
    };

    private bool IsMet(string file, JsonElement schema, string keyword, JsonElement asked, JsonElement value) => keyword switch
    {
        "$ref" => Follow(file, asked.GetString()!) is var (target, at) && IsValid(target, at, value),
        "type" => asked.ValueKind == JsonValueKind.Array ? asked.EnumerateArray().Any(t => HasType(t.GetString()!, value)) : HasType(asked.GetString()!, value),
        "const" => JsonElement.DeepEquals(asked, value),
        "enum" => asked.EnumerateArray().Any(e => JsonElement.DeepEquals(e, value)),
        "anyOf" => asked.EnumerateArray().Any(s => IsValid(file, s, value)),
        "not" => !IsValid(file, asked, value),
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, asked.GetString()!),
        "maxLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length <= asked.GetInt32(),
        "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDecimal() >= asked.GetDecimal(),
        "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDecimal() <= asked.GetDecimal(),
        "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= asked.GetInt32(),
        "uniqueItems" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Select(static v => v.GetRawText()).Distinct(StringComparer.Ordinal).Count() == value.GetArrayLength(),
        "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(v => IsValid(file, asked, v)),
        "required" => value.ValueKind != JsonValueKind.Object || asked.EnumerateArray().All(n => value.TryGetProperty(n.GetString()!, out _)),
        "properties" or "patternProperties" or "additionalProperties" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().All(p => IsMet(file, schema, p)),
        _ => throw new NotSupportedException($"The keyword '{keyword}' is not known."),
    };

    private bool IsMet(string file, JsonElement schema, JsonProperty property)
    {
        var schemas = new List<JsonElement>();
        if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(property.Name, out var own))
        {
            schemas.Add(own);
        }

        if (schema.TryGetProperty("patternProperties", out var patterns))
        {
            schemas.AddRange(patterns.EnumerateObject().Where(p => Regex.IsMatch(property.Name, p.Name)).Select(static p => p.Value));
        }

        if (schemas.Count == 0 && schema.TryGetProperty("additionalProperties", out var others))
        {
            schemas.Add(others);
        }

        return schemas.TrueForAll(s => IsValid(file, s, property.Value));
    }

    private (string File, JsonElement Schema) Follow(string file, string reference)
    {
        var (path, pointer) = (reference[..reference.IndexOf('#', StringComparison.Ordinal)], reference[(reference.IndexOf('#', StringComparison.Ordinal) + 1)..]);
        var target = path.Length == 0 ? file : path;
        return (target, pointer.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(Read(target), static (at, name) => at.GetProperty(name)));
    }

    private static bool HasType(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "number" => value.ValueKind == JsonValueKind.Number,
        _ => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && number == decimal.Truncate(number),
    };
}
