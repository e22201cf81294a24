using Snapwright.Data.Databases;
using Snapwright.Data.Schema;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.Planning;
using Snapwright.Query.Requests;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;
using Snapwright.Testing;

namespace Snapwright.Data.Tests.Schema;

/// <summary>Indexes of search come and go with what the model says, are kept by the database, and are used.</summary>
public sealed class SearchSchemaTests
{
    private static readonly Table Authors = Searchable(Shop.AuthorTable().Adding(Shop.Column("note", DataType.Text, isNullable: true)), "name", "note");
    private static readonly Table Books = Searchable(Shop.BookTable(), "title");

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task A_new_database_gets_them_and_then_needs_nothing(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var plan = await MigrateAsync(test.Database, Model(Authors, Books));
        Assert.Contains(plan.Changes, static c => c.Name == "fts1~author~name~note");
        Assert.Contains(plan.Changes, static c => c.Name == "fts1~book~title");
        Assert.Empty((await PlanAsync(test.Database, Model(Authors, Books))).Changes);
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Rows_that_are_there_are_found_when_a_column_becomes_searchable(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await MigrateAsync(test.Database, Model(Searchable(Authors), Searchable(Books)));
        await FillAsync(test.Database);

        await MigrateAsync(test.Database, Model(Authors, Books));
        Assert.Equal(["Émile Zola"], await FindAsync(test.Database, Authors, "name", "zol", "emile"));
        Assert.Equal(["Germinal"], await FindAsync(test.Database, Books, "title", "germ"));
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Another_set_of_columns_is_another_index(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await MigrateAsync(test.Database, Model(Authors, Books));
        await FillAsync(test.Database);
        Assert.Equal(["Émile Zola"], await FindAsync(test.Database, Authors, "name", "naturalist"));

        var fewer = Searchable(Authors, "name");
        var plan = await MigrateAsync(test.Database, Model(fewer, Books));
        Assert.Contains(plan.Changes, static c => c.Kind == SchemaChangeKind.DropIndex && c.Name == "fts1~author~name~note");
        Assert.Empty(await FindAsync(test.Database, fewer, "name", "naturalist"));
        Assert.Equal(["Émile Zola"], await FindAsync(test.Database, fewer, "name", "zola"));
        Assert.Empty((await PlanAsync(test.Database, Model(fewer, Books))).Changes);
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Without_searchable_columns_nothing_of_it_is_left(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        var none = Model(Searchable(Authors), Searchable(Books));
        await MigrateAsync(test.Database, none);
        var before = await ReadAsync(test.Database);
        await MigrateAsync(test.Database, Model(Authors, Books));
        await MigrateAsync(test.Database, none);
        Assert.Equal(before, await ReadAsync(test.Database));
        await FillAsync(test.Database);
        await test.Database.RunAsync("UPDATE \"author\" SET \"name\" = 'Balzac' WHERE \"id\" = 1");
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Every_way_of_writing_keeps_them(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await MigrateAsync(test.Database, Model(Authors, Books));
        await FillAsync(test.Database);

        await test.Database.RunAsync("UPDATE \"author\" SET \"name\" = CASE \"id\" WHEN 1 THEN 'Sand, 1' ELSE 'Sand, 2' END, \"note\" = NULL");
        Assert.Empty(await FindAsync(test.Database, Authors, "name", "zola"));
        Assert.Empty(await FindAsync(test.Database, Authors, "name", "naturalist"));
        Assert.Equal(["Sand, 1", "Sand, 2"], await FindAsync(test.Database, Authors, "name", "sand"));

        await test.Database.RunAsync("UPDATE \"author\" SET \"id\" = 7 WHERE \"id\" = 2");
        Assert.Equal(["Sand, 2"], await FindAsync(test.Database, Authors, "name", "2"));

        await using (var session = await test.Database.OpenWriteAsync(CancellationToken.None))
        {
            await session.BeginAsync(CancellationToken.None);
            await session.RunAsync("UPDATE \"author\" SET \"name\" = 'nobody' WHERE \"id\" = 1");
            await session.RollbackAsync(CancellationToken.None);
        }

        Assert.Empty(await FindAsync(test.Database, Authors, "name", "nobody"));

        // The books go with their author.
        await test.Database.RunAsync("DELETE FROM \"author\"");
        Assert.Empty(await FindAsync(test.Database, Authors, "name", "sand"));
        Assert.Empty(await FindAsync(test.Database, Books, "title", "germinal"));
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task A_text_of_a_mebibyte_is_taken_and_its_first_words_are_found(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await MigrateAsync(test.Database, Model(Authors, Books));
        var text = "first " + string.Concat(Enumerable.Range(0, 120_000).Select(static i => "각" + i + " "));
        await InsertAuthorAsync(test.Database, "long", text);
        Assert.Equal(["long"], await FindAsync(test.Database, Authors, "name", "first"));
        Assert.Equal(["long"], await FindAsync(test.Database, Authors, "name", Query.Text.SearchWords.Of("각9999")[0]));
    }

    [Theory, InlineData(DatabaseKind.Sqlite), InlineData(DatabaseKind.PostgreSql)]
    public async Task A_search_in_many_rows_reads_the_index(DatabaseKind kind)
    {
        await using var test = await TestDatabase.CreateAsync(kind);
        await MigrateAsync(test.Database, Model(Authors, Books));
        await test.Database.RunAsync(
            """
            INSERT INTO "author" ("name", "note", "createdAt", "updatedAt")
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
            SELECT 'Writer' || i, 'of book ' || i * 3, NOW, NOW FROM n
            """.Replace("NOW", kind == DatabaseKind.Sqlite ? "'2026-11-21T03:11:04.000000Z'" : "now()", StringComparison.Ordinal));
        await test.Database.RunAsync(kind == DatabaseKind.PostgreSql ? "VACUUM ANALYZE" : "ANALYZE");

        var plan = await ExplainAsync(test.Database, Search(Authors, "book", "123"));
        Assert.Contains(kind == DatabaseKind.Sqlite ? "VIRTUAL TABLE INDEX" : "Bitmap Index Scan on \"fts1~author~name~note\"", plan, StringComparison.Ordinal);
        Assert.Contains(kind == DatabaseKind.Sqlite ? "SEARCH TABLE author AS t0 USING INTEGER PRIMARY KEY" : "Bitmap Heap Scan on author", plan, StringComparison.Ordinal);
        Assert.DoesNotContain(kind == DatabaseKind.Sqlite ? "SCAN TABLE author" : "Seq Scan", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_PostgreSQL_a_part_of_a_searchable_text_is_found_by_trigrams()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql);
        Assert.Null(test.Database.Limitation);
        await MigrateAsync(test.Database, Model(Authors, Books));
        await test.Database.RunAsync(
            """
            INSERT INTO "author" ("name", "createdAt", "updatedAt") SELECT 'Writer' || i * 7919, now(), now() FROM generate_series(1, 20000) i
            """);
        await test.Database.RunAsync("ANALYZE");

        var name = StoredFields.Of(Authors).First(static f => f.Name == "name");
        var request = new ReadRequest { Table = Authors, Filter = new ContainsFilter(name, SqlValue.Text("ITER79190")) };
        Assert.Contains("Bitmap Index Scan on \"trg1~author~name\"", await ExplainAsync(test.Database, request), StringComparison.Ordinal);
    }

    private static ReadRequest Search(Table table, params string[] tokens) =>
        new() { Table = table, Search = new(tokens.ToEquatableArray()), Sort = TextSearch.BestFirst, Limit = 10 };

    private static async Task<List<string>> FindAsync(Database database, Table table, string column, params string[] tokens)
    {
        var field = StoredFields.Of(table).First(f => f.Name == column);
        var request = Search(table, tokens) with { Selection = new(EquatableArray.Of<SelectedField>(new SelectedColumn(field))), Sort = EquatableArray.Of(new Query.Requests.SortKey(default, field, Descending: false)) };
        var found = new List<string>();
        await using var session = await database.OpenReadAsync(CancellationToken.None);
        await using var rows = await session.QueryAsync(Statement(database, request), RequestShape.Of(request, Caller.System).Values, CancellationToken.None);
        while (await rows.ReadAsync(CancellationToken.None))
        {
            found.Add(rows.GetString(0));
        }

        return found;
    }

    private static async Task<string> ExplainAsync(Database database, ReadRequest request)
    {
        var statement = Statement(database, request);
        var isSqlite = database.Name == "sqlite";
        await using var session = await database.OpenReadAsync(CancellationToken.None);
        await using var rows = await session.QueryAsync(
            statement with { Text = (isSqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + statement.Text }, RequestShape.Of(request, Caller.System).Values, CancellationToken.None);
        var plan = new List<string>();
        while (await rows.ReadAsync(CancellationToken.None))
        {
            plan.Add(rows.GetString(isSqlite ? 3 : 0));
        }

        return string.Join('\n', plan);
    }

    private static SqlStatement Statement(Database database, ReadRequest request) =>
        database.Dialect.Write(new Planner(Model(Authors, Books)).PlanRead(request, Caller.System).Query);

    private static async Task FillAsync(Database database)
    {
        await InsertAuthorAsync(database, "Émile Zola", "Naturalist");
        await InsertAuthorAsync(database, "Émile Durkheim", null);
        var now = SqlValue.DateTime(TestTime.Now.Ticks);
        await database.RunAsync(
            "INSERT INTO \"book\" (\"id\", \"title\", \"price\", \"inPrint\", \"authorId\", \"createdAt\", \"updatedAt\") VALUES ($1, $2, $3, $4, 1, $5, $5)",
            (DataType.Uuid, SqlValue.Uuid(Guid.CreateVersion7())),
            (DataType.Text, SqlValue.Text("Germinal")),
            (new DataType(TypeKind.Decimal, Precision: 10, Scale: 2), SqlValue.Decimal(1m)),
            (DataType.Boolean, SqlValue.Boolean(true)),
            (DataType.DateTime, now));
    }

    private static Task<int> InsertAuthorAsync(Database database, string name, string? note) => database.RunAsync(
        "INSERT INTO \"author\" (\"name\", \"note\", \"createdAt\", \"updatedAt\") VALUES ($1, $2, $3, $3)",
        (DataType.Text, SqlValue.Text(name)),
        (DataType.Text, note is null ? SqlValue.Null(TypeKind.Text) : SqlValue.Text(note)),
        (DataType.DateTime, SqlValue.DateTime(TestTime.Now.Ticks)));

    private static MetadataModel Model(Table authors, Table books) =>
        new(Shop.Model().Tables.Select(t => t.Name == authors.Name ? authors : t.Name == books.Name ? books : t));

    private static Table Searchable(Table table, params string[] columns) =>
        table with { Columns = table.Columns.Select(c => c with { IsSearchable = columns.Contains(c.Name) }).ToEquatableArray() };

    private static async Task<SchemaPlan> PlanAsync(Database database, MetadataModel wanted) =>
        new SchemaPlanner(database.SchemaWriter, TimeProvider.System).Plan(await ReadAsync(database), wanted);

    private static async Task<PhysicalSchema> ReadAsync(Database database)
    {
        await using var session = await database.OpenReadAsync(CancellationToken.None);
        return await database.ReadSchemaAsync(session, CancellationToken.None);
    }

    private static async Task<SchemaPlan> MigrateAsync(Database database, MetadataModel wanted)
    {
        var plan = await PlanAsync(database, wanted);
        Assert.Empty(plan.Conflicts);
        await using var session = await database.OpenWriteAsync(CancellationToken.None);
        await session.BeginAsync(CancellationToken.None);
        await database.AcquireSchemaLockAsync(session, CancellationToken.None);
        await SchemaChanges.ApplyAsync(session, plan.Changes, CancellationToken.None);
        await session.CommitAsync(CancellationToken.None);
        return plan;
    }
}
