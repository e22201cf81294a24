using System.Net;
using Snapwright.Tests.Hosts;

namespace Snapwright.Tests.Views;

[Collection(ShopCollection.Name)]
public sealed class ViewReadTests(Shops shops)
{
    [Theory, EverySetup]
    public async Task A_view_is_read_with_its_arguments(Setup setup)
    {
        var shop = shops[setup];
        var author = await shop.StockAsync("reader");
        var view = await shop.DefineAsync("cheap", "{ $author int, $most decimal DEFAULT 5 }: SELECT title, price, printedOn FROM books WHERE author = $author AND price <= $most ORDER BY price");

        var all = await shop.GetAsync($"/api/views/{view}?author={author}");
        var few = await shop.GetAsync($"/api/views/{view}?author={author}&most=2");
        var posted = await shop.PostAsync($"/api/views/public.{view}", $$"""{"arguments":{"most":2.50,"author":{{author}}} }""");

        Assert.Equal("""{"data":[{"title":"alpha","price":1.00,"printedOn":"2026-01-01"},{"title":"beta","price":2.50,"printedOn":"2026-02-01"}],"meta":{"hasMore":false}}""", all.Body);
        Assert.Equal("alpha", few.Column("title"));
        Assert.Equal("alpha beta", posted.Column("title"));
        Assert.NotNull(all.Message.Headers.ETag);
    }

    [Theory, EverySetup]
    public async Task Rows_come_in_the_order_of_the_view_within_limit_and_offset(Setup setup)
    {
        var shop = shops[setup];
        var author = await shop.StockAsync("pager");
        var view = await shop.DefineAsync("dear", "{ $author int }: SELECT title FROM books WHERE author = $author ORDER BY price DESC");

        Assert.Equal("gamma beta alpha", (await shop.GetAsync($"/api/views/{view}?author={author}")).Column("title"));
        var second = await shop.GetAsync($"/api/views/{view}?author={author}&limit=1&offset=1");
        Assert.Equal("beta", second.Column("title"));
        Assert.True(second.Json.GetProperty("meta").GetProperty("hasMore").GetBoolean());
        Assert.False((await shop.GetAsync($"/api/views/{view}?author={author}&limit=3")).Json.GetProperty("meta").GetProperty("hasMore").GetBoolean());
    }

    [Theory, EverySetup]
    public async Task The_bounds_of_a_view_and_of_its_reader_are_both_kept(Setup setup)
    {
        var shop = shops[setup];
        var author = await shop.StockAsync("bounded");
        var view = await shop.DefineAsync("two_dear", "{ $author int, $n int DEFAULT 2 }: SELECT title FROM books WHERE author = $author ORDER BY price DESC LIMIT $n");

        Assert.Equal("gamma beta", (await shop.GetAsync($"/api/views/{view}?author={author}")).Column("title"));
        Assert.Equal("beta", (await shop.GetAsync($"/api/views/{view}?author={author}&offset=1&limit=5")).Column("title"));
        Assert.Equal("beta gamma", (await shop.GetAsync($"/api/views/{view}?author={author}&sort=title")).Column("title"));
        Assert.Equal("gamma", (await shop.GetAsync($"/api/views/{view}?author={author}&n=1")).Column("title"));
    }

    [Theory, EverySetup]
    public async Task The_options_of_lists_work_on_the_columns_of_a_view(Setup setup)
    {
        var shop = shops[setup];
        var author = await shop.StockAsync("options");
        var view = await shop.DefineAsync("stock_of", "{ $author int }: SELECT title, price * 2 AS twice, author, status, printedOn FROM books WHERE author = $author");
        var path = $"/api/views/{view}?author={author}";

        var shown = await shop.GetAsync(path + "&fields=title,twice&sort=-twice&filter[twice][_gte]=5");
        Assert.Equal("""{"data":[{"title":"gamma","twice":20.00},{"title":"beta","twice":5.00}],"meta":{"hasMore":false}}""", shown.Body);
        var counted = await shop.GetAsync(path + "&meta=*&limit=1&sort=title&filter[title][_in]=alpha,beta");
        Assert.Equal("alpha", counted.Column("title"));
        Assert.Equal("""{"totalCount":3,"filterCount":2,"hasMore":true}""", counted.Json.GetProperty("meta").ToString());
        Assert.Equal("beta", (await shop.GetAsync(path + "&filter[status]=live")).Column("title"));
        Assert.Equal("gamma", (await shop.GetAsync(path + "&filter[printedOn][_is_null]=true")).Column("title"));
        Assert.Equal("filter.status:invalid_value", (await shop.GetAsync(path + "&filter[status]=lost")).Errors);
        Assert.Equal("sort:unknown_field", (await shop.GetAsync(path + "&sort=titel")).Errors);
        Assert.Equal($"{author} {author} {author}", (await shop.GetAsync(path)).Column("author"));
    }

    [Theory, EverySetup]
    public async Task Groups_can_be_filtered_sorted_and_counted(Setup setup)
    {
        var shop = shops[setup];
        var author = await shop.StockAsync("groups");
        var view = await shop.DefineAsync("by_status", "{ $author int }: SELECT status, count(*) AS number, sum(price) AS total FROM books WHERE author = $author GROUP BY status");
        var path = $"/api/views/{view}?author={author}";

        Assert.Equal("""{"data":[{"status":"draft","number":2,"total":11.00},{"status":"live","number":1,"total":2.50}],"meta":{"hasMore":false}}""", (await shop.GetAsync(path)).Body);
        Assert.Equal("live", (await shop.GetAsync(path + "&filter[total][_lt]=5.001")).Column("status"));
        Assert.Equal("live draft", (await shop.GetAsync(path + "&sort=total&meta=totalCount")).Column("status"));
    }

    [Theory, EverySetup]
    public async Task Rows_are_searched_by_parts_of_words_and_whole_numbers(Setup setup)
    {
        var shop = shops[setup];
        var author = await shop.StockAsync("searched");
        var view = await shop.DefineAsync("searched_books", "{ $author int }: SELECT title, pages FROM books WHERE author = $author");
        var path = $"/api/views/{view}?author={author}&search=";

        Assert.Equal("beta", (await shop.GetAsync(path + "ET")).Column("title"));
        Assert.Equal("alpha", (await shop.GetAsync(path + "a+10")).Column("title"));
        Assert.Equal("", (await shop.GetAsync(path + "alpha+20")).Column("title"));
    }

    [Theory, EverySetup]
    public async Task Streams_have_no_envelope_and_no_bound_where_none_is_wanted(Setup setup)
    {
        var shop = shops[setup];
        var author = await shop.StockAsync("streams");
        var view = await shop.DefineAsync("streamed", "{ $author int }: SELECT title, pages FROM books WHERE author = $author ORDER BY title");

        var lines = await shop.SendAsync("GET", $"/api/views/{view}?author={author}&limit=-1", null, headers: ("Accept", "application/x-ndjson"));
        var table = await shop.SendAsync("GET", $"/api/views/{view}?author={author}&limit=2", null, headers: ("Accept", "text/csv"));

        Assert.Equal("{\"title\":\"alpha\",\"pages\":10}\n{\"title\":\"beta\",\"pages\":20}\n{\"title\":\"gamma\",\"pages\":null}\n", lines.Body);
        Assert.Equal("title,pages\r\nalpha,10\r\nbeta,20\r\n", table.Body);
        Assert.Equal("result:not_allowed", (await shop.SendAsync("GET", $"/api/views/{view}?author=1&result=full", null, headers: ("Accept", "text/csv"))).Errors);
    }

    [Theory, EverySetup]
    public async Task A_request_is_one_statement_and_is_planned_once(Setup setup)
    {
        var shop = shops[setup];
        var view = await shop.DefineAsync("once", "{ $least int DEFAULT 0 }: SELECT title, author=>name AS writer FROM books WHERE pages >= $least ORDER BY title");
        string[] paths = ["", "?least=5", "?least=6&limit=5", "?filter[title][_gt]=a&meta=*&limit=3&offset=1", "?search=x&fields=title"];

        foreach (var path in paths)
        {
            var before = shop.Statements;
            var answer = await shop.GetAsync($"/api/views/{view}{path}");
            Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
            Assert.Equal(1, shop.Statements - before);
        }

        // With and without limits of its own, with a filter, with a search: arguments and other values make no plan.
        Assert.Equal(4, shop.Planned(view));
        await shop.GetAsync($"/api/views/{view}?least=7");
        await shop.GetAsync($"/api/views/{view}?filter[title][_gt]=b&meta=*&limit=3&offset=2");
        Assert.Equal(4, shop.Planned(view));
    }

    [Theory, EverySetup]
    public async Task A_division_by_zero_is_told_and_is_no_fault_of_the_server(Setup setup)
    {
        var shop = shops[setup];
        var author = await shop.StockAsync("divided");
        var view = await shop.DefineAsync("divided", "{ $author int, $by int }: SELECT title, pages / $by AS part FROM books WHERE author = $author AND pages IS NOT NULL");

        var answer = await shop.GetAsync($"/api/views/{view}?author={author}&by=0");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("division_by_zero", answer.Code);
        Assert.Equal("5 10", (await shop.GetAsync($"/api/views/{view}?author={author}&by=2&sort=part")).Column("part"));
    }

    [Theory, EverySetup]
    public async Task A_condition_in_FunQL_is_one_on_the_columns(Setup setup)
    {
        var shop = shops[setup];
        var author = await shop.StockAsync("conditions");
        var view = await shop.DefineAsync("conditioned", "{ $author int }: SELECT title, price AS cost, pages, author FROM books WHERE author = $author");
        var path = $"/api/views/{view}?author={author}&where=";

        Assert.Equal("alpha beta", (await shop.GetAsync(path + "cost %2B 1 < 5 AND title <> 'x'")).Column("title"));
        Assert.Equal("gamma", (await shop.GetAsync(path + "pages IS NULL&filter[cost][_gt]=1")).Column("title"));
        Assert.Equal("alpha beta gamma", (await shop.GetAsync(path + "__pun__author = 'conditions'")).Column("title"));
        var posted = await shop.PostAsync(
            $"/api/views/{view}",
            $$"""{"arguments":{"author":{{author}} },"where":{"expression":"title = $name OR cost > $least","arguments":{"name":{"type":"string","value":"beta"},"least":{"type":"decimal","value":9.5} } },"sort":"-title"}""");
        Assert.Equal("gamma beta", posted.Column("title"));

        var wrong = await shop.GetAsync(path + "cost > 1 AND%0A titel = 'x'");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("invalid_funql", wrong.Code);
        Assert.Equal("where:name", wrong.Errors);
        Assert.Equal("""{"line":2,"column":2,"offset":14,"length":5}""", wrong.Json.GetProperty("errors")[0].GetProperty("position").ToString());
        Assert.Equal("where:not_supported", (await shop.GetAsync(path + "EXISTS (SELECT id FROM books)")).Errors);
        Assert.Equal("", (await shop.GetAsync(path + "$$user = 'x'")).Column("title"));
    }
}
