using Microsoft.Extensions.DependencyInjection;
using Snapwright.Model.Values;
using Snapwright.Tests.Hosts;

namespace Snapwright.Tests.Views;

[Collection(ShopCollection.Name)]
public sealed class TypedIntervalTests(Shops shops)
{
    [Theory, EverySetup]
    public async Task Intervals_are_arguments_and_values_of_rows(Setup setup)
    {
        var author = await shops[setup].StockAsync("typed waiter");
        await using var scope = shops[setup].Services.CreateAsyncScope();
        var views = scope.ServiceProvider.GetRequiredService<DbViews>();

        var beta = Assert.Single(await views.BookAges(author, extra: new Interval(1, -1)), static r => r.Title == "beta");
        Assert.Equal((Interval.Parse("P10M30D"), Interval.Parse("P1M333DT11H59M59.999999S")), (beta.Age, beta.Waited));
        Assert.Equal(new DateTime(2026, 2, 1, 1, 0, 0, DateTimeKind.Utc), beta.Later);

        var later = Assert.Single(await views.BookAges(author, least: Interval.OfMonths(1), more: null), static r => r.Title == "beta");
        Assert.Equal(((Interval?)null, (DateTime?)null), (later.Waited, later.Later));
        Assert.Empty(await views.BookAges(author, least: Interval.OfMonths(1200)));
    }
}
