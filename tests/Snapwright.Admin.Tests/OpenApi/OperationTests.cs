using System.Text.Json;
using System.Text.Json.Nodes;
using Snapwright.Admin.Tests.Metadata;
using Snapwright.Model.Tables;
using Snapwright.OpenApi;

namespace Snapwright.Admin.Tests.OpenApi;

/// <summary>What the document tells of queries, writes, rules and transactions.</summary>
public sealed class OperationTests
{
    private const string Snapshot = """
        {
          "items": {
            "uniques": [["code"]],
            "columns": [
              { "name": "id", "type": "int", "isPrimary": true, "isGenerated": true },
              { "name": "code", "type": "varchar", "isNullable": false, "options": { "length": 20 },
                "rules": [{ "ruleType": "pattern", "value": { "v": "^[A-Z]{2}-\\d+$" } }, { "ruleType": "maxLength", "value": { "v": 8 } }] },
              { "name": "title", "type": "text", "isSearchable": true, "rules": [{ "ruleType": "minLength", "value": { "v": 3 } }] },
              { "name": "slug", "type": "text", "rules": [{ "ruleType": "pattern", "value": { "v": "^[a-z]+$", "flags": "i" }, "message": "Letters only." }] },
              { "name": "site", "type": "text", "rules": [{ "ruleType": "format", "value": { "v": "url" } }] },
              { "name": "stars", "type": "int", "rules": [{ "ruleType": "min", "value": { "v": 2 } }, { "ruleType": "max", "value": { "v": 5 } }] },
              { "name": "off", "type": "int", "rules": [{ "ruleType": "min", "value": { "v": 2 }, "isEnabled": false }] },
              { "name": "tags", "type": "array", "options": { "of": "text" }, "rules": [{ "ruleType": "minItems", "value": { "v": 2 } }, { "ruleType": "maxItems", "value": { "v": 4 } }] }
            ]
          },
          "notes": {
            "columns": [{ "name": "id", "type": "int", "isPrimary": true, "isGenerated": true }, { "name": "text", "type": "text" }],
            "relations": [{ "propertyName": "item", "type": "many-to-one", "targetTable": "items", "inversePropertyName": "notes" }]
          }
        }
        """;

    public static MetadataModel Shop { get; } = Starts.Resolve(Snapshot);

    private static readonly JsonNode Document = JsonNode.Parse(OpenApiWriter.Write(Shop, "Shop", "1.0.0"), null, new JsonDocumentOptions { MaxDepth = 64 })!;

    [Fact]
    public void Rules_are_keywords_of_bodies_and_not_of_rows()
    {
        var body = Schema("items-create")["properties"]!;

        Assert.Equal("""^[A-Z]{2}-\d+$""", body["code"]!["pattern"]!.GetValue<string>());
        Assert.Equal(8, body["code"]!["maxLength"]!.GetValue<int>());
        Assert.Equal(3, body["title"]!["minLength"]!.GetValue<int>());
        Assert.Equal("uri", body["site"]!["format"]!.GetValue<string>());
        Assert.Equal((2, 5), (body["stars"]!["minimum"]!.GetValue<int>(), body["stars"]!["maximum"]!.GetValue<int>()));
        Assert.Equal((2, 4), (body["tags"]!["minItems"]!.GetValue<int>(), body["tags"]!["maxItems"]!.GetValue<int>()));
        Assert.Null(body["off"]!["minimum"]);
        Assert.Null(body["slug"]!["pattern"]);
        Assert.Equal("Letters only.", body["slug"]!["description"]!.GetValue<string>());
        Assert.Null(Schema("items")["properties"]!["stars"]!["minimum"]);
    }

    [Fact]
    public void Computed_fields_are_read_only_properties_of_rows()
    {
        const string computed = """
            { "items": {
                "columns": [{ "name": "id", "type": "int", "isPrimary": true, "isGenerated": true }, { "name": "stars", "type": "int" }],
                "computedFields": [
                  { "name": "isGood", "expression": "stars > 3", "description": "Whether it is good." },
                  { "name": "twice", "expression": "stars * 2" },
                  { "name": "broken", "expression": "nothing + 1", "allowBroken": true }
                ] } }
            """;
        var document = JsonNode.Parse(OpenApiWriter.Write(Starts.Resolve(computed), "Shop", "1.0.0"), null, new JsonDocumentOptions { MaxDepth = 64 })!;
        var row = document["components"]!["schemas"]!["items"]!["properties"]!;

        Assert.Equal(
            """{"type":["boolean","null"],"description":"Whether it is good. There when `fields` or `deep` asks for it.","readOnly":true}""",
            row["isGood"]!.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal("integer", row["twice"]!["type"]![0]!.GetValue<string>());
        Assert.Null(row["broken"]);
        Assert.Null(document["components"]!["schemas"]!["items-create"]!["properties"]!["isGood"]);
    }

    [Fact]
    public void Search_is_a_parameter_where_there_is_a_searchable_column()
    {
        Assert.Contains("search", Parameters("/api/items", "get"));
        Assert.DoesNotContain("search", Parameters("/api/notes", "get"));
    }

    [Fact]
    public void Writes_have_their_headers_and_answers()
    {
        Assert.Equal(["items-fields", "deep", "onConflict", "onConflictAction", "Prefer", "IdempotencyKey"], Parameters("/api/items", "post"));
        Assert.Equal(["items-fields", "deep", "IfMatch", "Prefer"], Parameters("/api/items/{id}", "patch"));
        Assert.NotNull(Document["paths"]!["/api/items/{id}"]!["delete"]!["responses"]!["412"]);
        Assert.NotNull(Document["paths"]!["/api/items"]!["get"]!["responses"]!["304"]);
        Assert.Equal(
            ["application/json", "application/x-ndjson", "text/csv"],
            Document["paths"]!["/api/items"]!["get"]!["responses"]!["200"]!["content"]!.AsObject().Select(static p => p.Key));
        Assert.Empty(Parameters("/api/column_definition", "post"));
    }

    [Fact]
    public void Related_rows_may_be_written_from_both_sides()
    {
        Assert.Contains("NestedRows", Schema("items-create")["properties"]!["notes"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("NestedRow", Schema("notes-create")["properties"]!["item"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Transactions_have_their_path() => Assert.NotNull(Document["paths"]!["/api/transaction"]!["post"]);

    private static JsonNode Schema(string name) => Document["components"]!["schemas"]![name]!;

    private static IEnumerable<string> Parameters(string path, string method) =>
        (Document["paths"]![path]![method]!["parameters"]?.AsArray() ?? []).Select(static p => p!["$ref"]!.GetValue<string>().Split('/')[^1]);
}
