using System.Net;
using Snapwright.Tests.Hosts;

namespace Snapwright.Tests.Rest;

[Collection(ShopCollection.Name)]
public sealed class CrudTests(Shops shops)
{
    [Theory, EverySetup]
    public async Task A_row_is_created_read_changed_and_deleted(Setup setup)
    {
        var shop = shops[setup];
        var created = await shop.PostAsync("/api/authors", """{"name":"Ursula","email":"crud@x"}""");
        Assert.Equal(HttpStatusCode.Created, created.Status);
        var path = created.Message.Headers.Location!.ToString();
        var id = created.Data.GetProperty("id").GetInt32();
        Assert.Equal($"/api/authors/{id}", path);
        Assert.Equal("application/json", created.Message.Content.Headers.ContentType!.ToString());

        var read = await shop.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.Equal(created.Body, read.Body);
        Assert.Equal(read.Body.Length, read.Message.Content.Headers.ContentLength);

        var changed = await shop.PatchAsync(path, """{"name":"Le Guin"}""");
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Equal("Le Guin", changed.Data.GetProperty("name").GetString());
        Assert.Equal("crud@x", changed.Data.GetProperty("email").GetString());
        Assert.Equal(created.Data.GetProperty("createdAt").GetString(), changed.Data.GetProperty("createdAt").GetString());
        Assert.NotEqual(created.Data.GetProperty("updatedAt").GetString(), changed.Data.GetProperty("updatedAt").GetString());

        var deleted = await shop.DeleteAsync(path);
        Assert.Equal((HttpStatusCode.NoContent, ""), (deleted.Status, deleted.Body));
        Assert.Equal(HttpStatusCode.NotFound, (await shop.GetAsync(path)).Status);
        Assert.Equal("not_found", (await shop.DeleteAsync(path)).Code);
        Assert.Equal("not_found", (await shop.PatchAsync(path, """{"name":"x"}""")).Code);
    }

    [Theory, EverySetup]
    public async Task Every_type_comes_back_in_its_canonical_form(Setup setup)
    {
        var shop = shops[setup];
        var author = await shop.CreateAsync("authors", """{"name":"A"}""");
        var authorId = author.Split('/')[^1];
        var created = await shop.PostAsync("/api/books", $$"""
            {
              "title": "Zwölf ☃ \"\\\u000a\ud83d\ude00", "price": 12.5, "rating": 0.1, "pages": -1, "sold": 9007199254740993,
              "isPublished": true, "code": "0198C0DE-7a3b-7000-8000-000000000001", "printedOn": "2026-02-28", "opensAt": "08:30:00.5",
              "soldAt": "2026-11-21T05:11:04.1234567+02:00", "status": "live", "extra": { "b": [1.0, 1e2, "x y"], "a" : null },
              "labels": ["new", "used"], "numbers": [3, -4], "notes": "", "secret": "s", "author": { "id": {{authorId}} },
              "id": 99999, "createdAt": "2000-01-01T00:00:00Z"
            }
            """);
        Assert.True(created.Status == HttpStatusCode.Created, created.Body);
        var row = $$"""
            "title":"Zwölf ☃ \"\\\n😀","isbn":null,"price":12.50,"rating":0.1,"pages":-1,"sold":9007199254740993,"isPublished":true,"code":"0198c0de-7a3b-7000-8000-000000000001","printedOn":"2026-02-28","opensAt":"08:30:00.5","soldAt":"2026-11-21T03:11:04.123456Z","status":"live","extra":{"b":[1.0,1e2,"x y"],"a":null},"labels":["new","used"],"numbers":[3,-4],"notes":"","author":{"id":{{authorId}}},"createdAt":
            """;
        Assert.Contains(row, created.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", created.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("2000-01-01", created.Body, StringComparison.Ordinal);
        Assert.NotEqual(99999, created.Data.GetProperty("id").GetInt32());

        var nested = await shop.GetAsync($"{author}?fields=books.*");
        Assert.True(nested.Status == HttpStatusCode.OK, nested.Body);
        Assert.Contains(row, nested.Body, StringComparison.Ordinal);

        var listed = await shop.GetAsync($$$"""/api/books?filter={"author":{"_eq":{{{authorId}}}}}&meta=totalCount,filterCount""");
        Assert.Contains(row, listed.Body, StringComparison.Ordinal);
        Assert.Equal(1, listed.Json.GetProperty("meta").GetProperty("filterCount").GetInt32());
    }

    [Theory, EverySetup]
    public async Task Absent_fields_get_their_defaults(Setup setup)
    {
        var created = await shops[setup].PostAsync("/api/books", """{"title":"t"}""");
        Assert.Contains(
            """
            "isbn":null,"price":9.50,"rating":null,"pages":null,"sold":0,"isPublished":false,"code":null,"printedOn":null,"opensAt":null,"soldAt":"
            """,
            created.Body,
            StringComparison.Ordinal);
        Assert.Equal("draft", created.Data.GetProperty("status").GetString());
        Assert.Equal(created.Data.GetProperty("createdAt").GetString(), created.Data.GetProperty("soldAt").GetString());
    }

    [Theory, EverySetup]
    public async Task Keys_can_be_uuids_or_given_by_the_client(Setup setup)
    {
        var shop = shops[setup];
        var book = (await shop.CreateAsync("books", """{"title":"k"}""")).Split('/')[^1];
        var review = await shop.PostAsync("/api/reviews", $$"""{"text":"good","book":{{book}}}""");
        Assert.Equal(7, Guid.Parse(review.Data.GetProperty("id").GetString()!).Version);
        Assert.Equal(review.Body, (await shop.GetAsync(review.Message.Headers.Location!.ToString())).Body);

        Assert.Equal("/api/stock.places/7", await shop.CreateAsync("stock.places", """{"id":7,"name":"cellar"}"""));
        Assert.Equal("duplicate", (await shop.PostAsync("/api/stock.places", """{"id":7}""")).Code);
        Assert.Equal("id:required", (await shop.PostAsync("/api/stock.places", """{"name":"x"}""")).Errors);
        Assert.Equal("id:not_changeable", (await shop.PatchAsync("/api/stock.places/7", """{"id":8}""")).Errors);
        Assert.Equal(HttpStatusCode.OK, (await shop.PatchAsync("/api/stock.places/7", """{"id":7,"name":"attic"}""")).Status);
    }

    [Theory, EverySetup]
    public async Task Links_are_replaced_as_a_set(Setup setup)
    {
        var shop = shops[setup];
        var a = (await shop.CreateAsync("tags", """{"name":"a","kind":"links"}""")).Split('/')[^1];
        var b = (await shop.CreateAsync("tags", """{"name":"b","kind":"links"}""")).Split('/')[^1];
        var book = await shop.CreateAsync("books", $$"""{"title":"l","tags":[{{a}},{"id":{{b}}},{{a}}]}""");
        Assert.Equal($$$"""{"data":{"tags":[{"id":{{{a}}}},{"id":{{{b}}}}]}}""", (await shop.GetAsync(book + "?fields=tags.id")).Body);

        Assert.Equal(HttpStatusCode.OK, (await shop.PatchAsync(book, $$"""{"tags":[{{b}}]}""")).Status);
        Assert.Equal($$$"""{"data":{"tags":[{"id":{{{b}}}}]}}""", (await shop.GetAsync(book + "?fields=tags.id")).Body);

        var wrong = await shop.PatchAsync(book, """{"title":"changed","tags":[123456]}""");
        Assert.Equal((HttpStatusCode.Conflict, "foreign_key", "tags:foreign_key"), (wrong.Status, wrong.Code, wrong.Errors));
        Assert.Equal($$$"""{"data":{"title":"l","tags":[{"id":{{{b}}}}]}}""", (await shop.GetAsync(book + "?fields=title,tags.id")).Body);

        Assert.Equal(HttpStatusCode.OK, (await shop.PatchAsync(book, """{"tags":[]}""")).Status);
        Assert.Equal("""{"data":{"tags":[]}}""", (await shop.GetAsync(book + "?fields=tags.id")).Body);
    }

    [Theory, EverySetup]
    public async Task An_empty_update_changes_nothing(Setup setup)
    {
        var shop = shops[setup];
        var path = await shop.CreateAsync("authors", """{"name":"same"}""");
        var before = await shop.GetAsync(path);
        var after = await shop.PatchAsync(path, "{}");
        Assert.Equal((HttpStatusCode.OK, before.Body), (after.Status, after.Body));
    }

    [Theory, EverySetup]
    public async Task A_single_record_table_takes_one_row_and_keeps_it(Setup setup)
    {
        var shop = shops[setup];
        var path = await shop.CreateAsync("settings", """{"theme":"dark"}""");
        var second = await shop.PostAsync("/api/settings", """{"theme":"light"}""");
        Assert.Equal((HttpStatusCode.Conflict, "single_record"), (second.Status, second.Code));
        var deleted = await shop.DeleteAsync(path);
        Assert.Equal((HttpStatusCode.Conflict, "single_record"), (deleted.Status, deleted.Code));
        Assert.Equal(HttpStatusCode.OK, (await shop.PatchAsync(path, """{"theme":"light"}""")).Status);
    }

    [Theory, EverySetup]
    public async Task A_long_list_comes_in_parts_and_whole(Setup setup)
    {
        var shop = shops[setup];
        var notes = new string('n', 15000);
        var author = (await shop.CreateAsync("authors", """{"name":"long"}""")).Split('/')[^1];
        for (var i = 0; i < 20; i++)
        {
            await shop.CreateAsync("books", $$"""{"title":"long {{i:00}}","notes":"{{notes}}","author":{{author}}}""");
        }

        var list = await shop.GetAsync($$"""/api/books?filter={"author":{{author}}}&sort=-title&limit=20""");
        Assert.True(list.Message.Headers.TransferEncodingChunked);
        Assert.Null(list.Message.Headers.ETag);
        Assert.Equal(
            Enumerable.Range(0, 20).Reverse().Select(static i => $"long {i:00}"),
            list.Data.EnumerateArray().Select(static b => b.GetProperty("title").GetString()));
        Assert.All(list.Data.EnumerateArray(), b => Assert.Equal(notes, b.GetProperty("notes").GetString()));
    }

    [Theory, EverySetup]
    public async Task A_read_with_embedded_relations_is_one_statement(Setup setup)
    {
        var shop = shops[setup];
        var author = (await shop.CreateAsync("authors", """{"name":"one"}""")).Split('/')[^1];
        var book = await shop.CreateAsync("books", $$"""{"title":"s","author":{{author}}}""");
        await shop.CreateAsync("reviews", $$"""{"text":"r1","book":{{book.Split('/')[^1]}}}""");

        var before = shop.Statements;
        var read = await shop.GetAsync($"{book}?fields=title,author.name,author.books.title,reviews.text,tags.name");
        Assert.Equal("""{"data":{"title":"s","author":{"name":"one","books":[{"title":"s"}]},"reviews":[{"text":"r1"}],"tags":[]}}""", read.Body);
        Assert.Equal(1, shop.Statements - before);

        before = shop.Statements;
        await shop.GetAsync(book);
        await shop.GetAsync("/api/books");
        await shop.CreateAsync("authors", """{"name":"single"}""");
        await shop.PatchAsync(book, """{"title":"t"}""");
        Assert.Equal(4, shop.Statements - before);
    }

    [Theory, EverySetup]
    public async Task Head_is_get_without_a_body_and_options_lists_the_methods(Setup setup)
    {
        var shop = shops[setup];
        var path = await shop.CreateAsync("authors", """{"name":"head"}""");
        var get = await shop.GetAsync(path);
        var head = await shop.SendAsync("HEAD", path, null);
        Assert.Equal((HttpStatusCode.OK, "", get.Message.Content.Headers.ContentLength), (head.Status, head.Body, head.Message.Content.Headers.ContentLength));
        var options = await shop.SendAsync("OPTIONS", path, null);
        Assert.Equal(HttpStatusCode.NoContent, options.Status);
        Assert.Equal(["GET", "HEAD", "PATCH", "DELETE", "OPTIONS"], options.Message.Content.Headers.Allow);
        var put = await shop.SendAsync("PUT", path, "{}");
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "method_not_allowed"), (put.Status, put.Code));
        Assert.Contains("PATCH", put.Message.Content.Headers.Allow);
        Assert.Equal(["GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS"], (await shop.SendAsync("PUT", "/api/authors", null)).Message.Content.Headers.Allow);
    }
}
