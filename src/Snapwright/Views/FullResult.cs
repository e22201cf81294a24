using Microsoft.AspNetCore.Http;
using Snapwright.Data.Json;
using Snapwright.Formats;
using Snapwright.Query.Callers;
using Snapwright.Rest;
using Snapwright.Runtimes;

namespace Snapwright.Views;

/// <summary>The answer to <c>result=full</c>: what a client needs to show and edit the rows.</summary>
internal static class FullResult
{
    public static async Task SendAsync(HttpContext context, Runtime runtime, BoundViewState state, ViewRead read, PreparedRead prepared, Caller caller)
    {
        using var head = new JsonOutput();
        head.Raw("{\"info\":"u8);
        head.Raw(state.Info.Json);
        head.Raw(",\"result\":{"u8);
        await state.Attributes(runtime.Database.Dialect).WriteAsync(
            SingleAttributes.OfResult, context, runtime, caller, read.Arguments, head);
        head.Raw(",\"rows\":["u8);
        await ListResponse.SendAsync(context, runtime, prepared with { Document = output => new FullRowsWriter(state.Table!, head, output) }, RowFormat.Json);
    }
}
