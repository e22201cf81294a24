using System.Net;
using Snapwright.Tests.Hosts;

namespace Snapwright.Tests.Rest;

/// <summary>Whatever a read asks for, it is one statement.</summary>
[Collection(ShopCollection.Name)]
public sealed class StatementTests(Shops shops)
{
    private static readonly string[] Reads =
    [
        "/api/books",
        "/api/books?meta=*&limit=2&page=3&sort=-author.name",
        """/api/books?meta=*&filter={"author":{"name":{"_contains":"statement"}},"reviews":{"text":"x"}}""",
        """/api/books?fields=title,author.books.reviews.text,tags.books.title,_count(reviews),author._max(books.price)&deep={"reviews":{"limit":2,"deep":{"book":{}}}}&meta=*""",
        """/api/books?aggregate={"price":{"sum":true,"avg":true},"author.name":{"max":true},"reviews":{"countRecords":true},"tags":{"name":{"min":true}}}&meta=*""",
        """/api/books?groupBy=author,_month(soldAt)&aggregate={"price":{"sum":true},"reviews":{"countRecords":true},"tags":{"countRecords":true}}&having={"_all":{"count":{"_gt":0}}}&sort=-price.sum""",
        """/api/books?groupBy=status&aggregate=count""",
        "/api/books?first=2&sort=-price&meta=totalCount",
    ];

    [Theory, EverySetup]
    public async Task Every_read_is_one_statement(Setup setup)
    {
        var shop = shops[setup];
        var author = (await shop.CreateAsync("authors", """{"name":"statement"}""")).Split('/')[^1];
        var book = (await shop.CreateAsync("books", $$"""{"title":"one","author":{{author}}}""")).Split('/')[^1];
        await shop.CreateAsync("reviews", $$"""{"text":"x","book":{{book}}}""");

        foreach (var read in Reads)
        {
            var before = shop.Statements;
            var answer = await shop.GetAsync(read);

            Assert.True(answer.Status == HttpStatusCode.OK, $"{read}\n{answer.Body}");
            Assert.True(shop.Statements - before == 1, $"{shop.Statements - before} statements: {read}");
        }
    }
}
