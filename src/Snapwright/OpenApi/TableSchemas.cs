using System.Text.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Rest;

namespace Snapwright.OpenApi;

/// <summary>The component schemas of one table: a row, the bodies of create and update, and the answers.</summary>
internal sealed class TableSchemas(Utf8JsonWriter json, MetadataModel model)
{
    private const string Asked = "There when `fields` or `deep` asks for it.";

    private readonly ComputedReader _computed = new(model);

    /// <summary>Writes all of them.</summary>
    public void Write(Table table)
    {
        var name = table.Name.ToString();
        WriteRow(name, table);
        if (TablePaths.CanCreate(table))
        {
            WriteInput(name + "-create", table, isCreate: true);
        }

        if (TablePaths.CanChange(table))
        {
            WriteInput(name + "-update", table, isCreate: false);
        }

        WriteAnswer(name + "-one", name, isList: false);
        WriteAnswer(name + "-list", name, isList: true);
        if (TablePaths.HasWriteOptions(table))
        {
            WriteSetAnswer(name + "-rows", name);
        }
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

        foreach (var field in table.ComputedFields)
        {
            WriteComputed(table, field);
        }

        foreach (var column in table.Columns.Where(static c => c is { IsPublished: true, Stamp: not null }))
        {
            json.WritePropertyName(column.Name);
            TypeSchemas.WriteColumn(json, column, isReadOnly: true);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteComputed(Table table, ComputedField field)
    {
        if (_computed.Find(table, field.Name)?.Column is not { } column)
        {
            return;
        }

        json.WriteStartObject(field.Name);
        TypeSchemas.WriteKeywords(json, column.Type, column.IsNullable, column.Choices);
        json.WriteString("description", Join(field.Description, Asked));
        json.WriteBoolean("readOnly", true);
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
            json.WriteString("description", Join(relation.Description, Asked));
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
            Join(relation.Description, relation.IsOwner ? "Only the key, unless `fields` or `deep` asks for more." : Asked));
        json.WriteEndObject();
    }

    private void WriteInput(string component, Table table, bool isCreate)
    {
        json.WriteStartObject(component);
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", !table.ValidateBody);
        json.WriteStartObject("properties");
        WriteInputColumns(table, isCreate);
        foreach (var relation in table.Relations.Where(r => IsInput(table, r, isCreate)))
        {
            WriteInputRelation(relation, IsNested(table, relation));
        }

        // An item of an array of changes names its row.
        if (!isCreate && TablePaths.HasWriteOptions(table))
        {
            json.WritePropertyName(table.Key.Name);
            TypeSchemas.Write(json, table.Key.Type);
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
            TypeSchemas.WriteInput(json, column);
        }
    }

    private void WriteInputRelation(Relation relation, bool isNested)
    {
        json.WriteStartObject(relation.Name);
        json.WriteStartArray("anyOf");
        if (relation.IsToOne)
        {
            TypeSchemas.Write(json, relation.TargetKeyType);
            WriteObject("NestedRow", relation.TargetKeyType, isNested);
            if (relation.IsNullable || !relation.IsOwner)
            {
                json.WriteStartObject();
                json.WriteString("type", "null");
                json.WriteEndObject();
            }
        }
        else
        {
            WriteItems(relation.TargetKeyType, isNested);
        }

        json.WriteEndArray();
        var rows = relation.IsToOne ? $"The key of a row of {relation.Target}, or an object with it" : $"The keys of all linked rows of {relation.Target}";
        json.WriteString("description", Join(relation.Description, rows + (isNested ? "; or nested writes." : ".")));
        json.WriteEndObject();
    }

    private void WriteItems(DataType keyType, bool isNested)
    {
        json.WriteStartObject();
        json.WriteString("type", "array");
        json.WriteStartObject("items");
        json.WriteStartArray("anyOf");
        TypeSchemas.Write(json, keyType);
        WriteObject("NestedRow", keyType, isNested);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        if (isNested)
        {
            WriteReference(json, "NestedRows");
        }
    }

    private void WriteObject(string component, DataType keyType, bool isNested)
    {
        if (isNested)
        {
            WriteReference(json, component);
        }
        else
        {
            WriteKeyObject(keyType);
        }
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
        var columns = table.Columns.Where(c => IsInput(c, isCreate)).Select(static c => (Column: c, Example: Examples.Of(c))).ToList();
        if (isCreate && columns.Exists(static c => c is { Example: null, Column.IsRequired: true }))
        {
            return;
        }

        json.WriteStartArray("examples");
        json.WriteStartObject();
        var shown = columns.Where(static c => c.Example is not null);
        foreach (var (column, example) in isCreate ? shown : shown.Take(1))
        {
            json.WritePropertyName(column.Name);
            json.WriteRawValue(example!);
        }

        foreach (var relation in table.Relations.Where(r => isCreate && r.IsRequired))
        {
            json.WritePropertyName(relation.Name);
            json.WriteRawValue(Examples.OfKey(relation.TargetKeyType));
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteSetAnswer(string component, string row)
    {
        json.WriteStartObject(component);
        json.WriteString("type", "object");
        json.WriteString("description", "Rows that were written, and how many.");
        json.WriteStartObject("properties");
        WriteRows(row);
        json.WritePropertyName("meta");
        WriteReference(json, "WriteMeta");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteRows(string row)
    {
        json.WriteStartObject("data");
        json.WriteString("type", "array");
        json.WritePropertyName("items");
        WriteReference(json, row);
        json.WriteEndObject();
    }

    private void WriteAnswer(string component, string row, bool isList)
    {
        json.WriteStartObject(component);
        json.WriteString("type", "object");
        json.WriteStartArray("required");
        json.WriteStringValue("data");
        json.WriteEndArray();
        json.WriteStartObject("properties");
        if (isList)
        {
            WriteRows(row);
            json.WritePropertyName("meta");
            WriteReference(json, "Meta");
        }
        else
        {
            json.WritePropertyName("data");
            WriteReference(json, row);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static bool IsInput(Column column, bool isCreate) => isCreate ? column.IsInsertable : column.IsChangeable;

    private bool IsInput(Table table, Relation relation, bool isCreate) =>
        (relation.HasForeignKey || relation.Type == RelationType.ManyToMany || IsNested(table, relation)) && (isCreate || relation.IsUpdatable);

    // Rows of the system are written by requests of their own.
    private bool IsNested(Table table, Relation relation) => !table.IsSystem && !model.Get(relation.Target).IsSystem;

    private static string Join(string? first, string second) => string.IsNullOrEmpty(first) ? second : first + " " + second;
}
