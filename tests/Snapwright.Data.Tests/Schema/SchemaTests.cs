using Snapwright.Data.Databases;
using Snapwright.Data.Faults;
using Snapwright.Data.Schema;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Testing;

namespace Snapwright.Data.Tests.Schema;

/// <summary>The physical schema follows the model, by additions only.</summary>
public sealed class SchemaTests
{
    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task A_new_database_gets_everything_and_then_needs_nothing(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var first = await MigrateAsync(test.Database, Shop.Model());
        Assert.NotEmpty(first.Changes);
        Assert.Empty(first.Conflicts);

        var second = await PlanAsync(test.Database, Shop.Model());
        Assert.Empty(second.Changes);
        Assert.Empty(second.Conflicts);
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Foreign_keys_do_what_the_model_says_on_delete(DatabaseKind kind)
    {
        await using var test = await FilledAsync(kind);
        var restricted = await Assert.ThrowsAsync<DatabaseFaultException>(
            () => test.Database.RunAsync($"DELETE FROM \"book\" WHERE \"title\" = 'one'"));
        Assert.Equal(DatabaseFaultKind.ForeignKey, restricted.Fault.Kind);

        await test.Database.RunAsync("DELETE FROM \"book\" WHERE \"title\" = 'two'");
        Assert.Equal(1, await test.Database.CountAsync("\"book\""));
        await test.Database.RunAsync("DELETE FROM \"author\"");
        Assert.Equal(0, await test.Database.CountAsync("\"book\""));
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task A_single_record_table_takes_one_row(DatabaseKind kind)
    {
        await using var test = await FilledAsync(kind);
        var again = await Assert.ThrowsAsync<DatabaseFaultException>(
            () => test.Database.RunAsync("INSERT INTO \"setting\" (\"name\", \"createdAt\", \"updatedAt\") SELECT \"name\", \"createdAt\", \"updatedAt\" FROM \"setting\""));
        Assert.Equal(DatabaseFaultKind.Unique, again.Fault.Kind);
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Columns_relations_indexes_and_tables_can_be_added_to_rows_that_are_there(DatabaseKind kind)
    {
        await using var test = await FilledAsync(kind);
        var author = Shop.AuthorTable()
            .Adding(
                Shop.Column("born", DataType.Date, isNullable: true),
                Shop.Column("note", DataType.Text, defaultJson: "\"it's\\u00e9\""),
                Shop.Column("fee", new(TypeKind.Decimal, Precision: 8, Scale: 3), defaultJson: "1.5"),
                Shop.Column("active", DataType.Boolean, defaultJson: "true"),
                Shop.Column("labels", DataType.ArrayOf(TypeKind.Text), defaultJson: "[\"a\",\"b\\\"\"]"),
                Shop.Column("seen", DataType.DateTime) with { Default = new(IsNow: true, null) })
            .Adding(Shop.Owner("mentor", RelationType.ManyToOne, new("public", "author"), DataType.Int, OnDelete.SetNull, "fk_author_mentorId"));
        author = author with { Indexes = EquatableArray.Of(Shop.Group("idx_author_born", "born")) };
        var wanted = new MetadataModel([.. Shop.With(author).Tables, Shop.Setting() with { Name = new("other", "extra") }]);

        var plan = await MigrateAsync(test.Database, wanted);
        Assert.Empty(plan.Conflicts);
        Assert.Equal(7, plan.Changes.Count(static c => c.Kind == SchemaChangeKind.AddColumn));
        Assert.Equal(1, plan.Changes.Count(static c => c.Kind == SchemaChangeKind.CreateTable));
        Assert.Empty((await PlanAsync(test.Database, wanted)).Changes);
        Assert.Equal("it'sé", await test.Database.OneAsync(static r => r.GetString(0), "SELECT \"note\" FROM \"author\""));
        Assert.Equal(1.500m, await test.Database.OneAsync(static r => r.GetDecimal(0, 3), "SELECT \"fee\" FROM \"author\""));
        Assert.True(await test.Database.OneAsync(static r => r.GetBoolean(0), "SELECT \"active\" FROM \"author\""));
        Assert.Equal<string[]?>(["a", "b\""], await test.Database.OneAsync(static r => r.GetArray<string>(0), "SELECT \"labels\" FROM \"author\""));
        Assert.Equal(TestTime.Now, await test.Database.OneAsync(static r => r.GetDateTime(0), "SELECT \"seen\" FROM \"author\""));
        Assert.True(await test.Database.OneAsync(static r => r.IsNull(1), "SELECT \"id\", \"mentorId\" FROM \"author\""));
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task What_is_not_an_addition_is_a_conflict_at_its_column(DatabaseKind kind)
    {
        await using var test = await FilledAsync(kind);
        var book = Shop.BookTable();
        var changed = book with
        {
            Columns = book.Columns.Select(static c => c.Name switch
            {
                "title" => c with { Type = DataType.Text with { Length = 10 } },
                "price" => c with { Type = c.Type with { Scale = 3 } },
                "pages" => c with { IsNullable = false },
                "inPrint" => c with { IsNullable = true },
                _ => c,
            }).Append(Shop.Column("added", DataType.Int)).ToEquatableArray(),
            Relations = EquatableArray.Of(
                book.Relations[0],
                book.Relations[1] with { Target = new("public", "setting") },
                book.Relations[2],
                Shop.Owner("editor", RelationType.ManyToOne, new("public", "author"), DataType.Int, OnDelete.Restrict, "fk_book_editorId") with { IsNullable = false }),
        };

        var plan = await PlanAsync(test.Database, Shop.With(changed));
        Assert.Equal(
            ["added", "editorId", "inPrint", "pages", "price", "sequelOfId", "title"],
            plan.Conflicts.Select(static c => c.Column).Order(StringComparer.Ordinal));
        Assert.All(plan.Conflicts, static c => Assert.Equal(new TableName("public", "book"), c.Table));
        Assert.Empty(plan.Changes);
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Tables_and_columns_that_the_model_does_not_know_stay(DatabaseKind kind)
    {
        await using var test = await FilledAsync(kind);
        var fewer = new MetadataModel([Shop.Setting() with { Columns = Shop.Setting().Columns.Where(static c => c.Name != "name").ToEquatableArray() }]);
        var plan = await PlanAsync(test.Database, fewer);
        Assert.Empty(plan.Changes);
        Assert.Empty(plan.Conflicts);
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task A_migration_that_is_rolled_back_leaves_nothing(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await using (var session = await test.Database.OpenWriteAsync(CancellationToken.None))
        {
            await session.BeginAsync(CancellationToken.None);
            var plan = await PlanAsync(test.Database, session, Shop.Model());
            await SchemaChanges.ApplyAsync(session, plan.Changes, CancellationToken.None);
        }

        await using var after = await test.Database.OpenReadAsync(CancellationToken.None);
        Assert.Empty((await test.Database.ReadSchemaAsync(after, CancellationToken.None)).Tables);
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Starts_at_the_same_time_take_turns(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await test.Database.PrepareAsync(CancellationToken.None);
            await MigrateAsync(test.Database, Shop.Model());
        }));
        Assert.Empty((await PlanAsync(test.Database, Shop.Model())).Changes);
    }

    private static async Task<TestDatabase> FilledAsync(DatabaseKind kind)
    {
        var test = await TestDatabase.CreateAsync(kind);
        await MigrateAsync(test.Database, Shop.Model());
        var now = (DataType.DateTime, Query.Values.SqlValue.DateTime(TestTime.Now.Ticks));
        await test.Database.RunAsync("INSERT INTO \"author\" (\"name\", \"createdAt\", \"updatedAt\") VALUES ('a', $1, $1)", now);
        await test.Database.RunAsync("INSERT INTO \"setting\" (\"name\", \"createdAt\", \"updatedAt\") VALUES ('a', $1, $1)", now);
        await InsertBookAsync(test.Database, "one", null, now);
        await InsertBookAsync(test.Database, "two", "one", now);
        return test;
    }

    private static async Task InsertBookAsync(Database database, string title, string? sequelOf, (DataType, Query.Values.SqlValue) now) =>
        await database.RunAsync(
            """
            INSERT INTO "book" ("id", "title", "price", "inPrint", "authorId", "sequelOfId", "createdAt", "updatedAt")
            SELECT $2, $3, $4, $5, a."id", (SELECT b."id" FROM "book" b WHERE b."title" = $6), $1, $1 FROM "author" a
            """,
            now,
            (DataType.Uuid, Query.Values.SqlValue.Uuid(Guid.NewGuid())),
            Statements.Text(title),
            (new(TypeKind.Decimal, Precision: 10, Scale: 2), Query.Values.SqlValue.Decimal(1)),
            (DataType.Boolean, Query.Values.SqlValue.Boolean(true)),
            Statements.Text(sequelOf ?? ""));

    private static async Task<SchemaPlan> MigrateAsync(Database database, MetadataModel model)
    {
        await using var session = await database.OpenWriteAsync(CancellationToken.None);
        await session.BeginAsync(CancellationToken.None);
        await database.AcquireSchemaLockAsync(session, CancellationToken.None);
        var plan = await PlanAsync(database, session, model);
        await SchemaChanges.ApplyAsync(session, plan.Changes, CancellationToken.None);
        await session.CommitAsync(CancellationToken.None);
        return plan;
    }

    private static async Task<SchemaPlan> PlanAsync(Database database, MetadataModel model)
    {
        await using var session = await database.OpenReadAsync(CancellationToken.None);
        return await PlanAsync(database, session, model);
    }

    private static async Task<SchemaPlan> PlanAsync(Database database, DatabaseSession session, MetadataModel model) =>
        new SchemaPlanner(database.SchemaWriter, new TestTime()).Plan(await database.ReadSchemaAsync(session, CancellationToken.None), model);
}
