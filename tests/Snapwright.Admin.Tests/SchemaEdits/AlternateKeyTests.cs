using System.Net;
using System.Text.Json.Nodes;
using Snapwright.Admin.Tests.Hosting;
using Snapwright.Testing;

namespace Snapwright.Admin.Tests.SchemaEdits;

/// <summary>Named unique constraints, the rows that they address, and frozen tables.</summary>
public sealed class AlternateKeyTests
{
    private const string Snapshot = """
        {
          "shops": {
            "columns": [
              { "name": "id", "type": "int", "isPrimary": true, "isGenerated": true },
              { "name": "name", "type": "varchar", "isNullable": false },
              { "name": "note", "type": "varchar" }
            ],
            "uniqueConstraints": [{ "name": "by_name", "columns": ["name"], "isAlternateKey": true }]
          },
          "prices": {
            "columns": [
              { "name": "id", "type": "int", "isPrimary": true, "isGenerated": true },
              { "name": "day", "type": "date", "isNullable": false },
              { "name": "amount", "type": "int" }
            ],
            "relations": [{ "propertyName": "shop", "type": "many-to-one", "targetTable": "shops", "isNullable": false }],
            "uniqueConstraints": [{ "name": "of_day", "columns": ["shop", "day"], "isAlternateKey": true }]
          }
        }
        """;

    public static TheoryData<DatabaseKind> Kinds => Databases.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_alternate_key_addresses_a_row(DatabaseKind kind)
    {
        await using var application = await StartAsync(kind);

        Assert.Equal("x", (await application.GetAsync("/api/shops/by/by_name/a%2Fb%20%25%2Fc?fields=note"))["note"]!.GetValue<string>());
        Assert.Equal(3, (await application.GetAsync("/api/prices/by/of_day/1/2026-11-21/"))["amount"]!.GetValue<int>());
        var (updated, price) = await application.SendAsync(HttpMethod.Patch, "/api/prices/by/of_day/1/2026-11-21", """{ "amount": 4 }""");
        Assert.Equal((HttpStatusCode.OK, 4), (updated.StatusCode, price!["data"]!["amount"]!.GetValue<int>()));
        Assert.Equal(HttpStatusCode.NoContent, (await application.SendAsync(HttpMethod.Delete, "/api/prices/by/of_day/1/2026-11-21")).Response.StatusCode);
        await ProblemAsync(application, HttpMethod.Get, "/api/prices/by/of_day/1/2026-11-21", "not_found", "The table 'prices' has no row with shop '1', day '2026-11-21'.");
        await ProblemAsync(application, HttpMethod.Get, "/api/prices/by/of_day/1/soon", "not_found", "day 'soon'");
        await ProblemAsync(application, HttpMethod.Get, "/api/prices/by/of_day/1", "unknown_path", "/api/prices/by/of_day/{shop}/{day}");
        await ProblemAsync(application, HttpMethod.Get, "/api/prices/by/ofDay/1", "unknown_path", "Did you mean 'of_day'?");
        await ProblemAsync(application, HttpMethod.Put, "/api/prices/by/of_day/1/2026-11-21", "method_not_allowed", "PATCH");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_duplicate_names_the_fields_of_the_constraint(DatabaseKind kind)
    {
        await using var application = await StartAsync(kind);

        var (twice, problem) = await application.SendAsync(HttpMethod.Post, "/api/prices", """{ "shop": 1, "day": "2026-11-21" }""");

        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        Assert.Equal(["shop", "day"], problem!["errors"]!.AsArray().Select(static e => e!["field"]!.GetValue<string>()));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_constraint_comes_changes_and_goes_while_the_rows_stay(DatabaseKind kind)
    {
        await using var application = await StartAsync(kind);
        var shops = await FieldEditTests.TableIdAsync(application, "shops");
        await application.SendAsync(HttpMethod.Post, "/api/shops", """{ "name": "y", "note": "x" }""");
        var before = await application.Http.GetStringAsync("/api/shops");

        var (refused, problem) = await application.SendAsync(
            HttpMethod.Post, "/api/unique_constraint_definition", $$"""{ "table": {{shops}}, "name": "by_note", "columns": ["note"] }""");
        Assert.Equal("schema_conflict", problem!["code"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal("shops: (note) cannot be unique, as rows have the same values: (x).", problem["detail"]!.GetValue<string>());

        var (added, row) = await application.SendAsync(
            HttpMethod.Post, "/api/unique_constraint_definition", $$"""{ "table": {{shops}}, "name": "by_note", "columns": ["note", "name"] }""");
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await application.SendAsync(HttpMethod.Post, "/api/shops", """{ "name": "y", "note": "z" }""")).Response.StatusCode);
        var path = $"/api/unique_constraint_definition/{row!["data"]!["id"]}";

        var (changed, _) = await application.SendAsync(HttpMethod.Patch, path, """{ "columns": ["name", "createdAt"], "name": "by_time" }""");
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        var (removed, _) = await application.SendAsync(HttpMethod.Delete, path);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal(before, await application.Http.GetStringAsync("/api/shops"));

        var key = (await application.GetAsync("""/api/unique_constraint_definition?filter={"name":{"_eq":"by_name"}}"""))[0]!["id"];
        Assert.Equal(HttpStatusCode.NoContent, (await application.SendAsync(HttpMethod.Delete, $"/api/unique_constraint_definition/{key}")).Response.StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await application.SendAsync(HttpMethod.Post, "/api/shops", """{ "name": "y" }""")).Response.StatusCode);
        await ProblemAsync(application, HttpMethod.Get, "/api/shops/by/by_name/y", "unknown_path", "There are none.");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_frozen_table_is_only_read(DatabaseKind kind)
    {
        await using var application = await StartAsync(kind);
        var shops = await FieldEditTests.TableIdAsync(application, "shops");
        await application.SendAsync(HttpMethod.Patch, $"/api/table_definition/{shops}", """{ "isFrozen": true }""");

        await ProblemAsync(application, HttpMethod.Post, "/api/shops", "table_frozen", "'shops'", """{ "name": "new" }""");
        await ProblemAsync(application, HttpMethod.Post, "/api/shops", "table_frozen", "'shops'", """[{ "name": "new" }, { "name": "newer" }]""");
        await ProblemAsync(application, HttpMethod.Patch, "/api/shops/1", "table_frozen", "'shops'", """{ "note": "new" }""");
        await ProblemAsync(application, HttpMethod.Patch, """/api/shops?filter={"id":{"_eq":1}}""", "table_frozen", "'shops'", """{ "note": "new" }""");
        await ProblemAsync(application, HttpMethod.Delete, "/api/shops/1", "table_frozen", "'shops'");
        await ProblemAsync(application, HttpMethod.Post, "/api/prices", "table_frozen", "'shops'", """{ "day": "2026-11-22", "shop": { "name": "new" } }""");
        Assert.Single((await application.GetAsync("/api/shops")).AsArray());

        await application.SendAsync(HttpMethod.Patch, $"/api/table_definition/{shops}", """{ "isFrozen": false }""");
        Assert.Equal(HttpStatusCode.Created, (await application.SendAsync(HttpMethod.Post, "/api/shops", """{ "name": "new" }""")).Response.StatusCode);
    }

    private static async Task<TestApplication> StartAsync(DatabaseKind kind)
    {
        var application = await TestApplication.StartAsync(kind, Snapshot, isListening: true);
        await application.SendAsync(HttpMethod.Post, "/api/shops", """{ "name": "a/b %/c", "note": "x" }""");
        var (created, body) = await application.SendAsync(HttpMethod.Post, "/api/prices", """{ "shop": 1, "day": "2026-11-21", "amount": 3 }""");
        Assert.True(created.IsSuccessStatusCode, body?.ToJsonString());
        return application;
    }

    private static async Task ProblemAsync(TestApplication application, HttpMethod method, string path, string code, string detail, string? body = null)
    {
        var (_, problem) = await application.SendAsync(method, path, body);
        Assert.Equal(code, problem!["code"]?.GetValue<string>());
        Assert.Contains(detail, problem["detail"]!.GetValue<string>() + Errors(problem), StringComparison.Ordinal);
    }

    private static string Errors(JsonNode problem) => string.Concat((problem["errors"]?.AsArray() ?? []).Select(static e => " " + e!["message"]));
}
