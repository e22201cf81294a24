using System.Text.Json;
using Snapwright.Model.Tables;
using Snapwright.SystemTables;

namespace Snapwright.OpenApi;

/// <summary>The paths of a table with their operations: of its rows, of one row, and of its queries.</summary>
internal sealed class TablePaths(Utf8JsonWriter json)
{
    private const string MinimalRow = "Done; nothing to show.";

    private static readonly string[] WriteHeaders = ["Preference-Applied"];

    private readonly OperationWriter _operations = new(json);

    /// <summary>Whether the table takes writes with options, and of many rows; edits of the schema do not.</summary>
    public static bool HasWriteOptions(Table table) => CanChange(table) && !SystemSnapshot.IsMetadata(table.Name);

    /// <summary>Whether rows of the table can be made: those of an abstract one are made in the tables that inherit from it.</summary>
    public static bool CanCreate(Table table) => CanChange(table) && !table.IsAbstract;

    /// <summary>Whether rows of the table can be changed.</summary>
    public static bool CanChange(Table table) => !table.IsFrozen;

    /// <summary>Whether rows of the table can be deleted.</summary>
    public static bool CanDelete(Table table) => CanChange(table) && !table.IsSingleRecord;

    /// <summary>The component of the parameter <c>fields</c> of a table.</summary>
    public static string Fields(Table table) => table.Name + "-fields";

    /// <summary>Writes them.</summary>
    public void Write(Table table, string tag)
    {
        var name = table.Name.ToString();
        json.WriteStartObject("/api/" + name);
        _operations.Write(new("get", name + "-list", tag, $"List rows of {name}")
        {
            Parameters = ListParameters(table),
            Answers = [Rows(name, "ETag")],
            Others = ["304", "400", "406"],
        });
        if (CanCreate(table))
        {
            _operations.Write(Create(table, name, tag));
        }

        if (HasWriteOptions(table))
        {
            _operations.Write(UpdateMany(table, name, tag));
        }

        if (HasWriteOptions(table) && CanDelete(table))
        {
            _operations.Write(DeleteMany(table, name, tag));
        }

        json.WriteEndObject();
        json.WriteStartObject("/api/" + name + "/query");
        _operations.Write(new("post", name + "-query", tag, $"List rows of {name} by a body")
        {
            Description = "The list, with its parameters as a JSON object: for what is too long for a URL.",
            Body = new("Query"),
            Answers = [Rows(name)],
            Others = ["400", "406", "413", "415"],
        });
        json.WriteEndObject();
        WriteRow(table, name, tag, null);
        foreach (var key in table.UniqueConstraints.Where(static u => u.IsAlternateKey))
        {
            WriteRow(table, name, tag, key);
        }
    }

    /// <summary>Writes the path of transactions.</summary>
    public void WriteTransaction(string path, string tag)
    {
        json.WriteStartObject(path);
        _operations.Write(new("post", "transaction", tag, "Write rows of several tables")
        {
            Description = "The operations happen in their order: all of them, or none.",
            Parameters = ["Prefer", "IdempotencyKey"],
            Body = new("Transaction"),
            Answers = [new("200", "What became of each operation.", ["TransactionAnswer"], [.. WriteHeaders, "Idempotency-Replayed"])],
            Others = ["400", "409", "413", "415", "422"],
        });
        json.WriteEndObject();
    }

    private void WriteRow(Table table, string name, string tag, UniqueConstraint? alternate)
    {
        var by = alternate is null ? "" : "-by-" + alternate.Name;
        json.WriteStartObject("/api/" + name + (alternate is null ? "/{id}" : $"/by/{alternate.Name}/{string.Join("/", alternate.Fields.Select(static f => $"{{{f}}}"))}"));
        json.WriteStartArray("parameters");
        foreach (var field in StoredFields.Of(table).Where(f => alternate is null ? f.Column is { IsPrimary: true } : alternate.Columns.Contains(f.PhysicalColumn)))
        {
            WriteKeyParameter(field);
        }

        json.WriteEndArray();
        _operations.Write(new("get", name + "-get" + by, tag, $"Get a row of {name}")
        {
            Parameters = [Fields(table), "deep", "IfNoneMatch"],
            Answers = [new("200", "What was asked for.", [name + "-one"], "ETag") { Row = name }],
            Others = ["304", "400", "404", "406"],
        });
        if (CanChange(table))
        {
            _operations.Write(Update(table, name, tag) with { Id = name + "-update" + by });
        }

        if (CanDelete(table))
        {
            _operations.Write(Delete(table, name, tag) with { Id = name + "-delete" + by });
        }

        json.WriteEndObject();
    }

    private static Operation Update(Table table, string name, string tag)
    {
        var operation = new Operation("patch", name + "-update", tag, $"Change a row of {name}") { Body = new(name + "-update") };
        return HasWriteOptions(table)
            ? operation with
            {
                Parameters = [Fields(table), "deep", "IfMatch", "Prefer"],
                Answers = [new("200", "The row as it is now.", [name + "-one"], ["ETag", .. WriteHeaders]), new("204", MinimalRow, [], WriteHeaders)],
                Others = ["400", "404", "409", "412", "413", "415", "422"],
            }
            : operation with
            {
                Answers = [new("200", "The row as it is now.", [name + "-one"], "ETag")],
                Others = ["400", "404", "409", "413", "415", "422"],
            };
    }

    private static Operation Delete(Table table, string name, string tag)
    {
        var operation = new Operation("delete", name + "-delete", tag, $"Delete a row of {name}");
        return HasWriteOptions(table)
            ? operation with
            {
                Parameters = [Fields(table), "deep", "IfMatch", "Prefer"],
                Answers =
                [
                    new("200", "The row as it was, where `fields` or `Prefer` asks for it.", [name + "-one"], WriteHeaders),
                    new("204", "The row is gone.", [], WriteHeaders),
                ],
                Others = ["400", "404", "409", "412"],
            }
            : operation with { Answers = [new("204", "The row is gone.", [])], Others = ["400", "404", "409"] };
    }

    private static Operation Create(Table table, string name, string tag)
    {
        var operation = new Operation("post", name + "-create", tag, $"Create a row of {name}");
        if (!HasWriteOptions(table))
        {
            return operation with
            {
                Body = new(name + "-create"),
                Answers = [new("201", "The row as it was created.", [name + "-one"], "Location", "ETag")],
                Others = ["400", "409", "413", "415", "422"],
            };
        }

        string[] schemas = [name + "-one", name + "-rows"];
        string[] headers = ["ETag", .. WriteHeaders, "Idempotency-Replayed"];
        return operation with
        {
            Summary = $"Create a row of {name}, or many",
            Parameters = [Fields(table), "deep", "onConflict", "onConflictAction", "Prefer", "IdempotencyKey"],
            Body = new(name + "-create", HasArray: true),
            Answers =
            [
                new("200", "With `onConflict`: the row that was there, or all rows of an array.", schemas, headers),
                new("201", "The row as it was created, or all rows of an array in its order.", schemas, ["Location", .. headers]),
            ],
            Others = ["400", "409", "413", "415", "422"],
        };
    }

    private static Operation UpdateMany(Table table, string name, string tag) => new("patch", name + "-update-many", tag, $"Change many rows of {name}")
    {
        Description = "An array names its rows by their keys; an object goes to all rows of `filter`. All of them are changed, or none.",
        Parameters = ["filter", Fields(table), "deep", "Prefer"],
        Body = new(name + "-update", HasArray: true, HasKeys: true),
        Answers = [new("200", "The rows as they are now.", [name + "-rows"], WriteHeaders)],
        Others = ["400", "404", "409", "413", "415", "422"],
    };

    private static Operation DeleteMany(Table table, string name, string tag) => new("delete", name + "-delete-many", tag, $"Delete many rows of {name}")
    {
        Description = "All rows of the filter are deleted, or none.",
        Parameters = ["requiredFilter", Fields(table), "deep", "Prefer"],
        Answers = [new("200", "How many, and the rows where `fields` or `Prefer` asks for them.", [name + "-rows"], WriteHeaders)],
        Others = ["400", "409"],
    };

    private static Answer Rows(string name, params string[] headers) =>
        new("200", "A page of rows, or groups.", [name + "-list", "Groups"], headers) { Row = name };

    private static List<string> ListParameters(Table table)
    {
        List<string> parameters =
            [Fields(table), "filter", "sort", "page", "limit", "first", "after", "last", "before", "meta", "deep", "aggregate", "groupBy", "having", "IfNoneMatch"];
        if (table.SearchableColumns.Any())
        {
            parameters.Insert(2, "search");
        }

        return parameters;
    }

    private void WriteKeyParameter(StoredField key)
    {
        json.WriteStartObject();
        json.WriteString("name", key.Name);
        json.WriteString("in", "path");
        json.WriteBoolean("required", true);
        json.WriteString("description", key.Column is { IsPrimary: true } ? "The key of the row." : "A part of the alternate key of the row.");
        json.WritePropertyName("schema");
        TypeSchemas.Write(json, key.Type);
        json.WritePropertyName("example");
        json.WriteRawValue(Examples.OfKey(key.Type));
        json.WriteEndObject();
    }
}
