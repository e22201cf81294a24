using System.Net;
using System.Text.Json;
using Snapwright.Tests.Hosts;

namespace Snapwright.Tests.Views;

/// <summary>Views and rows that tests of views begin with.</summary>
internal static class ViewShelf
{
    /// <summary>Stores a view; its name.</summary>
    public static async Task<string> DefineAsync(this Shop shop, string name, string query, bool allowBroken = false)
    {
        var answer = await shop.PostAsync("/api/view_definition", JsonSerializer.Serialize(new { name, query, allowBroken }));
        Assert.True(answer.Status == HttpStatusCode.Created, answer.Body);
        return name;
    }

    /// <summary>An author with three books: <c>alpha</c> for 1.00, <c>beta</c> for 2.50 and <c>gamma</c> for 10.00; the key of the author.</summary>
    public static async Task<int> StockAsync(this Shop shop, string author)
    {
        var key = int.Parse((await shop.CreateAsync("authors", $$"""{"name":"{{author}}"}""")).Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        await shop.CreateAsync("books", $$"""{"title":"alpha","author":{{key}},"price":1,"pages":10,"printedOn":"2026-01-01"}""");
        await shop.CreateAsync("books", $$"""{"title":"beta","author":{{key}},"price":2.5,"pages":20,"printedOn":"2026-02-01","status":"live"}""");
        await shop.CreateAsync("books", $$"""{"title":"gamma","author":{{key}},"price":10,"printedOn":null}""");
        return key;
    }

    /// <summary>The values of a column, with spaces between.</summary>
    public static string Column(this Answer answer, string name)
    {
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
        return string.Join(' ', answer.Data.EnumerateArray().Select(r => r.GetProperty(name).ToString()));
    }
}
