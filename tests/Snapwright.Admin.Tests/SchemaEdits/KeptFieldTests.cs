using System.Net;
using System.Text.Json.Nodes;
using Snapwright.Admin.Tests.Hosting;
using Snapwright.Testing;

namespace Snapwright.Admin.Tests.SchemaEdits;

/// <summary>Materialised fields, and checks that look at other rows, come and go by edits.</summary>
public sealed class KeptFieldTests
{
    private const string Snapshot = """
        {
          "makers": { "columns": [{ "name": "id", "type": "int", "isPrimary": true, "isGenerated": true }, { "name": "name", "type": "varchar", "isNullable": false }, { "name": "most", "type": "int" }] },
          "tools": {
            "columns": [{ "name": "id", "type": "int", "isPrimary": true, "isGenerated": true }, { "name": "size", "type": "int" }, { "name": "label", "type": "text" }],
            "relations": [{ "propertyName": "maker", "type": "many-to-one", "targetTable": "makers", "inversePropertyName": "tools", "onDelete": "SET NULL" }]
          }
        }
        """;

    public static TheoryData<DatabaseKind> Kinds => Databases.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_field_that_is_kept_comes_changes_and_goes(DatabaseKind kind)
    {
        await using var application = await FilledAsync(kind);
        var tools = await FieldEditTests.TableIdAsync(application, "tools");
        var field = await OkAsync(
            application, HttpMethod.Post, "/api/computed_field_definition", $$"""{ "table": {{tools}}, "name": "shown", "expression": "maker=>name || '/' || label", "isMaterialized": true }""");
        var path = $"/api/computed_field_definition/{field["data"]!["id"]}";

        Assert.Equal(["Acme/saw", "Best/axe"], await ValuesAsync(application, "shown"));
        await OkAsync(application, HttpMethod.Patch, "/api/makers/1", """{ "name": "Ace" }""");
        Assert.Equal(["Ace/saw", "Best/axe"], await ValuesAsync(application, "shown"));
        var index = await OkAsync(application, HttpMethod.Post, "/api/index_definition", $$"""{ "table": {{tools}}, "name": "by_shown", "expressions": ["shown"], "isUnique": {{(kind == DatabaseKind.MariaDb ? "false" : "true")}} }""");

        await OkAsync(application, HttpMethod.Patch, path, """{ "expression": "maker=>name || '; ' || size::string" }""");
        Assert.Equal(["Ace; 3", "Best; 0"], await ValuesAsync(application, "shown"));
        await OkAsync(application, HttpMethod.Patch, "/api/tools/2", """{ "maker": 1 }""");
        Assert.Equal(["Ace; 0", "Ace; 3"], await ValuesAsync(application, "shown"));
        if (kind != DatabaseKind.MariaDb)
        {
            var (duplicate, problem) = await application.SendAsync(HttpMethod.Patch, "/api/tools/2", """{ "size": 3 }""");
            Assert.Equal(HttpStatusCode.Conflict, duplicate.StatusCode);
            Assert.Equal("Another row of 'tools' has the same value of 'shown'.", problem!["detail"]!.GetValue<string>());
        }

        // An index is over what is stored.
        var (refused, fault) = await application.SendAsync(HttpMethod.Patch, path, """{ "isMaterialized": false }""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("tools.indexes[0].expressions[0]", fault!["errors"]![0]!["field"]!.GetValue<string>());
        await application.SendAsync(HttpMethod.Delete, $"/api/index_definition/{index["data"]!["id"]}");
        await OkAsync(application, HttpMethod.Patch, path, """{ "isMaterialized": false }""");
        await OkAsync(application, HttpMethod.Patch, "/api/makers/1", """{ "name": "Old" }""");
        Assert.Equal(["Old; 0", "Old; 3"], await ValuesAsync(application, "shown"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_row_that_has_no_value_refuses_the_edit(DatabaseKind kind)
    {
        await using var application = await FilledAsync(kind);
        var tools = await FieldEditTests.TableIdAsync(application, "tools");
        var before = await TableCreationTests.StateAsync(application);

        var (refused, problem) = await application.SendAsync(
            HttpMethod.Post, "/api/computed_field_definition", $$"""{ "table": {{tools}}, "name": "share", "expression": "12 / size", "isMaterialized": true }""");

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal("schema_conflict", problem!["code"]!.GetValue<string>());
        Assert.Equal(before, await TableCreationTests.StateAsync(application));
        await OkAsync(application, HttpMethod.Patch, "/api/tools/2", """{ "size": 4 }""");
        await OkAsync(application, HttpMethod.Post, "/api/computed_field_definition", $$"""{ "table": {{tools}}, "name": "share", "expression": "12 / size", "isMaterialized": true }""");
        Assert.Equal(["3", "4"], await ValuesAsync(application, "share"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_check_through_a_reference_comes_and_goes(DatabaseKind kind)
    {
        await using var application = await FilledAsync(kind);
        var tools = await FieldEditTests.TableIdAsync(application, "tools");
        const string Expression = "size <= coalesce(maker=>most, size)";
        await OkAsync(application, HttpMethod.Patch, "/api/makers/1", """{ "most": 2 }""");

        var (refused, problem) = await application.SendAsync(
            HttpMethod.Post, "/api/check_constraint_definition", $$"""{ "table": {{tools}}, "name": "fits", "expression": "{{Expression}}" }""");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal("tools: rows do not fulfil the check 'fits': 1.", problem!["detail"]!.GetValue<string>());

        await OkAsync(application, HttpMethod.Patch, "/api/makers/1", """{ "most": 3 }""");
        var check = await OkAsync(application, HttpMethod.Post, "/api/check_constraint_definition", $$"""{ "table": {{tools}}, "name": "fits", "expression": "{{Expression}}" }""");
        await RefusedAsync(application, "/api/makers/1", """{ "most": 2 }""");
        await RefusedAsync(application, "/api/tools/1", """{ "size": 4 }""");
        Assert.Equal(HttpStatusCode.NoContent, (await application.SendAsync(HttpMethod.Delete, $"/api/check_constraint_definition/{check["data"]!["id"]}")).Response.StatusCode);
        await OkAsync(application, HttpMethod.Patch, "/api/makers/1", """{ "most": 2 }""");
    }

    private static async Task<TestApplication> FilledAsync(DatabaseKind kind)
    {
        var application = await TestApplication.StartAsync(kind, Snapshot);
        await OkAsync(application, HttpMethod.Post, "/api/makers", """[{ "name": "Acme" }, { "name": "Best" }]""");
        await OkAsync(application, HttpMethod.Post, "/api/tools", """[{ "label": "saw", "size": 3, "maker": 1 }, { "label": "axe", "size": 0, "maker": 2 }]""");
        return application;
    }

    private static async Task<string[]> ValuesAsync(TestApplication application, string field) =>
        [.. (await application.GetAsync($"/api/tools?fields={field}&sort={field}")).AsArray().Select(t => t![field]!.ToString())];

    private static async Task<JsonNode> OkAsync(TestApplication application, HttpMethod method, string path, string body)
    {
        var (response, answer) = await application.SendAsync(method, path, body);
        Assert.True(response.IsSuccessStatusCode, answer?.ToJsonString());
        return answer!;
    }

    private static async Task RefusedAsync(TestApplication application, string path, string body)
    {
        var (response, problem) = await application.SendAsync(HttpMethod.Patch, path, body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("check_failed", problem!["code"]!.GetValue<string>());
    }
}
