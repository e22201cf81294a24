using System.Net;
using Snapwright.Tests.Hosts;

namespace Snapwright.Tests.Paging;

/// <summary>Pages of one list are read once, whatever their cursors are; what a cursor says, and whether it is one, is looked at each time.</summary>
[Collection(ShopCollection.Name)]
public sealed class CursorTextTests(Shops shops)
{
    [Theory, EverySetup]
    public async Task A_page_that_was_read_before_is_the_same_however_its_cursor_is_written(Setup setup)
    {
        var (shop, cursors) = await PagesAsync(shops[setup]);
        for (var i = 0; i < cursors.Count - 1; i++)
        {
            var page = await shop.GetAsync($"/api/authors?first=1&sort=id&after={cursors[i]}");
            Assert.Contains(cursors[i + 1], page.Body, StringComparison.Ordinal);
            var escaped = $"%{(int)cursors[i][0]:X2}{cursors[i][1..]}";
            Assert.Equal(page.Body, (await shop.GetAsync($"/api/authors?first=1&sort=id&after={escaped}")).Body);
            Assert.Equal(page.Body, (await shop.GetAsync($"/api/authors?first=1&sort=id&%61fter={cursors[i]}")).Body);
            Assert.Equal(page.Body, (await shop.GetAsync($"/api/authors?after={cursors[i]}&first=1&sort=id")).Body);
        }
    }

    [Theory, EverySetup]
    public async Task What_is_no_cursor_of_a_page_that_was_read_before_is_refused(Setup setup)
    {
        var (shop, cursors) = await PagesAsync(shops[setup]);
        var other = (await shop.GetAsync("/api/authors?first=1&sort=name")).Json.GetProperty("meta").GetProperty("pageInfo").GetProperty("endCursor").GetString();
        foreach (var wrong in new[] { "", "x", cursors[0] + "A", cursors[0][1..], other, $"{cursors[0]}&after={cursors[1]}", $"{cursors[0]}&before={cursors[1]}" })
        {
            var answer = await shop.GetAsync($"/api/authors?first=1&sort=id&after={wrong}");
            Assert.True(answer.Status == HttpStatusCode.BadRequest, $"{wrong}: {answer.Body}");
        }
    }

    // A page by each cursor, so that later ones find what these left behind.
    private static async Task<(Shop Shop, List<string> Cursors)> PagesAsync(Shop shop)
    {
        var cursors = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            await shop.CreateAsync("authors", """{"name":"paged"}""");
            var page = await shop.GetAsync("/api/authors?first=1&sort=id" + (i == 0 ? "" : $"&after={cursors[^1]}"));
            cursors.Add(page.Json.GetProperty("meta").GetProperty("pageInfo").GetProperty("endCursor").GetString()!);
        }

        return (shop, cursors);
    }
}
