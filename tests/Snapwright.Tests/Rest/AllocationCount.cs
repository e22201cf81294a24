using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Snapwright.Rest;
using Snapwright.Runtimes;
using Snapwright.Tests.Hosts;

namespace Snapwright.Tests.Rest;

/// <summary>Counts what a request allocates, without a web server around it.</summary>
internal sealed class AllocationCount(Shop shop)
{
    private const int Requests = 300;

    private readonly RestRoutes _routes =
        new(shop.Services.GetRequiredService<RuntimeHolder>(), 10_000, shop.Services.GetRequiredService<WriteRequests>(), NullLogger.Instance);

    /// <summary>Bytes per request.</summary>
    public async Task<long> PerRequestAsync(string method, string target, string? body, int status)
    {
        var context = new DefaultHttpContext();
        var (sent, answered) = (new MemoryStream(Encoding.UTF8.GetBytes(body ?? "")), new MemoryStream());
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(answered));
        context.Request.Method = method;
        var query = target.IndexOf('?', StringComparison.Ordinal);
        context.Request.Path = query < 0 ? target : target[..query];
        context.Request.QueryString = query < 0 ? default : new(Uri.EscapeDataString(target[query..]).Replace("%3F", "?", StringComparison.Ordinal)
            .Replace("%3D", "=", StringComparison.Ordinal).Replace("%26", "&", StringComparison.Ordinal));
        if (body is not null)
        {
            context.Request.ContentType = "application/json";
            context.Request.ContentLength = sent.Length;
            context.Request.Body = sent;
        }

        await RunAsync();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var run = RunAsync();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(run.IsCompletedSuccessfully);
        return allocated / Requests;

        async Task RunAsync()
        {
            for (var i = 0; i < Requests; i++)
            {
                answered.SetLength(0);
                sent.Position = 0;
                context.Response.Headers.Clear();
                await _routes.HandleAsync(context);
                Assert.True(context.Response.StatusCode == status && answered.Length > 10, Encoding.UTF8.GetString(answered.ToArray()));
            }
        }
    }
}
