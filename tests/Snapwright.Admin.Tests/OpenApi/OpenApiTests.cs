using System.Text.Json;
using System.Text.Json.Nodes;
using Snapwright.Admin.Tests.Metadata;
using Snapwright.Model.Tables;
using Snapwright.OpenApi;
using Snapwright.SystemTables;

namespace Snapwright.Admin.Tests.OpenApi;

public sealed class OpenApiTests
{
    private const string Linter = "@redocly/cli@2.0.8";

    private static readonly MetadataModel Model = Starts.Resolve(Samples.Library);

    [Fact]
    public Task A_linter_finds_nothing() => LintAsync(Model);

    [Fact]
    public Task A_linter_finds_nothing_with_rules_and_search() => LintAsync(OperationTests.Shop);

    [Fact]
    public Task A_linter_finds_nothing_with_views() => LintAsync(WithViews);

    [Fact]
    public Task A_linter_finds_nothing_where_tables_do_not_take_all_writes() => LintAsync(Limited);

    [Fact]
    public void Only_operations_that_a_table_takes_are_listed()
    {
        var document = JsonNode.Parse(OpenApiWriter.Write(Limited, "Zoo", "1.0.0"), null, new JsonDocumentOptions { MaxDepth = 64 })!;

        Assert.Equal(["get", "patch", "delete"], Methods("/api/animals"));
        Assert.Equal(["get", "patch", "delete"], Methods("/api/animals/{id}"));
        Assert.Equal(["get", "post", "patch", "delete"], Methods("/api/dogs"));
        Assert.Equal(["get"], Methods("/api/countries"));
        Assert.Equal(["get"], Methods("/api/countries/{id}"));
        Assert.Equal(["get", "post", "patch"], Methods("/api/house"));
        Assert.Equal(["get", "patch"], Methods("/api/house/{id}"));
        Assert.Equal(["post"], Methods("/api/animals/query"));
        var schemas = document["components"]!["schemas"]!;
        Assert.Null(schemas["animals-create"]);
        Assert.NotNull(schemas["dogs-create"]);
        Assert.Null(schemas["countries-update"]);

        string[] Methods(string path) => [.. document["paths"]![path]!.AsObject().Select(static p => p.Key).Except(["parameters"])];
    }

    private static MetadataModel Limited => Starts.Resolve("""
        {
          "animals": { "isAbstract": true, "columns": [{ "name": "id", "type": "int", "isPrimary": true, "isGenerated": true }, { "name": "name", "type": "text" }] },
          "dogs": { "parent": "animals", "columns": [{ "name": "breed", "type": "text" }], "relations": [{ "propertyName": "house", "type": "many-to-one", "targetTable": "house", "inversePropertyName": "dogs" }] },
          "countries": { "isFrozen": true, "columns": [{ "name": "id", "type": "int", "isPrimary": true, "isGenerated": true }] },
          "house": { "isSingleRecord": true, "columns": [{ "name": "id", "type": "int", "isPrimary": true, "isGenerated": true }, { "name": "name", "type": "text" }] }
        }
        """);

    [Fact]
    public void A_view_has_its_arguments_and_a_schema_of_its_rows()
    {
        var document = JsonNode.Parse(OpenApiWriter.Write(WithViews, "Library", "1.0.0"), null, new JsonDocumentOptions { MaxDepth = 64 })!;

        var read = document["paths"]!["/api/views/counted"]!["get"]!;
        Assert.Equal(["least", "$limit", "ids"], read["parameters"]!.AsArray().Take(3).Select(static p => p!["name"]!.GetValue<string>()));
        Assert.True(read["parameters"]![0]!["required"]!.GetValue<bool>());
        Assert.Equal(
            """{"number":{"type":"integer","format":"int64"},"kind":{"type":"string","enum":["a","b"]}}""",
            document["components"]!["schemas"]!["counted-view"]!["properties"]!.ToJsonString());
        Assert.Null(document["paths"]!["/api/views/broken"]);
    }

    private static MetadataModel WithViews => new(
        Model.Tables,
        [
            new(new("public", "counted"), "{ $least int, $limit enum('a', 'b') DEFAULT 'a', $ids array(int) NULL }: SELECT count(*) AS number, $limit AS kind FROM table_definition WHERE id > $least AND ($ids IS NULL OR id = ANY ($ids))"),
            new(new("public", "broken"), "SELECT nothing FROM table_definition", AllowBroken: true),
        ]);

    private static async Task LintAsync(MetadataModel model)
    {
        var folder = Directory.CreateTempSubdirectory("snapwright-openapi-");
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "openapi.json"), OpenApiWriter.Write(model, "Library", "1.0.0"));
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "redocly.yaml"),
                """
                extends: [recommended-strict]
                rules:
                  # Whose licence the API of an application has is the application's affair.
                  info-license: off
                  operation-operationId-unique: error
                  no-unused-components: error
                  no-invalid-media-type-examples: error
                  no-invalid-schema-examples: error
                """);

            var (exitCode, output) = await Npm.RunAsync(folder.FullName, Linter, "lint", "openapi.json");

            Assert.True(exitCode == 0, output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Every_table_has_its_operations()
    {
        var paths = Document()["paths"]!.AsObject();

        foreach (var table in Model.Tables)
        {
            var collection = paths[$"/api/{table.Name}"]!.AsObject();
            var row = paths[$"/api/{table.Name}/{{id}}"]!.AsObject();
            var isSchema = SystemSnapshot.IsMetadata(table.Name);
            string[] expected = isSchema ? ["get", "post"] : ["get", "post", "patch", "delete"];
            Assert.Equal(expected, collection.Select(static p => p.Key));
            Assert.NotNull(paths[$"/api/{table.Name}/query"]!["post"]);
            Assert.Equal(["parameters", "get", "patch", "delete"], row.Select(static p => p.Key));
            Assert.Equal(table.IsSystem ? "System" : table.Name.ToString(), collection["get"]!["tags"]![0]!.GetValue<string>());
        }
    }

    [Fact]
    public void Bodies_say_what_is_required_and_what_may_be_null()
    {
        var create = Document()["components"]!["schemas"]!["books-create"]!;

        Assert.Equal(["title", "author"], create["required"]!.AsArray().Select(static n => n!.GetValue<string>()));
        Assert.Equal("string", create["properties"]!["title"]!["type"]!.GetValue<string>());
        Assert.Equal("""["integer","null"]""", create["properties"]!["pages"]!["type"]!.ToJsonString());
        Assert.Equal("""["draft","out"]""", create["properties"]!["status"]!["enum"]!.ToJsonString());
        Assert.Null(create["properties"]!["id"]);
        Assert.Null(Document()["components"]!["schemas"]!["books-update"]!["properties"]!["pages"]);
    }

    [Fact]
    public void Columns_that_are_not_published_are_in_bodies_only()
    {
        var schemas = Document()["components"]!["schemas"]!;

        Assert.Null(schemas["authors"]!["properties"]!["email"]);
        Assert.NotNull(schemas["authors-create"]!["properties"]!["email"]);
    }

    [Fact]
    public void The_same_model_gives_the_same_bytes() =>
        Assert.Equal(OpenApiWriter.Write(Model, "Library", "1.0.0"), OpenApiWriter.Write(Starts.Resolve(Samples.Library), "Library", "1.0.0"));

    [Fact]
    public void A_model_without_tables_is_a_document_too() =>
        Assert.Empty(JsonNode.Parse(OpenApiWriter.Write(MetadataModel.Empty, "Nothing", "1.0.0"))!["paths"]!.AsObject());

    private static JsonNode Document() => JsonNode.Parse(OpenApiWriter.Write(Model, "Library", "1.0.0"), null, new JsonDocumentOptions { MaxDepth = 64 })!;
}
