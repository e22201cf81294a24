using System.Net;
using System.Text.Json.Nodes;
using Snapwright.Admin.Tests.Hosting;
using Snapwright.Testing;

namespace Snapwright.Admin.Tests.SchemaEdits;

public sealed class FieldEditTests
{
    public static TheoryData<DatabaseKind> Kinds => Databases.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_column_that_is_added_is_served_at_the_next_request(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind, Samples.Library);
        await application.SendAsync(HttpMethod.Post, "/api/authors", """{ "name": "Le Guin" }""");
        var authors = await TableIdAsync(application, "authors");

        var (created, _) = await application.SendAsync(
            HttpMethod.Post, "/api/column_definition",
            $$"""{ "table": {{authors}}, "name": "rank", "type": "int", "isNullable": false, "defaultValue": 7, "description": "Of fame." }""");

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(7, (await application.GetAsync("/api/authors/1"))["rank"]!.GetValue<int>());
        var (updated, author) = await application.SendAsync(HttpMethod.Patch, "/api/authors/1", """{ "rank": 1 }""");
        Assert.Equal(HttpStatusCode.OK, updated.StatusCode);
        Assert.Equal(1, author!["data"]!["rank"]!.GetValue<int>());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_relation_that_is_added_brings_its_other_side(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind, Samples.Library);
        await application.SendAsync(HttpMethod.Post, "/api/authors", """{ "name": "Le Guin" }""");
        await application.SendAsync(HttpMethod.Post, "/api/stock.shelves", """{ "label": "A" }""");
        var shelves = await TableIdAsync(application, "shelves");
        var authors = await TableIdAsync(application, "authors");

        var (created, _) = await application.SendAsync(
            HttpMethod.Post, "/api/relation_definition",
            $$"""{ "table": {{shelves}}, "targetTable": {{authors}}, "propertyName": "keeper", "type": "many-to-one", "inversePropertyName": "shelves" }""");

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await application.SendAsync(HttpMethod.Patch, "/api/stock.shelves/1", """{ "keeper": 1 }""")).Response.StatusCode);
        Assert.Equal("A", (await application.GetAsync("/api/authors/1?fields=shelves.label"))["shelves"]![0]!["label"]!.GetValue<string>());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_column_with_a_fault_is_refused_with_the_field(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind, Samples.Library);
        var authors = await TableIdAsync(application, "authors");
        var before = await TableCreationTests.StateAsync(application);

        var (badType, typeProblem) = await application.SendAsync(
            HttpMethod.Post, "/api/column_definition", $$"""{ "table": {{authors}}, "name": "rank", "type": "integr" }""");
        var (badDefault, defaultProblem) = await application.SendAsync(
            HttpMethod.Post, "/api/column_definition", $$"""{ "table": {{authors}}, "name": "rank", "type": "int", "defaultValue": "many" }""");
        var (twice, _) = await application.SendAsync(
            HttpMethod.Post, "/api/column_definition", $$"""{ "table": {{authors}}, "name": "born", "type": "date" }""");
        var (noDefault, _) = await application.SendAsync(
            HttpMethod.Post, "/api/column_definition", $$"""{ "table": {{authors}}, "name": "rank", "type": "int", "isNullable": false }""");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, badType.StatusCode);
        Assert.Equal("type", typeProblem!["errors"]![0]!["field"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, badDefault.StatusCode);
        Assert.Equal("defaultValue", defaultProblem!["errors"]![0]!["field"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, noDefault.StatusCode);
        Assert.Equal(before, await TableCreationTests.StateAsync(application));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_only_describes_can_be_changed(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind, Samples.Library);
        var authors = await TableIdAsync(application, "authors");
        var name = await ColumnIdAsync(application, "authors", "name");

        var (table, _) = await application.SendAsync(HttpMethod.Patch, $"/api/table_definition/{authors}", """{ "description": "Those who write." }""");
        var (column, _) = await application.SendAsync(HttpMethod.Patch, $"/api/column_definition/{name}", """{ "description": "In full.", "isPublished": false }""");

        Assert.Equal(HttpStatusCode.OK, table.StatusCode);
        Assert.Equal(HttpStatusCode.OK, column.StatusCode);
        var exported = JsonNode.Parse(await application.Http.GetStringAsync("/api/admin/export"))!["tables"]!["authors"]!;
        Assert.Equal("Those who write.", exported["description"]!.GetValue<string>());
        await application.SendAsync(HttpMethod.Post, "/api/authors", """{ "name": "Le Guin" }""");
        Assert.Null((await application.GetAsync("/api/authors/1")).AsObject()["name"]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_would_drop_or_change_is_refused_and_said(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind, Samples.Library);
        var authors = await TableIdAsync(application, "authors");
        var books = await TableIdAsync(application, "books");
        var name = await ColumnIdAsync(application, "authors", "name");
        var author = (await application.GetAsync("""/api/relation_definition?filter={"propertyName":{"_eq":"author"}}"""))[0]!["id"]!.GetValue<int>();
        var before = await TableCreationTests.StateAsync(application);

        await RefusedAsync(application, HttpMethod.Delete, $"/api/table_definition/{authors}", null, "table 'authors' would be dropped");
        await RefusedAsync(application, HttpMethod.Delete, $"/api/column_definition/{name}", null, "column 'name' of 'authors' would be dropped");
        await RefusedAsync(application, HttpMethod.Delete, $"/api/relation_definition/{author}", null, "relation 'author' of 'books' would be dropped");
        await RefusedAsync(application, HttpMethod.Patch, $"/api/table_definition/{authors}", """{ "name": "writers" }""", "table 'authors' would be renamed to 'writers'");
        await RefusedAsync(application, HttpMethod.Patch, $"/api/column_definition/{name}", """{ "name": "title" }""", "column 'name' of 'authors' would be renamed to 'title'");
        await RefusedAsync(application, HttpMethod.Patch, $"/api/column_definition/{name}", """{ "type": "text", "options": null }""", "type of column 'name' of 'authors' would change from text of 80 to Text");
        await RefusedAsync(application, HttpMethod.Patch, $"/api/column_definition/{name}", """{ "table": BOOKS }""".Replace("BOOKS", $"{books}"), "column 'name' of 'authors' would be dropped");
        await RefusedAsync(application, HttpMethod.Patch, $"/api/table_definition/{authors}", """{ "uniques": null }""", "the unique group (name) of 'authors' would be dropped");
        await RefusedAsync(application, HttpMethod.Patch, $"/api/relation_definition/{author}", """{ "onDelete": "RESTRICT" }""", "onDelete of relation 'author' of 'books' would change");

        Assert.Equal(before, await TableCreationTests.StateAsync(application));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Rows_of_the_framework_itself_are_protected(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind, Samples.Library);
        var definitions = await TableIdAsync(application, "table_definition");
        var name = await ColumnIdAsync(application, "table_definition", "name");
        var before = await TableCreationTests.StateAsync(application);

        var answers = new[]
        {
            await application.SendAsync(HttpMethod.Patch, $"/api/table_definition/{definitions}", """{ "description": "Mine." }"""),
            await application.SendAsync(HttpMethod.Delete, $"/api/table_definition/{definitions}"),
            await application.SendAsync(HttpMethod.Patch, $"/api/column_definition/{name}", """{ "type": "text" }"""),
            await application.SendAsync(HttpMethod.Delete, $"/api/column_definition/{name}"),
            await application.SendAsync(HttpMethod.Post, "/api/column_definition", $$"""{ "table": {{definitions}}, "name": "mine", "type": "text" }"""),
        };

        Assert.All(answers, static a => Assert.Equal(HttpStatusCode.Conflict, a.Response.StatusCode));
        Assert.All(answers, static a => Assert.Equal("system_row", a.Body!["code"]!.GetValue<string>()));
        Assert.Equal(before, await TableCreationTests.StateAsync(application));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task System_tables_are_rows_of_themselves(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind, Samples.Library);

        var tables = (await application.GetAsync("/api/table_definition?sort=name&limit=100")).AsArray();

        Assert.Equal(
            [
                "authors", "books", "check_constraint_definition", "column_definition", "computed_field_definition", "field_attribute_definition", "index_definition",
                "relation_definition", "shelves", "table_definition", "unique_constraint_definition", "view_definition",
            ],
            tables.Select(static t => t!["name"]!.GetValue<string>()));
        Assert.All(tables, static t => Assert.Equal(t!["name"]!.GetValue<string>().EndsWith("_definition", StringComparison.Ordinal), t["isSystem"]!.GetValue<bool>()));
    }

    private static async Task RefusedAsync(TestApplication application, HttpMethod method, string path, string? body, string detail)
    {
        var (response, problem) = await application.SendAsync(method, path, body);
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("schema_edit_unsupported", problem!["code"]!.GetValue<string>());
        Assert.Contains(detail, problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    internal static async Task<int> TableIdAsync(TestApplication application, string name) =>
        (await application.GetAsync($$$"""/api/table_definition?filter={"name":{"_eq":"{{{name}}}"}}"""))[0]!["id"]!.GetValue<int>();

    private static async Task<int> ColumnIdAsync(TestApplication application, string table, string name) =>
        (await application.GetAsync($$$$"""/api/column_definition?filter={"name":{"_eq":"{{{{name}}}}"},"table":{"name":{"_eq":"{{{{table}}}}"}}}"""))[0]!["id"]!.GetValue<int>();
}
