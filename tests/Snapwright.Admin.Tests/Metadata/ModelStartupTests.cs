using Snapwright.Metadata;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;
using Snapwright.Query.Sql;
using Snapwright.Testing;

namespace Snapwright.Admin.Tests.Metadata;

public sealed class ModelStartupTests
{
    private const string Things = """{ "things": { "columns": [{ "name": "id", "type": "int", "isPrimary": true, "isGenerated": true }COLUMNS] } }""";

    public static TheoryData<DatabaseKind> Kinds => Databases.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_is_read_back_from_rows_is_what_the_snapshot_declares(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);

        var running = await Starts.StartAsync(database.Database, Samples.Library);

        var declared = Starts.Resolve(Samples.Library);
        Assert.Equal(declared.Tables.Select(static t => t.Name), running.Tables.Select(static t => t.Name));
        foreach (var table in declared.Tables)
        {
            Assert.Equal(SnapshotWriter.Write(declared, [table]), SnapshotWriter.Write(running, [running.Get(table.Name)]));
            Assert.Equal(table.Fingerprint, running.Get(table.Name).Fingerprint);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_second_start_changes_nothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var first = await Starts.StartAsync(database.Database, Samples.Library);
        var physical = await PhysicalAsync(database);

        var second = await Starts.StartAsync(database.Database, Samples.Library);

        Assert.Equal(first, second);
        Assert.Equal(physical, await PhysicalAsync(database));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Fields_that_are_new_in_the_snapshot_are_added_in_its_order(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await Starts.StartAsync(database.Database, Things.Replace("COLUMNS", """, { "name": "last", "type": "text" }"""));
        var longer = Things.Replace("COLUMNS", """, { "name": "middle", "type": "text" }, { "name": "last", "type": "text" }""");

        var running = await Starts.StartAsync(database.Database, longer);

        Assert.Equal(Starts.Resolve(longer).Get(TableName.Parse("things")).Fingerprint, running.Get(TableName.Parse("things")).Fingerprint);
        Assert.Contains((await PhysicalAsync(database)).Find(TableName.Parse("things"))!.Columns, static c => c.Name == "middle");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Tables_that_have_left_the_snapshot_stay(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await Starts.StartAsync(database.Database, Samples.Library);

        var running = await Starts.StartAsync(database.Database);

        Assert.NotNull(running.Find("books"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Two_nodes_can_start_at_once_on_an_empty_database(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);

        var models = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Starts.StartAsync(database.Database, Samples.Library))));

        Assert.All(models, m => Assert.Equal(models[0], m));
    }

    [Fact]
    public async Task All_errors_of_the_files_are_told_with_their_places()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        const string snapshot = """
            {
              "books": {
                "columns": [
                  { "name": "id", "type": "int", "isPrimary": true, "isGenerated": true },
                  { "name": "title", "type": "strin" }
                ],
                "relations": [{ "propertyName": "author", "type": "many-to-one", "targetTable": "nobody" }]
              }
            }
            """;

        var refusal = await Assert.ThrowsAsync<ModelStartupException>(() => Starts.StartAsync(database.Database, snapshot));

        Assert.Contains("snapshot.json(5,34): error SW", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("snapshot.json(7,85): error SW", refusal.Message, StringComparison.Ordinal);
        Assert.Empty((await PhysicalAsync(database)).Tables);
    }

    [Fact]
    public async Task A_snapshot_cannot_take_the_name_of_a_system_table()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);

        var refusal = await Assert.ThrowsAsync<ModelStartupException>(
            () => Starts.StartAsync(database.Database, Things.Replace("COLUMNS", "").Replace("things", "table_definition")));

        Assert.Contains("snapshot.json(1,3): error SW", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("table of the framework itself", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_table_that_does_not_go_with_the_snapshot_is_named_and_nothing_is_left_behind(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await ExecuteAsync(database, "CREATE TABLE things (id integer PRIMARY KEY, size text, \"createdAt\" text, \"updatedAt\" text)");

        var refusal = await Assert.ThrowsAsync<ModelStartupException>(
            () => Starts.StartAsync(database.Database, Things.Replace("COLUMNS", """, { "name": "size", "type": "int" }""")));

        var integer = kind == DatabaseKind.MariaDb ? "int" : "integer";
        Assert.Contains($"things.size: The column is text and should be {integer}", refusal.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Null((await PhysicalAsync(database)).Find(TableName.Parse("table_definition")));
    }

    internal static async Task ExecuteAsync(TestDatabase database, string sql)
    {
        await using var session = await database.Database.OpenWriteAsync(CancellationToken.None);
        await session.ExecuteAsync(new SqlStatement(sql, []), default, CancellationToken.None);
    }

    private static async Task<Data.Schema.PhysicalSchema> PhysicalAsync(TestDatabase database)
    {
        await using var session = await database.Database.OpenReadAsync(CancellationToken.None);
        return await database.Database.ReadSchemaAsync(session, CancellationToken.None);
    }
}
