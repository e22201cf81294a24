using System.Net;
using System.Text.Json.Nodes;
using Snapwright.Admin.Tests.Hosting;
using Snapwright.Admin.Tests.Metadata;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;
using Snapwright.Testing;

namespace Snapwright.Admin.Tests.SchemaEdits;

/// <summary>Views, computed fields, constraints and attributes as rows.</summary>
public sealed class DefinitionEditTests
{
    public static TheoryData<DatabaseKind> Kinds => Databases.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Definitions_are_made_changed_and_removed_as_rows(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind, Samples.Library);
        var authors = await FieldEditTests.TableIdAsync(application, "authors");

        await CreatedAsync(application, "view_definition", """{ "schema": "sales", "name": "all-authors", "query": "SELECT id, name FROM public.authors" }""");
        await CreatedAsync(application, "computed_field_definition", $$"""{ "table": {{authors}}, "name": "longName", "expression": "name || '!'" }""");
        await CreatedAsync(application, "field_attribute_definition", $$"""{ "table": {{authors}}, "field": "born", "attributes": "@{ caption = 'Born' }", "priority": 3 }""");
        await application.SendAsync(HttpMethod.Patch, $"/api/table_definition/{authors}", """{ "mainField": "longName" }""");
        var view = (await application.GetAsync("""/api/view_definition?filter={"name":{"_eq":"all-authors"}}"""))[0]!;
        Assert.Null(view.AsObject()["origin"]);
        var (updated, _) = await application.SendAsync(HttpMethod.Patch, $"/api/view_definition/{view["id"]}", """{ "query": "SELECT id FROM public.authors" }""");

        Assert.Equal(HttpStatusCode.OK, updated.StatusCode);
        var export = await ExportAsync(application);
        Assert.Equal("""[{"schema":"sales","name":"all-authors","query":"SELECT id FROM public.authors"}]""", export["views"]!.ToJsonString());
        Assert.Equal("""[{"table":"authors","field":"born","priority":3,"attributes":"@{ caption = 'Born' }"}]""", Plain(export["fieldAttributes"]!));
        Assert.Equal("longName", export["tables"]!["authors"]!["mainField"]!.GetValue<string>());
        Assert.Equal(["shout", "initial", "longName"], export["tables"]!["authors"]!["computedFields"]!.AsArray().Select(static f => f!["name"]!.GetValue<string>()));

        var (deleted, _) = await application.SendAsync(HttpMethod.Delete, $"/api/view_definition/{view["id"]}");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Null((await ExportAsync(application))["views"]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Faults_are_told_at_the_field_and_nothing_is_changed(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind, Samples.Library);
        var authors = await FieldEditTests.TableIdAsync(application, "authors");
        var before = await TableCreationTests.StateAsync(application);

        await RefusedAsync(application, "view_definition", """{ "name": "a.b", "query": "SELECT 1" }""", "name", "SW0080");
        await RefusedAsync(application, "view_definition", """{ "name": "v", "query": "SELECT id,\n  nome FROM authors" }""", "query", "SW0101", "(line 2, column 3)");
        await RefusedAsync(application, "view_definition", """{ "name": "v", "query": "SELECT FROM" }""", "query", "SW0100", "view 'v'");
        await RefusedAsync(application, "computed_field_definition", $$"""{ "table": {{authors}}, "name": "born", "expression": "1" }""", "name", "SW0014");
        await RefusedAsync(application, "unique_constraint_definition", $$"""{ "table": {{authors}}, "name": "x", "columns": ["nome"] }""", "columns[0]", "SW0050");
        await RefusedAsync(application, "unique_constraint_definition", $$"""{ "table": {{authors}}, "name": "x", "columns": ["born"], "isAlternateKey": true }""", "name", "SW0083");
        await RefusedAsync(application, "index_definition", $$"""{ "table": {{authors}}, "name": "x", "expressions": [] }""", "expressions", "SW0085");
        await RefusedAsync(application, "field_attribute_definition", $$"""{ "table": {{authors}}, "field": "nome", "attributes": "@{}" }""", "field", "SW0087");
        var (main, problem) = await application.SendAsync(HttpMethod.Patch, $"/api/table_definition/{authors}", """{ "mainField": "nome" }""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, main.StatusCode);
        Assert.Equal("mainField", problem!["errors"]![0]!["field"]!.GetValue<string>());
        var (misplaced, _) = await application.SendAsync(HttpMethod.Patch, $"/api/table_definition/{authors}", """{ "indexes": [{ "name": "x", "expressions": ["id"] }] }""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, misplaced.StatusCode);
        var (system, _) = await application.SendAsync(
            HttpMethod.Post, "/api/computed_field_definition",
            $$"""{ "table": {{await FieldEditTests.TableIdAsync(application, "table_definition")}}, "name": "x", "expression": "1" }""");
        Assert.Equal(HttpStatusCode.Conflict, system.StatusCode);

        Assert.Equal(before, await TableCreationTests.StateAsync(application));
    }

    [Fact]
    public async Task What_breaks_a_view_is_refused_unless_the_view_may_be_broken()
    {
        await using var application = await TestApplication.StartAsync(DatabaseKind.Sqlite, Samples.Library);
        await CreatedAsync(application, "view_definition", """{ "schema": "sales", "name": "loud", "query": "SELECT shout FROM public.authors" }""");
        await CreatedAsync(application, "view_definition", """{ "name": "loud", "query": "SELECT shout FROM authors", "allowBroken": true }""");
        var path = $"/api/computed_field_definition/{(await application.GetAsync("""/api/computed_field_definition?filter={"name":{"_eq":"shout"}}"""))[0]!["id"]}";

        var (refused, problem) = await application.SendAsync(HttpMethod.Patch, path, """{ "name": "cry" }""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("sales.loud.query", Assert.Single(problem!["errors"]!.AsArray())!["field"]!.GetValue<string>());
        Assert.Contains("view 'sales.loud': ", problem["errors"]![0]!["message"]!.GetValue<string>(), StringComparison.Ordinal);

        var view = (await application.GetAsync("""/api/view_definition?filter={"schema":{"_eq":"sales"}}"""))[0]!["id"];
        await application.SendAsync(HttpMethod.Patch, $"/api/view_definition/{view}", """{ "allowBroken": true }""");
        var (renamed, _) = await application.SendAsync(HttpMethod.Patch, path, """{ "name": "cry" }""");
        Assert.Equal(HttpStatusCode.OK, renamed.StatusCode);
        Assert.Equal("cry", (await ExportAsync(application))["tables"]!["authors"]!["computedFields"]![0]!["name"]!.GetValue<string>());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_table_may_be_made_with_all_of_them(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind, Samples.Library);
        const string Table = """
            {
              "name": "discs",
              "mainField": "label",
              "columns": [
                { "name": "id", "type": "int", "isPrimary": true, "isGenerated": true },
                { "name": "title", "type": "varchar", "isNullable": false }
              ],
              "computedFields": [{ "name": "label", "expression": "upper(title)" }],
              "uniqueConstraints": [{ "name": "by_title", "columns": ["title"], "isAlternateKey": true }]
            }
            """;

        var (created, _) = await application.SendAsync(HttpMethod.Post, "/api/table_definition", Table);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var exported = (await ExportAsync(application))["tables"]!["discs"]!;
        Assert.Equal("label", exported["mainField"]!.GetValue<string>());
        Assert.Equal("""[{"name":"by_title","columns":["title"],"isAlternateKey":true}]""", exported["uniqueConstraints"]!.ToJsonString());
        Assert.Equal("""[{"name":"label","expression":"upper(title)"}]""", exported["computedFields"]!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_file_is_heard_again_when_it_says_something_else_and_edits_stay_until_then(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        Assert.Equal("SELECT 1 AS a", await StartAsync("SELECT 1 AS a"));
        Assert.Equal("SELECT 2 AS a", await StartAsync("SELECT 2 AS a"));
        await using (var application = await TestApplication.StartAsync(database))
        {
            await application.SendAsync(HttpMethod.Patch, "/api/view_definition/1", """{ "query": "SELECT 3 AS a" }""");
        }

        Assert.Equal("SELECT 3 AS a", await StartAsync("SELECT 2 AS a"));
        Assert.Equal("SELECT 4 AS a", await StartAsync("SELECT 4 AS a"));

        async Task<string> StartAsync(string query)
        {
            var model = await Starts.StartAsync(database.Database, [SnapshotReader.ReadView("v.funql", query)]);
            return model.FindView(new TableName("public", "v"))!.Query;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_a_file_says_of_a_column_a_relation_and_a_table_is_heard_again_where_no_data_has_to_change(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await StartAsync(length: 20, column: "", table: "", relation: "");

        var heard = await StartAsync(length: 20, """, "isPublished": false, "rules": [{ "ruleType": "minLength", "value": { "v": 2 } }]""", """ "isFrozen": true, "description": "Music.", """, """, "isUpdatable": false""");
        Assert.False(heard.FindColumn("title")!.IsPublished);
        Assert.Single(heard.FindColumn("title")!.Rules);
        Assert.Contains(heard.Uniques, static u => u.Fields.Single() == "title");
        Assert.False(heard.FindColumn("id")!.IsNullable);
        Assert.False(heard.FindRelation("next")!.IsUpdatable);
        Assert.Equal((true, "Music."), (heard.IsFrozen, heard.Description));

        var kept = await StartAsync(length: 30, "", """ "isFrozen": true, """, "");
        Assert.Equal((20, false), (kept.FindColumn("title")!.Type.Length, kept.FindColumn("title")!.IsPublished));
        Assert.Null(kept.Description);
        Assert.True(kept.FindRelation("next")!.IsUpdatable);

        await using (var application = await TestApplication.StartAsync(database))
        {
            await application.SendAsync(HttpMethod.Patch, $"/api/table_definition/{await FieldEditTests.TableIdAsync(application, "discs")}", """{ "isFrozen": false }""");
        }

        Assert.False((await StartAsync(length: 20, "", """ "isFrozen": true, """, "")).IsFrozen);
        Assert.True((await StartAsync(length: 20, "", """ "isFrozen": true, "alias": "cds", """, "")).IsFrozen);

        async Task<Table> StartAsync(int length, string column, string table, string relation)
        {
            var model = await Starts.StartAsync(database.Database, [SnapshotReader.Read("snapshot.json", $$"""
                { "discs": { {{table}} "columns": [
                    { "name": "id", "type": "int", "isPrimary": true, "isGenerated": true },
                    { "name": "title", "type": "varchar", "isUnique": true, "options": { "length": {{length}} }{{column}} }],
                  "relations": [{ "propertyName": "next", "type": "many-to-one", "targetTable": "discs"{{relation}} }] } }
                """)]);
            return model.Get(new TableName("public", "discs"));
        }
    }

    private static async Task CreatedAsync(TestApplication application, string table, string body)
    {
        var (response, problem) = await application.SendAsync(HttpMethod.Post, "/api/" + table, body);
        Assert.True(response.StatusCode == HttpStatusCode.Created, problem?.ToJsonString());
    }

    private static async Task RefusedAsync(TestApplication application, string table, string body, string field, string code, string message = "")
    {
        var (response, problem) = await application.SendAsync(HttpMethod.Post, "/api/" + table, body);
        Assert.True(response.StatusCode == HttpStatusCode.UnprocessableEntity, problem?.ToJsonString());
        Assert.Equal((field, code), (problem!["errors"]![0]!["field"]!.GetValue<string>(), problem["errors"]![0]!["code"]!.GetValue<string>()));
        Assert.Contains(message, problem["errors"]![0]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private static async Task<JsonNode> ExportAsync(TestApplication application) => JsonNode.Parse(await application.Http.GetStringAsync("/api/admin/export"))!;

    private static string Plain(JsonNode node) => node.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
