using System.Text.Json;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Snapshots;
using Xunit;

namespace Snapwright.Model.Tests.Schemas;

/// <summary>The schema of <c>metadata.json</c> and its reader agree.</summary>
public sealed class MetadataSchemaTests : IDisposable
{
    private const string File = "metadata.schema.json";
    private const string Tables = """ "tables": { "books": { "columns": [{ "name": "id", "type": "int", "isPrimary": true }, { "name": "title", "type": "text" }] } } """;

    private readonly SchemaValidator _schemas = new();

    public void Dispose() => _schemas.Dispose();

    [Theory]
    [InlineData("""{ "version": 1, "tables": {} }""")]
    [InlineData($$"""{ "$schema": "obj/metadata.schema.json", "_note": [1], "version": 1, {{Tables}} }""")]
    [InlineData($$"""{ "version": 1, {{Tables}}, "views": [] , "fieldAttributes": [] }""")]
    [InlineData($$"""{ "version": 1, {{Tables}}, "views": [{ "name": "all-books", "query": "SELECT 1" }, { "schema": "shop", "name": "b", "query": "", "allowBroken": true, "description": "All." }] }""")]
    [InlineData($$"""{ "version": 1, {{Tables}}, "fieldAttributes": [{ "table": "books", "field": "title", "attributes": "@{}", "priority": -3 }] }""")]
    [InlineData("""
        { "version": 1, "tables": { "shop.items": {
            "mainField": "label", "isFrozen": false, "columns": [{ "name": "id", "type": "int", "isPrimary": true }, { "name": "size", "type": "int", "isNullable": false }],
            "computedFields": [{ "name": "label", "expression": "size::string", "isMaterialized": true }], "checkConstraints": [{ "name": "positive", "expression": "size > 0" }],
            "uniqueConstraints": [{ "name": "by_size", "columns": ["size"], "isAlternateKey": true }], "saveRestoreKey": "by_size",
            "indexes": [["size"], { "name": "x", "expressions": ["size DESC"], "isUnique": true, "predicate": "size > 1", "type": "btree" }] } } }
        """)]
    public void What_the_reader_takes_is_valid(string json)
    {
        Assert.DoesNotContain(SnapshotReader.ReadExport("metadata.json", json).Diagnostics, static d => d.Level == DiagnosticLevel.Error);
        Assert.True(_schemas.IsValid(File, json));
    }

    [Theory]
    [InlineData("""{ "tables": {} }""")]
    [InlineData("""{ "version": 2, "tables": {} }""")]
    [InlineData("""{ "version": 1 }""")]
    [InlineData("""{ "version": 1, "tables": [] }""")]
    [InlineData("""{ "version": 1, "tables": {}, "views": {} }""")]
    [InlineData("""{ "version": 1, "tables": {}, "view": [] }""")]
    [InlineData("""{ "version": 1, "tables": {}, "roles": [] }""")]
    [InlineData("""{ "version": 1, "tables": { "Books": { "columns": [] } } }""")]
    [InlineData("""{ "version": 1, "tables": { "books": { "colums": [] } } }""")]
    [InlineData("""{ "version": 1, "tables": { "books": { "columns": [{ "name": "id", "type": "integr", "isPrimary": true }] } } }""")]
    [InlineData("""{ "version": 1, "tables": {}, "views": [{ "name": "b" }] }""")]
    [InlineData("""{ "version": 1, "tables": {}, "views": [{ "query": "SELECT 1" }] }""")]
    [InlineData("""{ "version": 1, "tables": {}, "views": [{ "name": "1b", "query": "SELECT 1" }] }""")]
    [InlineData("""{ "version": 1, "tables": {}, "views": [{ "name": "b", "query": 1 }] }""")]
    [InlineData("""{ "version": 1, "tables": {}, "views": [{ "name": "b", "query": "", "allowBroken": "yes" }] }""")]
    [InlineData("""{ "version": 1, "tables": {}, "fieldAttributes": [{ "table": "books", "field": "title" }] }""")]
    [InlineData("""{ "version": 1, "tables": {}, "fieldAttributes": [{ "table": "books", "field": "title", "attributes": "@{}", "priority": 1.5 }] }""")]
    [InlineData("""[]""")]
    public void What_the_reader_refuses_is_not(string json)
    {
        Assert.Contains(SnapshotReader.ReadExport("metadata.json", json).Diagnostics, static d => d.Level == DiagnosticLevel.Error);
        Assert.False(_schemas.IsValid(File, json));
    }

    [Fact]
    public void Schema_and_reader_know_the_same_keys()
    {
        using var schema = JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, File)));
        var definitions = schema.RootElement.GetProperty("$defs");
        Assert.Equal(SnapshotKeys.View.Order(StringComparer.Ordinal), Keys(definitions.GetProperty("view")));
        Assert.Equal(SnapshotKeys.FieldAttributes.Order(StringComparer.Ordinal), Keys(definitions.GetProperty("fieldAttributes")));
    }

    private static IEnumerable<string> Keys(JsonElement schema) => schema.GetProperty("properties").EnumerateObject().Select(static p => p.Name).Order(StringComparer.Ordinal);
}
