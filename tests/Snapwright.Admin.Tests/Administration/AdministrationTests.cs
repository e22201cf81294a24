using System.Net;
using Snapwright.Admin.Tests.Hosting;
using Snapwright.Admin.Tests.Metadata;
using Snapwright.Model.Snapshots;
using Snapwright.Testing;

namespace Snapwright.Admin.Tests.Administration;

public sealed class AdministrationTests
{
    public static TheoryData<DatabaseKind> Kinds => Databases.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_export_is_what_the_snapshot_declares(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind, Samples.Library);

        var export = await application.Http.GetStringAsync("/api/admin/export");

        var declared = Starts.Resolve(Samples.Library);
        Assert.Equal(SnapshotWriter.WriteExport(declared, declared.Tables.Where(static t => !t.IsSystem)), export);
        Assert.Empty(SnapshotReader.ReadExport("metadata.json", export).Diagnostics);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_server_that_starts_with_an_export_serves_the_same(DatabaseKind kind)
    {
        await using var first = await TestApplication.StartAsync(kind, Samples.Library);
        await first.SendAsync(HttpMethod.Post, "/api/table_definition", """{ "name": "notes", "columns": [{ "name": "id", "type": "int", "isPrimary": true, "isGenerated": true }] }""");
        var export = await first.Http.GetStringAsync("/api/admin/export");

        await using var second = await TestApplication.StartAsync(kind, snapshot: null, metadata: export);

        Assert.Equal(export, await second.Http.GetStringAsync("/api/admin/export"));
        Assert.Empty((await second.GetAsync("/api/notes")).AsArray());
    }

    [Fact]
    public async Task The_runtime_lists_every_table_with_how_it_is_served()
    {
        await using var application = await TestApplication.StartAsync(DatabaseKind.Sqlite, Samples.Library);

        var tables = (await application.GetAsync("/api/admin/runtime")).AsArray();

        Assert.Equal(
            [
                "authors", "books", "check_constraint_definition", "column_definition", "computed_field_definition", "field_attribute_definition", "index_definition",
                "relation_definition", "stock.shelves", "table_definition", "unique_constraint_definition", "view_definition",
            ],
            tables.Select(static t => t!["table"]!.GetValue<string>()));
        var books = tables[1]!;
        Assert.Equal("interpreted", books["path"]!.GetValue<string>());
        Assert.Equal(Starts.Resolve(Samples.Library).Find("books")!.Fingerprint, books["fingerprint"]!.GetValue<string>());
        Assert.Null(books["compiledFingerprint"]);
        Assert.Contains("not in the snapshot when the application was built", books["why"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task System_tables_are_compiled_unless_that_is_switched_off()
    {
        await using var application = await TestApplication.StartAsync(DatabaseKind.Sqlite);
        await using var interpreted = await TestApplication.StartAsync(DatabaseKind.Sqlite, useCompiled: false);

        var tables = (await application.GetAsync("/api/admin/runtime")).AsArray();
        var others = (await interpreted.GetAsync("/api/admin/runtime")).AsArray();

        Assert.All(tables, static t => Assert.Equal("compiled", t!["path"]!.GetValue<string>()));
        Assert.All(tables, static t => Assert.Equal(t!["fingerprint"]!.GetValue<string>(), t["compiledFingerprint"]!.GetValue<string>()));
        Assert.All(others, static t => Assert.Equal("interpreted", t!["path"]!.GetValue<string>()));
        Assert.All(others, static t => Assert.Contains("Snapwright:UseCompiled", t!["why"]!.GetValue<string>(), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task System_tables_are_the_same_compiled_and_interpreted(DatabaseKind kind)
    {
        await using var compiled = await TestApplication.StartAsync(kind, Samples.Library);
        await using var interpreted = await TestApplication.StartAsync(kind, Samples.Library, useCompiled: false);

        foreach (var table in (string[])["table_definition", "column_definition", "relation_definition"])
        {
            Assert.Equal(await RowsAsync(interpreted, table), await RowsAsync(compiled, table));
        }
    }

    private static async Task<string> RowsAsync(TestApplication application, string table)
    {
        var rows = (await application.GetAsync($"/api/{table}?limit=1000")).AsArray();
        foreach (var row in rows)
        {
            row!.AsObject().Remove("createdAt");
            row.AsObject().Remove("updatedAt");
        }

        return rows.ToJsonString();
    }

    [Fact]
    public async Task Writing_to_the_administration_is_not_allowed()
    {
        await using var application = await TestApplication.StartAsync(DatabaseKind.Sqlite);

        var (response, problem) = await application.SendAsync(HttpMethod.Post, "/api/admin/export", "{}");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal("method_not_allowed", problem!["code"]!.GetValue<string>());
    }
}
