using System.Net;
using Snapwright.Tests.Hosts;

namespace Snapwright.Tests.Views;

[Collection(ShopCollection.Name)]
public sealed class ViewErrorTests(Shops shops)
{
    [Theory, EverySetup]
    public async Task Views_are_listed_with_arguments_and_columns(Setup setup)
    {
        var shop = shops[setup];
        await shop.DefineAsync("listed", "{ $since date NULL, $status enum('draft', 'live') DEFAULT 'live', $most decimal DEFAULT 1.5 }: SELECT id, title, author, price FROM books");

        var view = (await shop.GetAsync("/api/views")).Data.EnumerateArray().Single(v => v.GetProperty("name").GetString() == "listed");

        Assert.Equal(
            """
            {"name":"listed","description":null,"isBroken":false,"arguments":[{"name":"since","type":"date","isNullable":true,"isRequired":false},{"name":"status","type":"enum('draft', 'live')","isNullable":false,"isRequired":false,"default":"live"},{"name":"most","type":"decimal","isNullable":false,"isRequired":false,"default":1.5}],"columns":[{"name":"id","type":"int","isNullable":false},{"name":"title","type":"string","isNullable":false},{"name":"author","type":"reference(authors)","isNullable":true},{"name":"price","type":"decimal","isNullable":false}]}
            """,
            view.ToString());
    }

    [Theory, EverySetup]
    public async Task Arguments_are_checked_all_at_once(Setup setup)
    {
        var shop = shops[setup];
        var view = await shop.DefineAsync(
            "checked",
            "{ $needed int, $day date, $kind enum('a', 'b') DEFAULT 'a', $money decimal DEFAULT 0, $limit int DEFAULT 1, $list array(int) NULL, $any json NULL }: "
            + "SELECT title FROM books WHERE id = $needed AND printedOn = $day AND notes = $kind AND price = $money AND pages = $limit AND ($list IS NULL OR id = ANY ($list)) AND $any IS NULL");

        var answer = await shop.GetAsync($"/api/views/{view}?day=soon&kind=c&money=1.1234567&$limit=x&list=1,two&any=%7B&$other=1");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("invalid_view_arguments", answer.Code);
        Assert.Equal("day:wrong_type kind:not_a_choice money:out_of_range limit:wrong_type list:wrong_type any:invalid_json other:unknown_argument needed:required", answer.Errors);
        Assert.Equal("needed:null_not_allowed", (await shop.PostAsync($"/api/views/{view}", """{"arguments":{"needed":null,"day":"2026-01-01"}}""")).Errors);
        Assert.Equal(HttpStatusCode.OK, (await shop.GetAsync($"/api/views/{view}?needed=1&day=2026-01-01&list=null&limit=1&$limit=5&any=%5B1%5D")).Status);
        Assert.Equal("nedded:unknown_parameter needed:required", (await shop.GetAsync($"/api/views/{view}?nedded=1&day=2026-01-01")).Errors);
    }

    [Theory, EverySetup]
    public async Task A_view_that_is_not_there_is_404_with_a_name_that_is_near(Setup setup)
    {
        var shop = shops[setup];
        await shop.DefineAsync("nearby", "SELECT id FROM books");

        var answer = await shop.GetAsync("/api/views/neraby");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("unknown_view", answer.Code);
        Assert.EndsWith("Did you mean 'nearby'?", answer.Detail, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await shop.DeleteAsync("/api/views/nearby")).Status);
        Assert.Equal("unknown_path", (await shop.GetAsync("/api/views/nearby/rows")).Code);
    }

    [Theory, EverySetup]
    public async Task A_broken_view_says_so_and_no_more_to_anybody(Setup setup)
    {
        var shop = shops[setup];
        await shop.DefineAsync("broken", "SELECT titel FROM books", allowBroken: true);

        var answer = await shop.GetAsync("/api/views/broken");

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("view_broken", answer.Code);
        Assert.Equal("", answer.Errors);
        var listed = (await shop.GetAsync("/api/views")).Data.EnumerateArray().Single(v => v.GetProperty("name").GetString() == "broken");
        Assert.Equal("""{"name":"broken","description":null,"isBroken":true}""", listed.ToString());
        Assert.Equal("not_allowed", (await shop.GetAsync("/api/views/broken/explain")).Code);
        Assert.Equal("not_allowed", (await shop.PostAsync("/api/views/query", """{"query":"SELECT 1 AS x"}""")).Code);
    }

    [Theory, EverySetup]
    public async Task A_field_has_the_values_that_it_can_refer_to(Setup setup)
    {
        var shop = shops[setup];
        var author = await shop.StockAsync("domain one");
        await shop.StockAsync("domain two");

        var found = await shop.GetAsync("/api/domains/books/author?search=domain");
        Assert.Equal("domain one|domain two", string.Join('|', found.Data.EnumerateArray().Select(static r => r.GetProperty("pun").GetString())));
        Assert.Equal(author, found.Data[0].GetProperty("value").GetInt32());
        Assert.Equal("""{"data":[{"value":"draft","pun":"draft"},{"value":"live","pun":"live"},{"value":"gone","pun":"gone"}],"meta":{"hasMore":false}}""", (await shop.GetAsync("/api/domains/books/status")).Body);
        Assert.Equal("unknown_path", (await shop.GetAsync("/api/domains/books/title")).Code);
        Assert.EndsWith("Did you mean 'author'?", (await shop.GetAsync("/api/domains/books/autor")).Detail, StringComparison.Ordinal);
        Assert.Equal("unknown_table", (await shop.GetAsync("/api/domains/nothing/author")).Code);
    }
}
