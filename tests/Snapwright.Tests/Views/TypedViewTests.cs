using Microsoft.Extensions.DependencyInjection;
using Snapwright.Query.Callers;
using Snapwright.Runtimes;
using Snapwright.Tests.Compiled;
using Snapwright.Tests.Hosts;

namespace Snapwright.Tests.Views;

[Collection(ShopCollection.Name)]
public sealed class TypedViewTests(Shops shops)
{
    [Theory, EverySetup]
    public async Task A_view_is_a_method_with_typed_arguments_and_rows(Setup setup)
    {
        var author = await shops[setup].StockAsync("typed reader");
        await using var scope = shops[setup].Services.CreateAsyncScope();
        var views = scope.ServiceProvider.GetRequiredService<DbViews>();

        var rows = await views.TypedBooks(author);

        Assert.Equal(["alpha", "beta"], rows.Select(static r => r.Title));
        var beta = rows[1];
        Assert.Equal((2.50m, 5.00m, BookStatus.Live, author, "typed reader"), (beta.Price, beta.Twice, beta.Status, beta.Author, beta.Writer));
        Assert.Equal((20, new DateOnly(2026, 2, 1), 0L, false), (beta.Pages, beta.PrintedOn, beta.Sold, beta.IsPublished));
        Assert.Null(beta.Code);
    }

    [Theory, EverySetup]
    public async Task Arguments_have_the_defaults_of_the_view_and_null_is_a_value(Setup setup)
    {
        var author = await shops[setup].StockAsync("typed chooser");
        await using var scope = shops[setup].Services.CreateAsyncScope();
        var views = scope.ServiceProvider.GetRequiredService<Db>().Views;

        async Task<string> TitlesAsync(ValueTask<IReadOnlyList<TypedBooksRow>> rows) => string.Join(' ', (await rows).Select(static r => r.Title));

        Assert.Equal("alpha", await TitlesAsync(views.TypedBooks(author, most: 2)));
        Assert.Equal("beta", await TitlesAsync(views.TypedBooks(author, status: BookStatus.Live)));
        Assert.Equal("alpha beta", await TitlesAsync(views.TypedBooks(author, most: 100)));
        Assert.Equal("alpha beta gamma", await TitlesAsync(views.TypedBooks(author, most: 100, since: null)));
        Assert.Equal("beta", await TitlesAsync(views.TypedBooks(author, since: new DateOnly(2026, 1, 15))));
        Assert.Equal("alpha", await TitlesAsync(views.TypedBooks(author, titles: ["alpha", "gamma"])));
    }

    [Theory, EverySetup]
    public async Task Rows_come_one_by_one_where_they_are_streamed(Setup setup)
    {
        var author = await shops[setup].StockAsync("typed streamer");
        await using var scope = shops[setup].Services.CreateAsyncScope();
        var views = scope.ServiceProvider.GetRequiredService<DbViews>();

        await foreach (var row in views.TypedBooksStream(author))
        {
            Assert.Equal("alpha", row.Title);
            break;
        }

        Assert.Equal(2, (await views.TypedBooks(author)).Count);
    }

    [Theory, EverySetup]
    public async Task A_view_sees_what_its_transaction_wrote(Setup setup)
    {
        var author = await shops[setup].StockAsync("typed writer");
        await using var scope = shops[setup].Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();

        var titles = await db.TransactionAsync(async inner =>
        {
            await inner.Books.InsertAsync(new() { Title = "delta", Price = 3m, AuthorId = author, PrintedOn = new DateOnly(2026, 3, 1) });
            return (await inner.Views.TypedBooks(author)).Select(static r => r.Title).ToList();
        });

        Assert.Equal(["alpha", "beta", "delta"], titles);
    }

    [Theory, EverySetup]
    public async Task The_endpoint_writes_what_the_interpreter_writes(Setup setup)
    {
        var shop = shops[setup];
        var author = await shop.StockAsync("typed twin");
        var state = shop.Services.GetRequiredService<RuntimeHolder>().Current!.Views.Find(TypedBooksView.Instance.ViewName)!.For(Caller.Anonymous);
        Assert.Equal(setup.IsCompiled, state.Compiled is not null);

        var answer = await shop.GetAsync($"/api/views/typed_books?author={author}&titles=alpha");

        Assert.Equal(
            $$$"""{"data":[{"title":"alpha","price":1.00,"twice":2.00,"status":"draft","author":{{{author}}},"writer":"typed twin","pages":10,"printedOn":"2026-01-01","opensAt":null,"code":null,"rating":null,"sold":0,"isPublished":false,"extra":null,"labels":null,"numbers":null}],"meta":{"hasMore":false}}""",
            answer.Body);
    }
}
