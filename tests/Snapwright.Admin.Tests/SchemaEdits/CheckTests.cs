using System.Net;
using System.Text.Json.Nodes;
using Snapwright.Admin.Tests.Hosting;
using Snapwright.Testing;

namespace Snapwright.Admin.Tests.SchemaEdits;

/// <summary>Check constraints and indexes over expressions.</summary>
public sealed class CheckTests
{
    private const string Snapshot = """
        {
          "prices": {
            "columns": [
              { "name": "id", "type": "int", "isPrimary": true, "isGenerated": true },
              { "name": "name", "type": "varchar", "isNullable": false },
              { "name": "low", "type": "int" },
              { "name": "high", "type": "int" }
            ],
            "computedFields": [{ "name": "gap", "expression": "high - low" }, { "name": "kept", "expression": "low * 2", "isMaterialized": true }],
            "checkConstraints": [{ "name": "ordered", "expression": "gap >= 0 AND name <> 'it''s'" }],
            "indexes": [{ "name": "by_name", "expressions": ["name", "low DESC"] }]
          }
        }
        """;

    public static TheoryData<DatabaseKind> Kinds => Databases.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_row_that_does_not_fulfil_a_check_is_refused_by_its_name(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind, Snapshot);

        await OkAsync(application, HttpMethod.Post, "/api/prices", """{ "name": "a", "low": 1, "high": 1 }""");
        await OkAsync(application, HttpMethod.Post, "/api/prices", """{ "name": "unknown is not false", "low": 1 }""");
        await RefusedAsync(application, HttpMethod.Post, "/api/prices", """{ "name": "a", "low": 2, "high": 1 }""");
        await RefusedAsync(application, HttpMethod.Post, "/api/prices", """{ "name": "it's" }""");
        await RefusedAsync(application, HttpMethod.Patch, "/api/prices/1", """{ "low": 2 }""");
        await RefusedAsync(application, HttpMethod.Patch, """/api/prices?filter={"id":{"_lt":9}}""", """{ "high": 0 }""");
        Assert.Equal([1, 1], (await application.GetAsync("/api/prices")).AsArray().Select(static p => p!["low"]!.GetValue<int>()));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_check_comes_changes_and_goes(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind, Snapshot);
        var table = await FieldEditTests.TableIdAsync(application, "prices");
        await OkAsync(application, HttpMethod.Post, "/api/prices", """{ "name": "a", "low": 5 }""");

        var (refused, problem) = await application.SendAsync(
            HttpMethod.Post, "/api/check_constraint_definition", $$"""{ "table": {{table}}, "name": "small", "expression": "low < 5" }""");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal("prices: rows do not fulfil the check 'small': 1.", problem!["detail"]!.GetValue<string>());

        var check = await OkAsync(application, HttpMethod.Post, "/api/check_constraint_definition", $$"""{ "table": {{table}}, "name": "small", "expression": "low < 6" }""");
        var path = $"/api/check_constraint_definition/{check["data"]!["id"]}";
        await RefusedAsync(application, HttpMethod.Post, "/api/prices", """{ "name": "b", "low": 6 }""", "small");
        await OkAsync(application, HttpMethod.Patch, path, """{ "expression": "low < 7", "name": "smaller" }""");
        await OkAsync(application, HttpMethod.Post, "/api/prices", """{ "name": "b", "low": 6 }""");
        await RefusedAsync(application, HttpMethod.Post, "/api/prices", """{ "name": "b", "low": 7 }""", "smaller");
        Assert.Equal(HttpStatusCode.NoContent, (await application.SendAsync(HttpMethod.Delete, path)).Response.StatusCode);
        await OkAsync(application, HttpMethod.Post, "/api/prices", """{ "name": "b", "low": 7 }""");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_the_computed_field_of_a_check_means_changes_the_check(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind, Snapshot);
        var gap = (await application.GetAsync("/api/computed_field_definition?sort=id"))[0]!["id"];

        var (broken, problem) = await application.SendAsync(HttpMethod.Delete, $"/api/computed_field_definition/{gap}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, broken.StatusCode);
        Assert.Equal("prices.checkConstraints[0].expression", problem!["errors"]![0]!["field"]!.GetValue<string>());

        await OkAsync(application, HttpMethod.Patch, $"/api/computed_field_definition/{gap}", """{ "expression": "high - low + 1" }""");
        await OkAsync(application, HttpMethod.Post, "/api/prices", """{ "name": "a", "low": 2, "high": 1 }""");
        await RefusedAsync(application, HttpMethod.Post, "/api/prices", """{ "name": "a", "low": 3, "high": 1 }""");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_text_that_is_no_check_is_told_with_its_place(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind, Snapshot);
        var table = await FieldEditTests.TableIdAsync(application, "prices");

        foreach (var (expression, message) in new[] { ("low +", "(line 1, column "), ("low + 1", "true or false"), ("lwo > 1", "low"), ("low > (SELECT 1)", "not supported") })
        {
            var (response, problem) = await application.SendAsync(
                HttpMethod.Post, "/api/check_constraint_definition", $$"""{ "table": {{table}}, "name": "x", "expression": "{{expression}}" }""");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
            Assert.Equal("expression", problem!["errors"]![0]!["field"]!.GetValue<string>());
            Assert.Contains(message, problem["errors"]![0]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(DatabaseKind.PostgreSql, """["lower(name) trgm"], "type": "gin" """, null)]
    [InlineData(DatabaseKind.PostgreSql, """["low + high", "name DESC NULLS LAST"], "includedExpressions": ["high"], "predicate": "low > 0" """, null)]
    [InlineData(DatabaseKind.PostgreSql, """["name trgm", "low"], "type": "gist", "includedExpressions": ["high"] """, "has no default operator class")]
    [InlineData(DatabaseKind.PostgreSql, """["name trgm"], "type": "gist", "predicate": "low > 0" """, null)]
    [InlineData(DatabaseKind.PostgreSql, """["kept DESC", "gap"], "isUnique": true, "predicate": "kept > 0" """, null)]
    [InlineData(DatabaseKind.PostgreSql, """["name trgm"]""", "operator class 'trgm' for the type btree")]
    [InlineData(DatabaseKind.PostgreSql, """["name text_pattern_ops"]""", "operator class 'text_pattern_ops' for the type btree")]
    [InlineData(DatabaseKind.PostgreSql, """["name trgm"], "type": "gin", "isUnique": true """, "isUnique for an index that is no btree")]
    [InlineData(DatabaseKind.PostgreSql, """["name trgm"], "type": "gin", "includedExpressions": ["high"] """, "includedExpressions for the type gin")]
    [InlineData(DatabaseKind.PostgreSql, """["name trgm DESC"], "type": "gin" """, "an order in an index that is no btree")]
    [InlineData(DatabaseKind.PostgreSql, """["low"], "includedExpressions": ["high + 1"] """, "includedExpressions that are no columns")]
    [InlineData(DatabaseKind.PostgreSql, """["createdAt::string"] """, "has a text of a date or an array, or JSON that is computed, which PostgreSQL has not")]
    [InlineData(DatabaseKind.Sqlite, """["kept DESC", "gap"], "isUnique": true, "predicate": "kept > 0" """, null)]
    [InlineData(DatabaseKind.Sqlite, """["lower(name) trgm"] """, "the operator class 'trgm', which SQLite has not")]
    [InlineData(DatabaseKind.Sqlite, """["low"], "type": "gist" """, "the type gist, which SQLite has not")]
    [InlineData(DatabaseKind.Sqlite, """["low NULLS FIRST"] """, "an order of NULLs of its own, which SQLite has not")]
    [InlineData(DatabaseKind.MariaDb, """["kept DESC", "name"], "isUnique": false """, null)]
    [InlineData(DatabaseKind.MariaDb, """["name trgm"] """, "the operator class 'trgm', which MariaDB has not")]
    [InlineData(DatabaseKind.MariaDb, """["low"], "type": "gin" """, "the type gin, which MariaDB has not")]
    [InlineData(DatabaseKind.MariaDb, """["low"], "includedExpressions": ["high"] """, "includedExpressions, which MariaDB has not")]
    [InlineData(DatabaseKind.MariaDb, """["low NULLS FIRST"] """, "an order of NULLs of its own, which MariaDB has not")]
    [InlineData(DatabaseKind.Sqlite, """["low + high", "name DESC"], "predicate": "low > 0" """, null)]
    [InlineData(DatabaseKind.Sqlite, """["low"], "type": "gin" """, "the type gin, which SQLite has not")]
    [InlineData(DatabaseKind.Sqlite, """["low"], "includedExpressions": ["high"] """, "includedExpressions, which SQLite has not")]
    [InlineData(DatabaseKind.MariaDb, """["low DESC", "name"] """, null)]
    [InlineData(DatabaseKind.MariaDb, """["low + 1"] """, "an index over an expression, which MariaDB has not")]
    [InlineData(DatabaseKind.MariaDb, """["low"], "predicate": "low > 0" """, "a predicate, which MariaDB has not")]
    public async Task An_index_is_made_or_what_the_database_has_not_is_named(DatabaseKind kind, string expressions, string? fault)
    {
        await using var application = await TestApplication.StartAsync(kind, Snapshot);
        var table = await FieldEditTests.TableIdAsync(application, "prices");

        var (response, body) = await application.SendAsync(HttpMethod.Post, "/api/index_definition", $$"""{ "table": {{table}}, "name": "x", "expressions": {{expressions}} }""");

        Assert.True(response.StatusCode == (fault is null ? HttpStatusCode.Created : HttpStatusCode.Conflict), body?.ToJsonString());
        if (fault is not null)
        {
            Assert.Contains(fault, body!["detail"]!.GetValue<string>(), StringComparison.Ordinal);
            return;
        }

        var path = $"/api/index_definition/{body!["data"]!["id"]}";
        await OkAsync(application, HttpMethod.Patch, path, """{ "expressions": ["high"], "includedExpressions": null, "predicate": null, "type": "btree", "isUnique": true }""");
        await OkAsync(application, HttpMethod.Post, "/api/prices", """{ "name": "a", "high": 1 }""");
        Assert.Equal(HttpStatusCode.Conflict, (await application.SendAsync(HttpMethod.Post, "/api/prices", """{ "name": "b", "high": 1 }""")).Response.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await application.SendAsync(HttpMethod.Delete, path)).Response.StatusCode);
        await OkAsync(application, HttpMethod.Post, "/api/prices", """{ "name": "b", "high": 1 }""");
    }

    private static async Task<JsonNode> OkAsync(TestApplication application, HttpMethod method, string path, string body)
    {
        var (response, answer) = await application.SendAsync(method, path, body);
        Assert.True(response.IsSuccessStatusCode, answer?.ToJsonString());
        return answer!;
    }

    private static async Task RefusedAsync(TestApplication application, HttpMethod method, string path, string body, string check = "ordered")
    {
        var (response, problem) = await application.SendAsync(method, path, body);
        Assert.True(response.StatusCode == HttpStatusCode.UnprocessableEntity, problem?.ToJsonString());
        Assert.Equal("check_failed", problem!["code"]!.GetValue<string>());
        Assert.Contains($"the check '{check}' of 'prices'", problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }
}
