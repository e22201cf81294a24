using System.Net;
using Snapwright.Admin.Tests.Hosting;
using Snapwright.Data.Schema;
using Snapwright.Query.Sql;
using Snapwright.Testing;

namespace Snapwright.Admin.Tests.SchemaEdits;

public sealed class TableCreationTests
{
    private const string Reviews = """
        {
          "name": "reviews",
          "description": "What readers say.",
          "columns": [
            { "name": "id", "type": "int", "isPrimary": true, "isGenerated": true },
            { "name": "stars", "type": "int", "isNullable": false },
            { "name": "text", "type": "varchar", "options": { "length": 200 } }
          ],
          "relations": [{ "propertyName": "book", "type": "many-to-one", "targetTable": "books", "inversePropertyName": "reviews" }],
          "indexes": [["stars", "book"]]
        }
        """;

    public static TheoryData<DatabaseKind> Kinds => Databases.Kinds;

    /// <summary>Bodies that must be refused, with status, code and, where there is one, the field of the first error.</summary>
    public static TheoryData<DatabaseKind, string, int, string, string?> Refusals
    {
        get
        {
            var data = new TheoryData<DatabaseKind, string, int, string, string?>();
            foreach (var kind in Enum.GetValues<DatabaseKind>())
            {
                data.Add(kind, "{ \"name\": ", 400, "invalid_json", null);
                data.Add(kind, "[]", 422, "invalid_body", null);
                data.Add(kind, "{}", 422, "invalid_body", "");
                data.Add(kind, Reviews.Replace("\"type\": \"int\", \"isNullable\"", "\"type\": \"integr\", \"isNullable\""), 422, "invalid_body", "columns[1].type");
                data.Add(kind, Reviews.Replace("\"targetTable\": \"books\"", "\"targetTable\": \"boks\""), 422, "invalid_body", "relations[0].targetTable");
                data.Add(kind, Reviews.Replace("\"description\"", "\"descripton\""), 422, "invalid_body", "descripton");
                data.Add(kind, Reviews.Replace("\"stars\", \"book\"", "\"stars\", \"bok\""), 422, "invalid_body", "indexes[0][1]");
                data.Add(kind, Reviews.Replace("\"name\": \"reviews\"", "\"name\": \"books\""), 409, "duplicate", "schema");
                data.Add(kind, Reviews.Replace("\"name\": \"reviews\"", "\"name\": \"table_definition\""), 409, "duplicate", "schema");
                data.Add(kind, Reviews.Replace("\"inversePropertyName\": \"reviews\"", "\"inversePropertyName\": \"title\""), 422, "invalid_body", "relations[0].inversePropertyName");
                data.Add(kind, Reviews.Replace("\"description\"", "\"isSystem\": true, \"description\""), 409, "system_row", null);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_new_table_answers_at_the_next_request(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind, Samples.Library);
        await application.SendAsync(HttpMethod.Post, "/api/authors", """{ "name": "Le Guin" }""");
        var (_, book) = await application.SendAsync(HttpMethod.Post, "/api/books", """{ "title": "The Dispossessed", "author": 1 }""");
        var bookId = book!["data"]!["id"]!.GetValue<string>();

        var (created, row) = await application.SendAsync(HttpMethod.Post, "/api/table_definition", Reviews);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal($"/api/table_definition/{row!["data"]!["id"]}", created.Headers.Location!.ToString());
        Assert.Equal("reviews", row["data"]!["name"]!.GetValue<string>());
        var (inserted, review) = await application.SendAsync(HttpMethod.Post, "/api/reviews", $$"""{ "stars": 5, "text": "Yes.", "book": "{{bookId}}" }""");
        Assert.Equal(HttpStatusCode.Created, inserted.StatusCode);
        Assert.Equal(5, review!["data"]!["stars"]!.GetValue<int>());
        Assert.Equal("The Dispossessed", (await application.GetAsync("/api/reviews/1?fields=book.title"))["book"]!["title"]!.GetValue<string>());
        Assert.Equal(5, (await application.GetAsync($"/api/books/{bookId}?fields=reviews.stars"))["reviews"]![0]!["stars"]!.GetValue<int>());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_table_in_a_schema_of_its_own_is_made_with_the_schema(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);

        var (created, _) = await application.SendAsync(
            HttpMethod.Post, "/api/table_definition", """{ "schema": "shop", "name": "goods", "columns": [{ "name": "id", "type": "uuid", "isPrimary": true, "isGenerated": true }] }""");

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Empty((await application.GetAsync("/api/shop.goods")).AsArray());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_was_created_is_there_after_a_restart(DatabaseKind kind)
    {
        await using var first = await TestApplication.StartAsync(kind, Samples.Library);
        await first.SendAsync(HttpMethod.Post, "/api/table_definition", Reviews);
        await first.SendAsync(HttpMethod.Post, "/api/reviews", """{ "stars": 4 }""");

        await using var second = await TestApplication.StartAsync(first.Database, Samples.Library);

        Assert.Equal(4, (await second.GetAsync("/api/reviews/1"))["stars"]!.GetValue<int>());
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refused_body_leaves_nothing_behind(DatabaseKind kind, string body, int status, string code, string? field)
    {
        await using var application = await TestApplication.StartAsync(kind, Samples.Library);
        var before = await StateAsync(application);

        var (response, problem) = await application.SendAsync(HttpMethod.Post, "/api/table_definition", body);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(code, problem!["code"]!.GetValue<string>());
        Assert.Equal(field, problem["errors"]?[0]?["field"]?.GetValue<string>());
        Assert.Equal(before, await StateAsync(application));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_name_of_a_physical_table_that_nobody_described_is_refused(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind, Samples.Library);
        await ExecuteAsync(application.Database, "CREATE TABLE reviews (id integer PRIMARY KEY)");
        var before = await StateAsync(application);

        var (response, problem) = await application.SendAsync(HttpMethod.Post, "/api/table_definition", Reviews);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("schema_conflict", problem!["code"]!.GetValue<string>());
        Assert.Contains("'reviews'", problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(before, await StateAsync(application));
    }

    // On MariaDB the indexes of a table have their names to themselves; what is taken back there, SchemaUndoTests tell.
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task DDL_that_fails_in_the_middle_takes_everything_back(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind, Samples.Library);

        // The table itself can be created; its index cannot, as its name is taken.
        await ExecuteAsync(application.Database, "CREATE TABLE \"idx_reviews_stars_bookId\" (id integer PRIMARY KEY)");
        var before = await StateAsync(application);

        var (response, problem) = await application.SendAsync(HttpMethod.Post, "/api/table_definition", Reviews);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("schema_conflict", problem!["code"]!.GetValue<string>());
        Assert.Equal(before, await StateAsync(application));
        Assert.Equal(HttpStatusCode.NotFound, (await application.SendAsync(HttpMethod.Get, "/api/reviews")).Response.StatusCode);
        await ExecuteAsync(application.Database, "DROP TABLE \"idx_reviews_stars_bookId\"");
        Assert.Equal(HttpStatusCode.Created, (await application.SendAsync(HttpMethod.Post, "/api/table_definition", Reviews)).Response.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Tables_that_are_created_at_once_are_all_there(DatabaseKind kind)
    {
        await using var application = await TestApplication.StartAsync(kind);

        await CreateAtOnceAsync(application);
    }

    // SQLite has one writer at a time, and no pool.
    [Theory]
    [InlineData(DatabaseKind.PostgreSql)]
    [InlineData(DatabaseKind.MariaDb)]
    public async Task Edits_at_once_need_one_connection_of_the_pool(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var application = await TestApplication.StartAsync(database, connectionOptions: ";Maximum Pool Size=1");

        await CreateAtOnceAsync(application);
    }

    // Four tables, each of them twice.
    private static async Task CreateAtOnceAsync(TestApplication application)
    {
        var responses = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => application.SendAsync(
            HttpMethod.Post, "/api/table_definition", $$"""{ "name": "t{{i % 4}}", "columns": [{ "name": "id", "type": "int", "isPrimary": true, "isGenerated": true }] }""")));

        Assert.Equal(4, responses.Count(static r => r.Response.StatusCode == HttpStatusCode.Created));
        Assert.Equal(4, responses.Count(static r => r.Response.StatusCode == HttpStatusCode.Conflict));
        for (var i = 0; i < 4; i++)
        {
            Assert.Empty((await application.GetAsync($"/api/t{i}")).AsArray());
        }
    }

    internal static async Task ExecuteAsync(TestDatabase database, string sql)
    {
        await using var session = await database.Database.OpenWriteAsync(CancellationToken.None);
        await session.ExecuteAsync(new SqlStatement(sql, []), default, CancellationToken.None);
    }

    /// <summary>Everything that an edit may change: the rows of metadata, the physical schema, and what is served.</summary>
    internal static async Task<string> StateAsync(TestApplication application)
    {
        await using var session = await application.Database.Database.OpenReadAsync(CancellationToken.None);
        var physical = await application.Database.Database.ReadSchemaAsync(session, CancellationToken.None);
        return string.Join(
            Environment.NewLine,
            await application.Http.GetStringAsync("/api/table_definition?limit=1000"),
            await application.Http.GetStringAsync("/api/column_definition?limit=1000"),
            await application.Http.GetStringAsync("/api/relation_definition?limit=1000"),
            await application.Http.GetStringAsync("/api/admin/export"),
            string.Join(", ", physical.Tables.Select(Describe)));
    }

    private static string Describe(PhysicalTable table) =>
        $"{table.Name}({string.Join(", ", table.Columns.Select(static c => $"{c.Name} {c.Type} {c.IsNullable}"))}; {string.Join(", ", table.Indexes)})";
}
