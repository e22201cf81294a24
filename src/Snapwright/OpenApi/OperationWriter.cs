using System.Text.Json;

namespace Snapwright.OpenApi;

/// <summary>Writes operations.</summary>
internal sealed class OperationWriter(Utf8JsonWriter json)
{
    /// <summary>Writes one as a property of its path.</summary>
    public void Write(Operation operation)
    {
        json.WriteStartObject(operation.Method);
        json.WriteString("operationId", operation.Id);
        json.WriteStartArray("tags");
        json.WriteStringValue(operation.Tag);
        json.WriteEndArray();
        json.WriteString("summary", operation.Summary);
        TypeSchemas.Text(json, "description", operation.Description);
        if (operation.Parameters.Count > 0)
        {
            json.WriteStartArray("parameters");
            foreach (var parameter in operation.Parameters)
            {
                WriteReference("parameters", parameter);
            }

            json.WriteEndArray();
        }

        if (operation.Body is { } body)
        {
            WriteBody(body);
        }

        json.WriteStartObject("responses");
        foreach (var answer in operation.Answers)
        {
            WriteAnswer(answer);
        }

        foreach (var status in operation.Others)
        {
            json.WritePropertyName(status);
            WriteReference("responses", SharedResponses.Of(status));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteBody(BodySchema body)
    {
        json.WriteStartObject("requestBody");
        json.WriteBoolean("required", true);
        json.WriteStartObject("content");
        json.WriteStartObject("application/json");
        if (!body.HasArray)
        {
            WriteSchema(body.Component);
        }
        else
        {
            json.WriteStartObject("schema");
            json.WriteStartArray("oneOf");
            TableSchemas.WriteReference(json, body.Component);
            json.WriteStartObject();
            json.WriteString("type", "array");
            json.WritePropertyName("items");
            WriteItem(body);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteItem(BodySchema body)
    {
        if (!body.HasKeys)
        {
            TableSchemas.WriteReference(json, body.Component);
            return;
        }

        json.WriteStartObject();
        json.WriteStartArray("allOf");
        TableSchemas.WriteReference(json, body.Component);
        TableSchemas.WriteReference(json, "Keyed");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteAnswer(Answer answer)
    {
        json.WriteStartObject(answer.Status);
        json.WriteString("description", answer.Description);
        if (answer.Headers.Length > 0)
        {
            json.WriteStartObject("headers");
            foreach (var header in answer.Headers)
            {
                json.WritePropertyName(header);
                WriteReference("headers", header);
            }

            json.WriteEndObject();
        }

        if (answer.Schemas.Length > 0)
        {
            WriteContent(answer);
        }

        json.WriteEndObject();
    }

    private void WriteContent(Answer answer)
    {
        json.WriteStartObject("content");
        json.WriteStartObject("application/json");
        if (answer.Schemas.Length == 1)
        {
            WriteSchema(answer.Schemas[0]);
        }
        else
        {
            json.WriteStartObject("schema");
            json.WriteStartArray("anyOf");
            foreach (var schema in answer.Schemas)
            {
                TableSchemas.WriteReference(json, schema);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        if (answer.Row is not null)
        {
            json.WriteStartObject("application/x-ndjson");
            WriteSchema(answer.Row);
            json.WriteEndObject();
            json.WritePropertyName("text/csv");
            json.WriteRawValue("""{"schema":{"type":"string"}}""");
        }

        json.WriteEndObject();
    }

    private void WriteSchema(string component)
    {
        json.WritePropertyName("schema");
        TableSchemas.WriteReference(json, component);
    }

    private void WriteReference(string kind, string component)
    {
        json.WriteStartObject();
        json.WriteString("$ref", $"#/components/{kind}/{component}");
        json.WriteEndObject();
    }
}
