using System.Text.Json;

namespace Snapwright.OpenApi;

/// <summary>What all operations share: problems, counts, paging. Fixed text, as it depends on no model.</summary>
internal static class SharedComponents
{
    private static readonly (string Name, string Description)[] Responses =
    [
        ("BadRequest", "A parameter is not understood, or the body is not JSON. The problem names it and the choices."),
        ("NotFound", "There is no such row."),
        ("Conflict", "The database refuses: a value that must be unique is there already, or a related row is missing or still needed."),
        ("TooLarge", "The body is larger than the server takes."),
        ("UnsupportedMediaType", "The body is not declared as application/json."),
        ("Unprocessable", "Fields of the body are missing, unknown or of the wrong type; there is an entry for each."),
    ];

    /// <summary>Writes the schemas.</summary>
    public static void WriteSchemas(Utf8JsonWriter json)
    {
        json.WritePropertyName("Problem");
        json.WriteRawValue("""
            {"type":"object","description":"What went wrong (RFC 9457).","required":["type","title","status","code"],"properties":{
            "type":{"type":"string","description":"`urn:snapwright:error:` and the code."},
            "title":{"type":"string"},"status":{"type":"integer","format":"int32"},"detail":{"type":"string"},
            "code":{"type":"string","description":"Stable; what programs look at."},
            "errors":{"type":"array","description":"One entry per field or parameter.","items":{"type":"object","required":["field","code","message"],
            "properties":{"field":{"type":"string"},"code":{"type":"string"},"message":{"type":"string"}}}}},
            "examples":[{"type":"urn:snapwright:error:not_found","title":"Not found","status":404,"detail":"There is no such row.","code":"not_found"}]}
            """);
        json.WritePropertyName("Meta");
        json.WriteRawValue("""
            {"type":"object","description":"The counts that the parameter `meta` asks for.","properties":{
            "totalCount":{"type":"integer","format":"int64","description":"Rows of the table."},
            "filterCount":{"type":"integer","format":"int64","description":"Rows that meet the filter."}}}
            """);
    }

    /// <summary>Writes the parameters.</summary>
    public static void WriteParameters(Utf8JsonWriter json)
    {
        json.WritePropertyName("parameters");
        json.WriteRawValue("""
            {"limit":{"name":"limit","in":"query","description":"Most rows of a page.","schema":{"type":"integer","format":"int32","minimum":0},"example":20},
            "page":{"name":"page","in":"query","description":"Which page, from 1.","schema":{"type":"integer","format":"int32","minimum":1},"example":1},
            "meta":{"name":"meta","in":"query","description":"Which counts to give: `totalCount`, `filterCount`, or both with a comma; `*` for all.","schema":{"type":"string"},"example":"totalCount,filterCount"},
            "deep":{"name":"deep","in":"query","description":"Options per relation: `fields`, `filter`, `sort`, `limit`, `page`, `deep`.","content":{"application/json":{"schema":{"type":"object","additionalProperties":{"type":"object"}}}}}}
            """);
    }

    /// <summary>Writes the answers that are problems.</summary>
    public static void WriteResponses(Utf8JsonWriter json)
    {
        json.WriteStartObject("responses");
        foreach (var (name, description) in Responses)
        {
            json.WriteStartObject(name);
            json.WriteString("description", description);
            json.WriteStartObject("content");
            json.WriteStartObject("application/problem+json");
            json.WritePropertyName("schema");
            TableSchemas.WriteReference(json, "Problem");
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
