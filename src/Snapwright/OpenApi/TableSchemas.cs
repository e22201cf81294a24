using System.Text.Json;
using Snapwright.Model.Tables;

namespace Snapwright.OpenApi;

/// <summary>The component schemas of one table: a row, the bodies of create and update, and the answers.</summary>
internal sealed class TableSchemas(Utf8JsonWriter json, MetadataModel model)
{
    /// <summary>Writes all of them.</summary>
    public void Write(Table table)
    {
        var name = table.Name.ToString();
        WriteRow(name, table);
        WriteInput(name + "-create", table, isCreate: true);
        WriteInput(name + "-update", table, isCreate: false);
        WriteAnswer(name + "-one", name, isList: false);
        WriteAnswer(name + "-list", name, isList: true);
    }

    /// <summary>Writes a reference to a component schema as one object.</summary>
    public static void WriteReference(Utf8JsonWriter json, string component)
    {
        json.WriteStartObject();
        json.WriteString("$ref", "#/components/schemas/" + component);
        json.WriteEndObject();
    }

    private void WriteRow(string component, Table table)
    {
        json.WriteStartObject(component);
        json.WriteString("type", "object");
        json.WriteString(
            "description",
            (string.IsNullOrEmpty(table.Description) ? "A row of " + component + "." : table.Description)
            + " The parameter `fields` chooses which properties are there.");
        json.WriteStartObject("properties");
        foreach (var column in table.Columns.Where(static c => c is { IsPublished: true, Stamp: null }))
        {
            json.WritePropertyName(column.Name);
            TypeSchemas.WriteColumn(json, column, isReadOnly: column.IsGenerated);
        }

        foreach (var relation in table.Relations.Where(static r => r.IsPublished))
        {
            WriteRelated(relation);
        }

        foreach (var column in table.Columns.Where(static c => c is { IsPublished: true, Stamp: not null }))
        {
            json.WritePropertyName(column.Name);
            TypeSchemas.WriteColumn(json, column, isReadOnly: true);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteRelated(Relation relation)
    {
        json.WriteStartObject(relation.Name);
        if (!relation.IsToOne)
        {
            json.WriteString("type", "array");
            json.WritePropertyName("items");
            WriteReference(json, relation.Target.ToString());
            json.WriteString("description", Join(relation.Description, "There when `fields` or `deep` asks for it."));
            json.WriteEndObject();
            return;
        }

        json.WriteStartArray("anyOf");
        WriteReference(json, relation.Target.ToString());
        if (relation.IsNullable || !relation.IsOwner)
        {
            json.WriteStartObject();
            json.WriteString("type", "null");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString(
            "description",
            Join(relation.Description, relation.IsOwner ? "Only the key, unless `fields` or `deep` asks for more." : "There when `fields` or `deep` asks for it."));
        json.WriteEndObject();
    }

    private void WriteInput(string component, Table table, bool isCreate)
    {
        json.WriteStartObject(component);
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", !table.ValidateBody);
        json.WriteStartObject("properties");
        WriteInputColumns(table, isCreate);
        foreach (var relation in table.Relations.Where(r => IsInput(r, isCreate)))
        {
            WriteInputRelation(relation);
        }

        if (isCreate && SystemTables.SystemSnapshot.IsTableDefinition(table.Name))
        {
            NestedDefinitions.Write(json, model);
        }

        json.WriteEndObject();
        if (isCreate)
        {
            WriteRequired(table);
        }

        WriteExample(table, isCreate);
        json.WriteEndObject();
    }

    /// <summary>Writes the properties of the columns that a body sets.</summary>
    private void WriteInputColumns(Table table, bool isCreate)
    {
        foreach (var column in table.Columns.Where(c => IsInput(c, isCreate)))
        {
            json.WritePropertyName(column.Name);
            TypeSchemas.WriteColumn(json, column, isReadOnly: false);
        }
    }

    private void WriteInputRelation(Relation relation)
    {
        json.WriteStartObject(relation.Name);
        if (relation.IsToOne)
        {
            json.WriteStartArray("anyOf");
            TypeSchemas.Write(json, relation.TargetKeyType);
            WriteKeyObject(relation.TargetKeyType);
            if (relation.IsNullable)
            {
                json.WriteStartObject();
                json.WriteString("type", "null");
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("description", Join(relation.Description, $"The key of a row of {relation.Target}, or an object with it."));
        }
        else
        {
            json.WriteString("type", "array");
            json.WriteStartObject("items");
            json.WriteStartArray("anyOf");
            TypeSchemas.Write(json, relation.TargetKeyType);
            WriteKeyObject(relation.TargetKeyType);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteString("description", Join(relation.Description, $"The keys of all linked rows of {relation.Target}."));
        }

        json.WriteEndObject();
    }

    private void WriteKeyObject(DataType keyType)
    {
        json.WriteStartObject();
        json.WriteString("type", "object");
        json.WriteStartArray("required");
        json.WriteStringValue("id");
        json.WriteEndArray();
        json.WriteStartObject("properties");
        json.WritePropertyName("id");
        TypeSchemas.Write(json, keyType);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteRequired(Table table)
    {
        var required = StoredFields.Of(table).Where(static f => f is { IsRequired: true, IsInsertable: true }).Select(static f => f.Name).ToList();
        if (required.Count == 0)
        {
            return;
        }

        json.WriteStartArray("required");
        required.ForEach(json.WriteStringValue);
        json.WriteEndArray();
    }

    private void WriteExample(Table table, bool isCreate)
    {
        json.WriteStartArray("examples");
        json.WriteStartObject();
        var columns = table.Columns.Where(c => IsInput(c, isCreate));
        foreach (var column in isCreate ? columns : columns.Take(1))
        {
            json.WritePropertyName(column.Name);
            Examples.Write(json, column);
        }

        foreach (var relation in table.Relations.Where(r => isCreate && r.IsRequired))
        {
            json.WritePropertyName(relation.Name);
            Examples.WriteKey(json, relation.TargetKeyType);
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteAnswer(string component, string row, bool isList)
    {
        json.WriteStartObject(component);
        json.WriteString("type", "object");
        json.WriteStartArray("required");
        json.WriteStringValue("data");
        json.WriteEndArray();
        json.WriteStartObject("properties");
        json.WritePropertyName("data");
        if (isList)
        {
            json.WriteStartObject();
            json.WriteString("type", "array");
            json.WritePropertyName("items");
            WriteReference(json, row);
            json.WriteEndObject();
            json.WritePropertyName("meta");
            WriteReference(json, "Meta");
        }
        else
        {
            WriteReference(json, row);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static bool IsInput(Column column, bool isCreate) => isCreate ? column.IsInsertable : column.IsChangeable;

    private static bool IsInput(Relation relation, bool isCreate) =>
        (relation.HasForeignKey || relation.Type == RelationType.ManyToMany) && (isCreate || relation.IsUpdatable);

    private static string Join(string? first, string second) => string.IsNullOrEmpty(first) ? second : first + " " + second;
}
