using System.Text.Json;

namespace Snapwright.OpenApi;

/// <summary>The answers and headers that all tables share. Fixed text, as it depends on no model.</summary>
internal static class SharedResponses
{
    private static readonly (string Status, string Name, string Description)[] Problems =
    [
        ("400", "BadRequest", "A parameter or header is not understood, or the body is not JSON. The problem names it and the choices."),
        ("404", "NotFound", "There is no such row."),
        ("406", "NotAcceptable", "Rows come as JSON, NDJSON and CSV only."),
        ("409", "Conflict", "The database refuses: a value that must be unique is there already, a related row is missing or still needed; or the filter matches too many rows."),
        ("412", "PreconditionFailed", "The row is not the one that `If-Match` names. Nothing was changed."),
        ("413", "TooLarge", "The body is larger than the server takes."),
        ("415", "UnsupportedMediaType", "The body is not declared as application/json."),
        ("422", "Unprocessable", "Fields of the body are missing, unknown, of the wrong type or against a rule, with an entry for each; or the `Idempotency-Key` belongs to another request."),
    ];

    /// <summary>The component of a status.</summary>
    public static string Of(string status) => status == "304" ? "NotModified" : Array.Find(Problems, p => p.Status == status).Name;

    /// <summary>Writes <c>components.headers</c> and <c>components.responses</c>.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="hasWrites">Whether some table takes the options of writes.</param>
    public static void Write(Utf8JsonWriter json, bool hasWrites)
    {
        WriteHeaders(json, hasWrites);
        json.WriteStartObject("responses");
        json.WritePropertyName("NotModified");
        json.WriteRawValue("""{"description":"The answer is still the one that `If-None-Match` names.","headers":{"ETag":{"$ref":"#/components/headers/ETag"}}}""");
        foreach (var (status, name, description) in Problems)
        {
            if (status == "412" && !hasWrites)
            {
                continue;
            }

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

    private static void WriteHeaders(Utf8JsonWriter json, bool hasWrites)
    {
        json.WriteStartObject("headers");
        WriteHeader(json, "ETag", "The tag of these bytes, for `If-None-Match`; of a row without options also for `If-Match`.");
        WriteHeader(json, "Location", "The path of the new row.");
        if (hasWrites)
        {
            WriteHeader(json, "Preference-Applied", "The preference that was heeded.");
            WriteHeader(json, "Idempotency-Replayed", "`true` where it is the answer to an earlier request.");
        }

        json.WriteEndObject();
    }

    private static void WriteHeader(Utf8JsonWriter json, string name, string description)
    {
        json.WriteStartObject(name);
        json.WriteString("description", description);
        json.WritePropertyName("schema");
        json.WriteRawValue("""{"type":"string"}""");
        json.WriteEndObject();
    }
}
