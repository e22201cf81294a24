using System.Net;

namespace Snapwright.Tests.Rest;

/// <summary>
/// What a request allocates at most, compiled or not, in bytes on one thread, driver included and the server's own apart: what was measured when it was written
/// down, and a seventh for another runtime. There is no room for a query plan, a parser or a dictionary per request.
/// </summary>
public sealed class AllocationTests(AllocatingShops shops) : IClassFixture<AllocatingShops>
{
    private const string Tree = "?fields=title,author.name,author.mentor.name,reviews.text,tags.name&deep={\"reviews\":{\"sort\":\"-text\",\"limit\":2}}&limit=5";

    [Theory]
    [InlineData("/api/books/1", 2_000)]
    [InlineData("/api/books", 15_000)]
    [InlineData("/api/books?limit=20&sort=-pages", 29_000)]
    [InlineData("/api/books?limit=5&filter={\"author\":{\"name\":{\"_contains\":\"gu\"}},\"pages\":{\"_gte\":5}}", 8_100)]
    [InlineData("/api/books" + Tree, 4_200)]
    [InlineData("/api/books?limit=1&meta=*&fields=id", 800)]
    [InlineData("/api/books?first=10&sort=-createdAt&fields=id,title", 3_800)]
    [InlineData("/api/books?groupBy=author&aggregate={\"price\":{\"sum\":true,\"avg\":true},\"pages\":{\"max\":true}}", 3_100)]
    public Task A_read_stays_within_its_budget(string target, long budget) =>
        CheckAsync("GET", target, null, HttpStatusCode.OK, budget);

    [Theory]
    [InlineData("POST", "/api/books", """{"title":"new","pages":7,"author":1,"extra":{"a":[1,2]}}""", HttpStatusCode.Created, 3_500)]
    [InlineData("PATCH", "/api/books/1", """{"title":"changed","price":12.5}""", HttpStatusCode.OK, 3_200)]
    public Task A_write_stays_within_its_budget(string method, string target, string body, HttpStatusCode status, long budget) =>
        CheckAsync(method, target, body, status, budget);

    private async Task CheckAsync(string method, string target, string? body, HttpStatusCode status, long budget)
    {
        var found = new List<string>();
        foreach (var isCompiled in new[] { true, false })
        {
            var allocated = await new AllocationCount(shops[isCompiled]).PerRequestAsync(method, target, body, (int)status);
            if (allocated > budget)
            {
                found.Add($"{(isCompiled ? "compiled" : "interpreted")}: {allocated} bytes per request; the budget is {budget}.");
            }
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
