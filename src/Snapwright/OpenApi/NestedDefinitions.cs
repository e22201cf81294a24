using System.Text.Json;
using Snapwright.Model.Tables;
using Snapwright.SystemTables;

namespace Snapwright.OpenApi;

/// <summary>
/// The nested columns and relations of a create body of <c>table_definition</c>: entries of a snapshot, which differ from rows of
/// the tables that they become (no table, and the target by name).
/// </summary>
internal static class NestedDefinitions
{
    /// <summary>Writes the two properties.</summary>
    public static void Write(Utf8JsonWriter json, MetadataModel model)
    {
        Write(json, "columns", model.Get(SystemSnapshot.ColumnDefinition), ["name", "type"]);
        Write(json, "relations", model.Get(SystemSnapshot.RelationDefinition), ["propertyName", "type", "targetTable"]);
    }

    private static void Write(Utf8JsonWriter json, string property, Table table, string[] required)
    {
        json.WriteStartObject(property);
        json.WriteString("type", "array");
        json.WriteString("description", $"The {property} of the table, as in snapshot.json.");
        json.WriteStartObject("items");
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartArray("required");
        foreach (var name in required)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
        json.WriteStartObject("properties");
        foreach (var column in table.Columns.Where(static c => c is { IsInsertable: true, Name: not "position" and not "isSystem" }))
        {
            json.WritePropertyName(column.Name);
            TypeSchemas.WriteInput(json, column);
        }

        if (table.FindRelation("targetTable") is not null)
        {
            json.WriteStartObject("targetTable");
            json.WriteString("type", "string");
            json.WriteString("description", "The name of the table at the other end.");
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
