using Snapwright.Data.Databases;
using Snapwright.Data.Faults;
using Snapwright.Data.Schema;
using Snapwright.Data.Tests.Schema;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Testing;

namespace Snapwright.Data.Tests.MariaDb;

/// <summary>MariaDB commits every DDL statement by itself; the driver takes it back where the transaction is not committed.</summary>
public sealed class SchemaUndoTests
{
    [Fact]
    public async Task What_was_added_to_tables_with_rows_is_taken_back()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.MariaDb);
        await ApplyAsync(test.Database, Shop.Model(), commit: true);
        var before = await ReadAsync(test.Database);

        await ApplyAsync(test.Database, Grown(), commit: false);

        var after = await ReadAsync(test.Database);
        Assert.Equal(before.Tables, after.Tables);
        await ApplyAsync(test.Database, Grown(), commit: true);
    }

    [Fact]
    public async Task A_refused_change_takes_those_before_it_back()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.MariaDb);
        await using (var session = await test.Database.OpenWriteAsync(CancellationToken.None))
        {
            await session.BeginAsync(CancellationToken.None);
            await test.Database.AcquireSchemaLockAsync(session, CancellationToken.None);
            await session.ApplyAsync(Change(SchemaChangeKind.CreateTable, "made", null, "CREATE TABLE made (id INT PRIMARY KEY)"), CancellationToken.None);
            await Assert.ThrowsAsync<DatabaseFaultException>(async () => await session.ApplyAsync(
                Change(SchemaChangeKind.AddColumn, "made", "broken", "ALTER TABLE made ADD COLUMN broken NONSENSE"), CancellationToken.None));
            await session.RollbackAsync(CancellationToken.None);
        }

        Assert.Empty((await ReadAsync(test.Database)).Tables);
    }

    [Fact]
    public async Task Rows_of_the_transaction_and_its_tables_come_together()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.MariaDb);
        await test.Database.RunAsync("CREATE TABLE names (name VARCHAR(20))");
        foreach (var commit in (bool[])[false, true])
        {
            await using (var session = await test.Database.OpenWriteAsync(CancellationToken.None))
            {
                await session.BeginAsync(CancellationToken.None);
                await session.RunAsync("INSERT INTO names VALUES ('made')");
                await session.ApplyAsync(Change(SchemaChangeKind.CreateTable, "made", null, "CREATE TABLE made (id INT PRIMARY KEY)"), CancellationToken.None);
                if (commit)
                {
                    await session.CommitAsync(CancellationToken.None);
                }
            }

            Assert.Equal(commit ? 1 : 0, await test.Database.CountAsync("names"));
            Assert.Equal(commit, (await ReadAsync(test.Database)).Find(new("public", "made")) is not null);
        }
    }

    private static SchemaChange Change(SchemaChangeKind kind, string table, string? name, string statement) =>
        new(kind, new("public", table), name, EquatableArray.Of(statement));

    private static MetadataModel Grown()
    {
        var author = Shop.AuthorTable()
            .Adding(Shop.Column("born", DataType.Date, isNullable: true), Shop.Column("note", DataType.Text, defaultJson: "\"x\""))
            .Adding(Shop.Owner("mentor", RelationType.ManyToOne, new("public", "author"), DataType.Int, OnDelete.SetNull, "fk_author_mentorId"));
        author = author with { Indexes = EquatableArray.Of(Shop.Group("idx_author_born", "born"), Shop.Group("idx_author_mentorId", "mentorId")) };
        return new([.. Shop.With(author).Tables, Shop.Setting() with { Name = new("other", "extra") }]);
    }

    private static async Task ApplyAsync(Database database, MetadataModel model, bool commit)
    {
        await using var session = await database.OpenWriteAsync(CancellationToken.None);
        await session.BeginAsync(CancellationToken.None);
        await database.AcquireSchemaLockAsync(session, CancellationToken.None);
        var plan = new SchemaPlanner(database.SchemaWriter, new TestTime()).Plan(await database.ReadSchemaAsync(session, CancellationToken.None), model);
        Assert.Empty(plan.Conflicts);
        Assert.NotEmpty(plan.Changes);
        await SchemaChanges.ApplyAsync(session, plan.Changes, CancellationToken.None);
        if (commit)
        {
            await session.CommitAsync(CancellationToken.None);
        }
    }

    private static async Task<PhysicalSchema> ReadAsync(Database database)
    {
        await using var session = await database.OpenReadAsync(CancellationToken.None);
        return await database.ReadSchemaAsync(session, CancellationToken.None);
    }
}
