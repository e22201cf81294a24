using System.Net;
using Snapwright.Tests.Hosts;

namespace Snapwright.Tests.Views;

[Collection(ShopCollection.Name)]
public sealed class CommandTests(Shops shops)
{
    [Theory, EverySetup]
    public async Task Commands_that_come_together_lose_nothing_of_each_other(Setup setup)
    {
        var shop = shops[setup];
        var author = await shop.StockAsync("command crowd");
        var view = await shop.DefineAsync("sell", "{ $author reference(authors) }: UPDATE books SET sold = sold + 1 WHERE author = $author AND title <> 'gamma'");
        var body = $$$"""{"arguments":{"author":{{{author}}}}}""";

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => shop.PostAsync($"/api/views/{view}", body)));

        Assert.All(answers, static a => Assert.Equal("""{"meta":{"affected":2}}""", a.Body));
        Assert.Equal("6 6 0", (await shop.GetAsync($"/api/books?filter[author]={author}&fields=sold&sort=title")).Column("sold"));
    }

    [Theory, EverySetup]
    public async Task Of_inserts_that_come_together_one_finds_that_the_row_is_not_there(Setup setup)
    {
        var shop = shops[setup];
        var view = await shop.DefineAsync("tag_once", "{ $name string }: INSERT INTO tags (name) VALUES ($name) ON CONFLICT (kind, name) DO NOTHING");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => shop.PostAsync($"/api/views/{view}", """{"arguments":{"name":"of the crowd"}}""")));

        Assert.Equal(
            """{"meta":{"affected":1}} {"meta":{"affected":0}} {"meta":{"affected":0}} {"meta":{"affected":0}} {"meta":{"affected":0}} {"meta":{"affected":0}}""",
            string.Join(' ', answers.Select(static a => a.Body).OrderDescending(StringComparer.Ordinal)));
    }

    [Theory, EverySetup]
    public async Task A_caller_brings_a_command_that_may_do_what_the_caller_may(Setup setup)
    {
        await using var shop = await Shop.StartAsync(setup, ("Views:AllowExplain", "true"), ("Views:AllowAnonymousQueries", "true"));
        var author = await shop.StockAsync("command caller");
        const string Text = """{"query":"{ $author int }: UPDATE books SET pages = 1 WHERE author = $author RETURNING title, pages","arguments":{"author":AUTHOR}}""";
        var body = Text.Replace("AUTHOR", $"{author}", StringComparison.Ordinal);

        var explained = await shop.PostAsync("/api/views/query/explain", body);
        Assert.StartsWith("SELECT", explained.Json.GetProperty("rows").GetProperty("query").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await shop.PostAsync("/api/views/query/info", body)).Status);
        Assert.Equal("10 20 ", (await shop.GetAsync($"/api/books?filter[author]={author}&fields=pages&sort=title")).Column("pages"));

        Assert.Equal("1 1 1", (await shop.PostAsync("/api/views/query", body)).Column("pages"));
        var hidden = await shop.PostAsync("/api/views/query", """{"query":"UPDATE books SET secret = 'x'"}""");
        Assert.Equal(((HttpStatusCode)422, "invalid_funql", "query:not_allowed"), (hidden.Status, hidden.Code, hidden.Errors));
        Assert.Equal("not_allowed", (await shops[setup].PostAsync("/api/views/query", body)).Code);
    }

    [Theory, EverySetup]
    public async Task Rows_that_get_values_of_their_own_are_written_many_by_one_statement(Setup setup)
    {
        var shop = shops[setup];
        var few = await CostAsync(shop, "few repriced", 2);
        var many = await CostAsync(shop, "many repriced", 60);

        // Fifty by one statement, and then five by each.
        Assert.Equal(2, many - few);
    }

    private static async Task<int> CostAsync(Shop shop, string name, int books)
    {
        var author = (await shop.CreateAsync("authors", $$"""{"name":"{{name}}"}""")).Split('/')[^1];
        var rows = string.Join(',', Enumerable.Range(0, books).Select(i => $$"""{"title":"{{i}}","price":{{i}},"author":{{author}}}"""));
        Assert.Equal(HttpStatusCode.Created, (await shop.PostAsync("/api/books", $"[{rows}]")).Status);
        var before = shop.Statements;
        var answer = await shop.PostAsync("/api/views/reprice_books", $$$"""{"arguments":{"author":{{{author}}},"by":0.5}}""");
        var cost = shop.Statements - before;

        Assert.EndsWith($$$$"""],"meta":{"affected":{{{{books}}}}}}""", answer.Body, StringComparison.Ordinal);
        Assert.Equal(
            Enumerable.Range(0, books).Select(static i => i + 0.5m),
            (await shop.GetAsync($"/api/books?filter[author]={author}&fields=price&sort=price&limit=100")).Data.EnumerateArray().Select(static b => b.GetProperty("price").GetDecimal()));
        return cost;
    }

    [Theory, EverySetup]
    public async Task A_command_that_a_database_refuses_in_its_middle_leaves_nothing(Setup setup)
    {
        var shop = shops[setup];
        var author = await shop.StockAsync("command halves");
        var view = await shop.DefineAsync("divide", "{ $author reference(authors) }: UPDATE books SET sold = 100 / (pages - 20) WHERE author = $author AND pages > 0");

        var answer = await shop.PostAsync($"/api/views/{view}", $$$"""{"arguments":{"author":{{{author}}}}}""");

        Assert.Equal("division_by_zero", answer.Code);
        Assert.Equal("0 0 0", (await shop.GetAsync($"/api/books?filter[author]={author}&fields=sold")).Column("sold"));
    }

    [Theory, EverySetup]
    public async Task The_description_of_the_api_has_commands_with_their_arguments(Setup setup)
    {
        var document = (await shops[setup].GetAsync("/openapi.json")).Json;

        var path = document.GetProperty("paths").GetProperty("/api/views/reprice_books");
        Assert.Equal("post", Assert.Single(path.EnumerateObject()).Name);
        var text = path.GetRawText();
        Assert.Contains("reprice_books-view\"", text, StringComparison.Ordinal);
        Assert.Contains("\"affected\"", text, StringComparison.Ordinal);
        Assert.Contains("\"author\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("forget_books-view\"", document.GetRawText(), StringComparison.Ordinal);
    }
}
