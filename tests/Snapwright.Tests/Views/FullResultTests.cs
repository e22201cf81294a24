using System.Net;
using Snapwright.Testing;
using Snapwright.Tests.Hosts;

namespace Snapwright.Tests.Views;

[Collection(ShopCollection.Name)]
public sealed class FullResultTests(Shops shops)
{
    private const string Query =
        "{ $author int @{ caption = 'Writer' } }: SELECT @title = 'Books', @is_long = pages > 15, title @{ caption = 'Name', bold = price > 2 }, "
        + "status @{ color = MAPPING WHEN 'live' THEN 'green' ELSE 'grey' END }, author FROM books WHERE author = $author ORDER BY price LIMIT 2";

    [Theory, EverySetup]
    public async Task A_full_result_has_keys_puns_and_attributes(Setup setup)
    {
        var shop = shops[setup];
        var author = await shop.StockAsync("full");
        var view = await shop.DefineAsync("full_books", Query);
        var keys = (await shop.GetAsync($"/api/books?filter[author]={author}&fields=id&sort=price")).Data.EnumerateArray().Select(static r => r.GetProperty("id").GetInt32()).ToArray();

        var answer = await shop.GetAsync($"/api/views/{view}?author={author}&result=full");

        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
        Assert.Equal(
            $$$"""
            {"attributes":{"title":"Books"},"columnAttributes":[{"caption":"Name"},{},{}],"argumentAttributes":{"author":{"caption":"Writer"}},"rows":[{"values":[{"value":"alpha","attributes":{"bold":false}},{"value":"draft","attributes":{"color":"grey"}},{"value":{{{author}}},"pun":"full"}],"domainId":0,"attributes":{"is_long":false},"entityIds":{"0":{"id":{{{keys[0]}}}}},"mainId":{{{keys[0]}}}},{"values":[{"value":"beta","attributes":{"bold":true}},{"value":"live","attributes":{"color":"green"}},{"value":{{{author}}},"pun":"full"}],"domainId":0,"attributes":{"is_long":true},"entityIds":{"0":{"id":{{{keys[1]}}}}},"mainId":{{{keys[1]}}}}]}
            """,
            answer.Json.GetProperty("result").ToString());
        Assert.Equal("""{"hasMore":false}""", answer.Json.GetProperty("meta").ToString());
        var sorted = await shop.GetAsync($"/api/views/{view}?author={author}&result=full&sort=-title&where=title = 'beta'&meta=filterCount");
        Assert.Equal("beta", sorted.Json.GetProperty("result").GetProperty("rows")[0].GetProperty("values")[0].GetProperty("value").GetString());
    }

    [Theory, EverySetup]
    public async Task The_info_tells_what_a_view_is(Setup setup)
    {
        var shop = shops[setup];
        var view = await shop.DefineAsync("told_books", Query);

        var answer = await shop.GetAsync($"/api/views/{view}/info");

        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
        var info = answer.Json.GetProperty("info");
        Assert.Equal(
            """{"0":{"title":{"ref":{"entity":{"schema":"public","name":"books"},"name":"title"},"idColumn":0},"status":{"ref":{"entity":{"schema":"public","name":"books"},"name":"status"},"idColumn":0},"author":{"ref":{"entity":{"schema":"public","name":"books"},"name":"author"},"idColumn":0}}}""",
            info.GetProperty("domains").ToString());
        Assert.Equal("""{"entity":{"schema":"public","name":"books"},"forInsert":false}""", info.GetProperty("mainEntity").ToString());
        Assert.Equal(
            """{"name":"author","attributeTypes":{},"cellAttributeTypes":{},"valueType":{"type":"reference","entity":{"schema":"public","name":"authors"}},"punType":{"type":"string"},"mainField":{"name":"author"}}""",
            info.GetProperty("columns")[2].ToString());
        Assert.Equal("""{"title":{"type":{"type":"string"},"const":true}}""", info.GetProperty("attributeTypes").ToString());
        Assert.Equal("""{"title":"Books"}""", answer.Json.GetProperty("constAttributes").ToString());
        Assert.Equal("""[{"caption":"Name"},{},{}]""", answer.Json.GetProperty("constColumnAttributes").ToString());
        Assert.Equal("""{"author":{"caption":"Writer"}}""", answer.Json.GetProperty("constArgumentAttributes").ToString());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [InlineData(DatabaseKind.MariaDb)]
    public async Task Who_may_is_told_how_a_view_is_run_and_may_bring_queries(DatabaseKind database)
    {
        await using var shop = await Shop.StartAsync(new(database, IsCompiled: false), ("Views:AllowExplain", "true"), ("Views:AllowAnonymousQueries", "true"));
        var author = await shop.StockAsync("explained");
        var view = await shop.DefineAsync("explained", "{ $name string }: SELECT title FROM books WHERE author=>name = $name");

        var explained = await shop.GetAsync($"/api/views/{view}/explain?name=explained&sort=title");
        Assert.True(explained.Status == HttpStatusCode.OK, explained.Body);
        var rows = explained.Json.GetProperty("rows");
        Assert.StartsWith("SELECT", rows.GetProperty("query").GetString(), StringComparison.Ordinal);
        Assert.Equal("""["string"]""", rows.GetProperty("parameters").ToString());
        Assert.NotEqual("[]", rows.GetProperty("explanation").ToString());

        // Of a table that it knows nothing of, the planner asks the index.
        var sought = await shop.DefineAsync("sought", "SELECT title FROM books WHERE id = 1");
        var scanned = await shop.DefineAsync("scanned", "SET enable_indexscan = off; SET enable_bitmapscan TO false; SELECT title FROM books WHERE id = 1");
        foreach (var (defined, isScan) in new[] { (sought, false), (scanned, true), (sought, false), (scanned, true) })
        {
            var plan = (await shop.GetAsync($"/api/views/{defined}/explain")).Json.GetProperty("rows").GetProperty("explanation").ToString();
            Assert.True(database != DatabaseKind.PostgreSql || plan.Contains("Seq Scan", StringComparison.Ordinal) == isScan, plan);
            Assert.Equal(HttpStatusCode.OK, (await shop.GetAsync($"/api/views/{defined}")).Status);
        }

        const string Query = """{"query":"{ $author int }: SELECT count(*) AS number FROM books WHERE author = $author","arguments":{"author":AUTHOR}}""";
        var body = Query.Replace("AUTHOR", $"{author}", StringComparison.Ordinal);
        Assert.Equal("3", (await shop.PostAsync("/api/views/query", body)).Column("number"));
        Assert.Equal("3", (await shop.PostAsync("/api/views/query", body)).Column("number"));
        Assert.Equal(HttpStatusCode.OK, (await shop.PostAsync("/api/views/query/info", body)).Status);
        Assert.Equal(HttpStatusCode.OK, (await shop.PostAsync("/api/views/query/explain", body)).Status);
        var wrong = await shop.PostAsync("/api/views/query", """{"query":"SELECT secret FROM books"}""");
        Assert.Equal("invalid_funql", wrong.Code);
        Assert.Equal("query:not_allowed", wrong.Errors);
        Assert.Equal("""{"line":1,"column":8,"offset":7,"length":6}""", wrong.Json.GetProperty("errors")[0].GetProperty("position").ToString());

        await shop.DefineAsync("torn", "SELECT titel FROM books", allowBroken: true);
        Assert.Equal("query:name", (await shop.GetAsync("/api/views/torn")).Errors);
    }
}
