using System.Text.Json;
using Snapwright.Model.Tables;

namespace Snapwright.OpenApi;

/// <summary>The two paths of a table with their operations.</summary>
internal sealed class TablePaths(Utf8JsonWriter json)
{
    private const string Operators =
        "Operators: `_eq`, `_neq`, `_gt`, `_gte`, `_lt`, `_lte`, `_in`, `_is_null`, `_contains`; combined by `_and`, `_or`, `_not`. "
        + "A relation takes a condition on its rows. Fields: ";

    /// <summary>Writes them.</summary>
    public void Write(Table table, string tag)
    {
        var name = table.Name.ToString();
        json.WriteStartObject("/api/" + name);
        WriteOperation("get", name + "-list", tag, $"List rows of {name}", () => WriteListParameters(table), null, ("200", name + "-list"), ["400"]);
        WriteOperation(
            "post", name + "-create", tag, $"Create a row of {name}", null, name + "-create", ("201", name + "-one"), ["400", "409", "413", "415", "422"]);
        json.WriteEndObject();

        json.WriteStartObject("/api/" + name + "/{id}");
        json.WriteStartArray("parameters");
        WriteKeyParameter(table.Key);
        json.WriteEndArray();
        WriteOperation("get", name + "-get", tag, $"Get a row of {name}", () => WriteGetParameters(table), null, ("200", name + "-one"), ["400", "404"]);
        WriteOperation(
            "patch", name + "-update", tag, $"Change a row of {name}", null, name + "-update", ("200", name + "-one"), ["400", "404", "409", "413", "415", "422"]);
        WriteOperation("delete", name + "-delete", tag, $"Delete a row of {name}", null, null, ("204", null), ["400", "404", "409"]);
        json.WriteEndObject();
    }

    private void WriteOperation(
        string method, string id, string tag, string summary, Action? parameters, string? body, (string Status, string? Component) answer, string[] problems)
    {
        json.WriteStartObject(method);
        json.WriteString("operationId", id);
        json.WriteStartArray("tags");
        json.WriteStringValue(tag);
        json.WriteEndArray();
        json.WriteString("summary", summary);
        if (parameters is not null)
        {
            json.WriteStartArray("parameters");
            parameters();
            json.WriteEndArray();
        }

        if (body is not null)
        {
            json.WriteStartObject("requestBody");
            json.WriteBoolean("required", true);
            WriteContent(body);
            json.WriteEndObject();
        }

        json.WriteStartObject("responses");
        WriteAnswer(answer.Status, answer.Component);
        foreach (var status in problems)
        {
            json.WriteStartObject(status);
            json.WriteString("$ref", "#/components/responses/" + ProblemOf(status));
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteAnswer(string status, string? component)
    {
        json.WriteStartObject(status);
        json.WriteString("description", status switch { "201" => "The row as it was created.", "204" => "The row is gone.", _ => "What was asked for." });
        if (status == "201")
        {
            json.WritePropertyName("headers");
            json.WriteRawValue("""{"Location":{"description":"The path of the new row.","schema":{"type":"string"}}}""");
        }

        if (component is not null)
        {
            WriteContent(component);
        }

        json.WriteEndObject();
    }

    private void WriteContent(string component)
    {
        json.WriteStartObject("content");
        json.WriteStartObject("application/json");
        json.WritePropertyName("schema");
        TableSchemas.WriteReference(json, component);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteKeyParameter(Column key)
    {
        json.WriteStartObject();
        json.WriteString("name", "id");
        json.WriteString("in", "path");
        json.WriteBoolean("required", true);
        json.WriteString("description", "The key of the row.");
        json.WritePropertyName("schema");
        TypeSchemas.Write(json, key.Type);
        json.WritePropertyName("example");
        Examples.WriteKey(json, key.Type);
        json.WriteEndObject();
    }

    private void WriteGetParameters(Table table)
    {
        WriteFields(table);
        WriteShared("deep");
    }

    private void WriteListParameters(Table table)
    {
        WriteFields(table);
        json.WriteStartObject();
        json.WriteString("name", "filter");
        json.WriteString("in", "query");
        json.WriteString("description", Operators + Names(table) + ".");
        json.WriteStartObject("content");
        json.WriteStartObject("application/json");
        json.WriteStartObject("schema");
        json.WriteString("type", "object");
        json.WriteEndObject();
        json.WritePropertyName("example");
        WriteFilterExample(table.Key);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();

        WriteText("sort", "Names with commas between; `-` before a name for descending. A to-one relation's fields as `relation.field`.", "-id");
        WriteShared("page");
        WriteShared("limit");
        WriteShared("meta");
        WriteShared("deep");
    }

    private void WriteFields(Table table) => WriteText(
        "fields", "Names with commas between; `*` for all columns, `relation.field` or `relation.*` for related rows. Names: " + Names(table) + ".", "*");

    private void WriteText(string name, string description, string example)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("in", "query");
        json.WriteString("description", description);
        json.WriteStartObject("schema");
        json.WriteString("type", "string");
        json.WriteEndObject();
        json.WriteString("example", example);
        json.WriteEndObject();
    }

    private void WriteFilterExample(Column key)
    {
        json.WriteStartObject();
        json.WriteStartObject("id");
        json.WritePropertyName("_eq");
        Examples.WriteKey(json, key.Type);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteShared(string parameter)
    {
        json.WriteStartObject();
        json.WriteString("$ref", "#/components/parameters/" + parameter);
        json.WriteEndObject();
    }

    private static string Names(Table table) => string.Join(
        ", ",
        table.Columns.Where(static c => c.IsPublished).Select(static c => $"`{c.Name}`")
            .Concat(table.Relations.Where(static r => r.IsPublished).Select(static r => $"`{r.Name}`")));

    private static string ProblemOf(string status) => status switch
    {
        "400" => "BadRequest",
        "404" => "NotFound",
        "409" => "Conflict",
        "413" => "TooLarge",
        "415" => "UnsupportedMediaType",
        _ => "Unprocessable",
    };
}
