using Microsoft.AspNetCore.Http;
using Snapwright.Data.Json;
using Snapwright.Formats;
using Snapwright.Query.Callers;
using Snapwright.Rest;
using Snapwright.Runtimes;

namespace Snapwright.Views;

/// <summary><c>/api/views/{name}/info</c>: what a view is, without its rows.</summary>
internal static class ViewDescription
{
    public static async Task SendAsync(HttpContext context, Runtime runtime, BoundViewState state, Caller caller)
    {
        using var output = new JsonOutput();
        output.Raw("{\"info\":"u8);
        output.Raw(state.Info.Json);
        output.Raw((byte)',');
        await state.Attributes(runtime.Database.Dialect).WriteAsync(
            ("constAttributes", "constColumnAttributes", "constArgumentAttributes"), context, runtime, caller, null, output);
        output.Raw((byte)'}');
        await TaggedResponse.SendAsync(context, RowFormat.Json, output);
    }
}
