using Snapwright.Metadata;
using Snapwright.Testing;

namespace Snapwright.Admin.Tests.Hosting;

public sealed class StartTests
{
    public static TheoryData<DatabaseKind> Kinds => Databases.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Nodes_that_start_at_once_on_one_database_serve_the_same(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);

        var nodes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => TestApplication.StartAsync(database, Samples.Library))));

        try
        {
            var exports = await Task.WhenAll(nodes.Select(static n => n.Http.GetStringAsync("/api/admin/export")));
            Assert.All(exports, e => Assert.Equal(exports[0], e));
            Assert.Equal(12, (await nodes[0].GetAsync("/api/table_definition?limit=100")).AsArray().Count);
        }
        finally
        {
            foreach (var node in nodes)
            {
                await node.DisposeAsync();
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_edit_on_one_node_builds_on_the_edits_of_others(DatabaseKind kind)
    {
        const string key = """{ "name": "id", "type": "int", "isPrimary": true, "isGenerated": true }""";
        await using var first = await TestApplication.StartAsync(kind, Samples.Library);
        await using var second = await TestApplication.StartAsync(first.Database, Samples.Library);

        await first.SendAsync(HttpMethod.Post, "/api/table_definition", $$"""{ "name": "one", "columns": [{{key}}] }""");
        var (created, _) = await second.SendAsync(
            HttpMethod.Post, "/api/table_definition",
            $$"""{ "name": "two", "columns": [{{key}}], "relations": [{ "propertyName": "one", "type": "many-to-one", "targetTable": "one" }] }""");

        Assert.Equal(System.Net.HttpStatusCode.Created, created.StatusCode);
        Assert.Empty((await second.GetAsync("/api/one")).AsArray());
    }

    [Fact]
    public async Task A_broken_snapshot_stops_the_start_with_its_place()
    {
        var refusal = await Assert.ThrowsAsync<ModelStartupException>(
            () => TestApplication.StartAsync(DatabaseKind.Sqlite, Samples.Library.Replace("\"type\": \"decimal\"", "\"type\": \"decimals\"", StringComparison.Ordinal)));

        Assert.Matches(@"snapshot\.json\(30,\d+\): error SW\d{4}: .*decimals", refusal.Message);
    }
}
