using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Snapwright.Rest;
using Snapwright.Runtimes;
using Snapwright.Testing;
using Snapwright.Tests.Hosts;

namespace Snapwright.Tests.Rest;

[Collection(ShopCollection.Name)]
public sealed class AllocationTests(Shops shops)
{
    // Bytes per request on one thread, driver included, the server's own apart. 1,040 were measured when it was written down: there
    // is room for another runtime, and none for a query plan, a parser or a dictionary per request.
    private const long Budget = 3_000;
    private const int Requests = 500;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_get_by_key_stays_within_its_budget(bool isCompiled)
    {
        var shop = shops[new(DatabaseKind.Sqlite, isCompiled)];
        var path = await shop.CreateAsync("books", """{"title":"budget","pages":5}""");
        var routes = new RestRoutes(shop.Services.GetRequiredService<RuntimeHolder>(), 1000, shop.Services.GetRequiredService<WriteRequests>(), NullLogger.Instance);
        var context = new DefaultHttpContext();
        var body = new MemoryStream();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        context.Request.Method = "GET";
        context.Request.Path = path;

        // SQLite answers on the caller's thread, so that all of a request is counted.
        await RunAsync();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var run = RunAsync();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(run.IsCompletedSuccessfully);
        Assert.True(allocated / Requests < Budget, $"{allocated / Requests} bytes per request; the budget is {Budget}.");

        async Task RunAsync()
        {
            for (var i = 0; i < Requests; i++)
            {
                body.SetLength(0);
                await routes.HandleAsync(context);
                Assert.True(body.Length > 100);
            }
        }
    }
}
