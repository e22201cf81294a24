using Microsoft.AspNetCore.Http;
using Snapwright.Data.Databases;
using Snapwright.Data.Json;
using Snapwright.Query.Sql;
using Snapwright.Rest;
using Snapwright.Runtimes;

namespace Snapwright.Views;

/// <summary><c>/explain</c>: the statement of a request, the types of its parameters, and how the database would run it. It is not run.</summary>
internal static class ViewExplanation
{
    public static async Task SendAsync(HttpContext context, Runtime runtime, PreparedRead read)
    {
        var statement = read.Plan.Rows;
        using var output = new JsonOutput();
        output.Raw("{\"rows\":{\"query\":"u8);
        output.Value(statement.Text);
        output.Raw(",\"parameters\":["u8);
        for (var i = 0; i < statement.Parameters.Count; i++)
        {
            output.Raw(i == 0 ? ""u8 : ","u8);
            output.Value(ViewTypes.Name(statement.Parameters[i], null, default));
        }

        output.Raw("],\"explanation\":"u8);
        await using (var session = await runtime.Database.OpenReadAsync(context.RequestAborted))
        {
            await WriteAsync(session, runtime.Database.Dialect, statement, read, output, context.RequestAborted);
        }

        output.Raw("}}"u8);
        context.Response.Headers.CacheControl = "no-store";
        await JsonResponse.SendAsync(context, output);
    }

    private static async ValueTask WriteAsync(
        DatabaseSession session, Dialect dialect, SqlStatement statement, PreparedRead read, JsonOutput output, CancellationToken cancellationToken)
    {
        await using var rows = await session.QueryAsync(dialect.Explain(statement), read.Values, cancellationToken);
        if (dialect.IsExplanationJson)
        {
            await rows.ReadAsync(cancellationToken);
            output.Raw(rows.GetJson(dialect.ExplanationOrdinal));
            return;
        }

        var separator = (byte)'[';
        while (await rows.ReadAsync(cancellationToken))
        {
            foreach (var line in rows.GetString(dialect.ExplanationOrdinal).Split('\n'))
            {
                output.Raw(separator);
                output.Value(line);
                separator = (byte)',';
            }
        }

        output.Raw((byte)']');
    }
}
