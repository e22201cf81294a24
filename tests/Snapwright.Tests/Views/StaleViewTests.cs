using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Snapwright.Compilation;
using Snapwright.Query.Callers;
using Snapwright.Runtimes;
using Snapwright.Testing;
using Snapwright.Tests.Compiled;
using Snapwright.Tests.Hosts;

namespace Snapwright.Tests.Views;

public sealed class StaleViewTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Typed_code_follows_a_view_that_was_changed_as_far_as_its_types_go(bool isCompiled)
    {
        await using var shop = await Shop.StartAsync(new(DatabaseKind.Sqlite, isCompiled));
        var author = await shop.StockAsync("changer");
        await using var scope = shop.Services.CreateAsyncScope();
        var views = scope.ServiceProvider.GetRequiredService<DbViews>();
        var text = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Hosts", "typed_books.funql"));

        // More columns in front, and an argument that can be left out.
        await ChangeAsync(shop, text.Replace("SELECT title", "SELECT id, title || $end AS long, title", StringComparison.Ordinal).Replace("{", "{ $end string DEFAULT '!',", StringComparison.Ordinal));
        Assert.Equal(["alpha", "beta"], (await views.TypedBooks(author)).Select(static r => r.Title));
        Assert.Null(shop.Services.GetRequiredService<RuntimeHolder>().Current!.Views.Find(TypedBooksView.Instance.ViewName)!.For(Caller.System).Compiled);

        await ChangeAsync(shop, text.Replace("pages, ", "", StringComparison.Ordinal));
        Assert.Null((await views.TypedBooks(author))[0].Pages);

        await ChangeAsync(shop, text.Replace("SELECT title", "SELECT title AS name", StringComparison.Ordinal));
        var stale = await Assert.ThrowsAsync<StaleViewException>(async () => await views.TypedBooks(author));
        Assert.Contains("'title' is gone", stale.Message, StringComparison.Ordinal);

        await ChangeAsync(shop, text.Replace("{", "{ $end string,", StringComparison.Ordinal));
        stale = await Assert.ThrowsAsync<StaleViewException>(async () => await views.TypedBooks(author));
        Assert.Contains("'end' is new", stale.Message, StringComparison.Ordinal);

        await ChangeAsync(shop, text);
        Assert.Equal(2, (await views.TypedBooks(author)).Count);
    }

    [Fact]
    public async Task A_table_that_changes_at_run_time_takes_its_views_to_the_interpreter()
    {
        await using var shop = await Shop.StartAsync(new(DatabaseKind.Sqlite, IsCompiled: true));
        var author = await shop.StockAsync("grower");
        await using var scope = shop.Services.CreateAsyncScope();
        var views = scope.ServiceProvider.GetRequiredService<DbViews>();
        var before = await views.TypedBooks(author);

        var books = (await shop.GetAsync("/api/table_definition?filter={\"name\":{\"_eq\":\"books\"}}")).Data[0].GetProperty("id").GetInt32();
        var added = await shop.PostAsync("/api/column_definition", $$"""{"table":{{books}},"name":"shelf","type":"text"}""");
        Assert.True(added.Status == HttpStatusCode.Created, added.Body);

        var view = shop.Services.GetRequiredService<RuntimeHolder>().Current!.Views.Find(TypedBooksView.Instance.ViewName)!;
        Assert.Null(view.For(Caller.System).Compiled);
        Assert.Equal(before.Select(static r => r.Title), (await views.TypedBooks(author)).Select(static r => r.Title));
    }

    private static async Task ChangeAsync(Shop shop, string query)
    {
        var rows = await shop.GetAsync("/api/view_definition?filter={\"name\":{\"_eq\":\"typed_books\"}}");
        var id = rows.Data[0].GetProperty("id").GetInt32().ToString(CultureInfo.InvariantCulture);
        var answer = await shop.PatchAsync($"/api/view_definition/{id}", JsonSerializer.Serialize(new { query }));
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
    }
}
