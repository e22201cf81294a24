using Microsoft.AspNetCore.Http;
using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Formats;
using Snapwright.Problems;
using Snapwright.Query.Callers;
using Snapwright.Query.Rest;
using Snapwright.Query.Values;
using Snapwright.Runtimes;
using Snapwright.Writes;

namespace Snapwright.Rest;

/// <summary>The reads of a table over HTTP. Each is one statement, and one round trip.</summary>
internal static class TableReads
{
    public static Task GetAsync(HttpContext context, Runtime runtime, ServedTable table, SqlValue key, Caller caller)
    {
        if (Negotiate(context) is not { } format)
        {
            return NotAcceptableAsync(context);
        }

        if (!context.Request.QueryString.HasValue && format == RowFormat.Json)
        {
            return GetAsync(context, runtime, table, key, [key], table.KnownGet, format);
        }

        return Prepare(context, runtime, table, key, format, caller, out var problem) is { } read
            ? GetAsync(context, runtime, table, key, read.ValuesFor(key), read, format)
            : ProblemWriter.WriteAsync(context, problem!);
    }

    public static Task ListAsync(HttpContext context, Runtime runtime, ServedTable table, Caller caller)
    {
        if (Negotiate(context) is not { } format)
        {
            return NotAcceptableAsync(context);
        }

        if (!context.Request.QueryString.HasValue && format == RowFormat.Json && runtime.DefaultLimit == RestLimits.KnownLimit)
        {
            return ListResponse.SendAsync(context, runtime, table.KnownList, format);
        }

        return Prepare(context, runtime, table, null, format, caller, out var problem) is { } read
            ? ListResponse.SendAsync(context, runtime, read, format)
            : ProblemWriter.WriteAsync(context, problem!);
    }

    private static async Task GetAsync(
        HttpContext context, Runtime runtime, ServedTable table, SqlValue key, SqlValue[] values, PreparedRead read, RowFormat format)
    {
        using var output = new JsonOutput();
        var isFound = false;
        await using (var session = await runtime.Database.OpenReadAsync(context.RequestAborted))
        {
            await using var row = await session.QueryAsync(read.Plan.Rows, values, context.RequestAborted);
            if (await row.ReadAsync(context.RequestAborted))
            {
                isFound = true;
                WriteOne(row, read, format, output);
            }
        }

        await (isFound ? TaggedResponse.SendRowAsync(context, format, output) : ProblemWriter.WriteAsync(context, NoRow(table, RowKey.ToText(key))));
    }

    private static void WriteOne(RowReader row, PreparedRead read, RowFormat format, JsonOutput output)
    {
        if (format == RowFormat.Json)
        {
            output.Raw("{\"data\":"u8);
            read.Plan.WriteRow(row, output);
            output.Raw((byte)'}');
            return;
        }

        using var writer = RowsWriter.Of(format, read, output);
        writer.Begin();
        writer.Write(row);
        writer.End();
    }

    /// <summary>The format to answer in; null where the client takes none of ours.</summary>
    public static RowFormat? Negotiate(HttpContext context)
    {
        context.Response.Headers.Vary = "Accept";
        return AcceptHeader.Choose(context.Request.Headers.Accept);
    }

    /// <summary>The answer where it does not.</summary>
    public static Task NotAcceptableAsync(HttpContext context) =>
        ProblemWriter.WriteAsync(context, new(ProblemCodes.NotAcceptable, $"Rows come as {RowFormats.Choices}."));

    public static ApiProblem NoRow(ServedTable table, string key) =>
        new(ProblemCodes.NotFound, $"The table '{table.Name}' has no row with the key '{(key.Length <= 50 ? key : key[..50])}'.");

    // The read that the query string asks for; null, with the problem, where it is not understood.
    private static PreparedRead? Prepare(
        HttpContext context, Runtime runtime, ServedTable table, SqlValue? key, RowFormat format, Caller caller, out ApiProblem? problem)
    {
        problem = null;
        var text = CursorText.Cut(context.Request.QueryString.Value ?? "");
        var known = new ReadKey(table, key is not null, format.Form(), text.Rest, caller.PlanKey, text.At);
        if (runtime.FindRead(known) is { } read && (text.Cursor is null ? read : read.At(text.Cursor)) is { } found)
        {
            return found;
        }

        var parameters = QueryParameters.Read(context.Request.QueryString);
        var query = key is { } one
            ? runtime.QueryReader.ReadOne(table.Table, one, parameters)
            : runtime.QueryReader.ReadList(table.Table, parameters, format.Form());
        if (query.Request is { } request)
        {
            return runtime.PrepareRead(known, request, caller, text.Cursor);
        }

        problem = QueryParameters.Problem(query.Errors);
        return null;
    }
}
