using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Snapwright.Model.Collections;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Tables;
using Snapwright.Problems;
using Snapwright.Query.Callers;
using Snapwright.Query.Values;
using Snapwright.Runtimes;
using Snapwright.Writes;

namespace Snapwright.Rest;

/// <summary>Rows that are addressed by an alternate key: <c>/api/{table}/by/{key}/{value}</c>, with a value for each of its fields.</summary>
internal static class AlternateKeys
{
    /// <summary>The word behind the table; no key of a row is this word.</summary>
    public const string Word = "by";

    /// <summary>Finds the key of the row.</summary>
    /// <param name="context">The request.</param>
    /// <param name="runtime">Its runtime.</param>
    /// <param name="table">The table.</param>
    /// <param name="rest">What follows the word in the path.</param>
    /// <param name="caller">Who asks.</param>
    /// <returns>The key, or why there is none.</returns>
    public static async ValueTask<(SqlValue Key, ApiProblem? Problem)> FindAsync(HttpContext context, Runtime runtime, ServedTable table, string rest, Caller caller)
    {
        var segments = rest.Split('/');
        if (table.Table.FindAlternateKey(segments[0]) is not { } unique)
        {
            var names = table.Table.UniqueConstraints.Where(static u => u.IsAlternateKey).Select(static u => u.Name).ToList();
            return (default, new(ProblemCodes.UnknownPath, $"The table '{table.Name}' has no alternate key '{Shown(segments[0])}'. {Suggestion.For(segments[0], names)}"));
        }

        if (segments.Length != unique.Fields.Count + 1)
        {
            var form = string.Join("/", unique.Fields.Select(static f => $"{{{f}}}"));
            return (default, new(ProblemCodes.UnknownPath, $"The path of a row by '{unique.Name}' is {table.Path}/{Word}/{unique.Name}/{form}."));
        }

        var fields = unique.Columns.Select(c => table.Fields.First(f => f.PhysicalColumn == c)).ToEquatableArray();
        var texts = Values(context, unique.Fields.Count);
        var values = new SqlValue[fields.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (!ValueText.TryParse(fields[i].Type, texts[i], out values[i]))
            {
                return (default, NoRow(table, unique, texts));
            }
        }

        await using var session = await runtime.Database.OpenReadAsync(context.RequestAborted);
        var scope = new WriteScope(runtime, caller, new(context), null, context.RequestAborted);
        var found = await new RowLookup(scope, session, table, fields).FindAsync([new EquatableArray<SqlValue>(values)]);
        return found.Count > 0 ? (found.Values.First(), null) : (default, NoRow(table, unique, texts));
    }

    // From the request's own text: in the decoded path, a slash of a value is still escaped, and cannot be told from one that is meant so.
    private static string[] Values(HttpContext context, int count)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var query = target.IndexOf('?', StringComparison.Ordinal);
        var segments = (query < 0 ? target : target[..query]).TrimEnd('/').Split('/');
        return Array.ConvertAll(segments[^count..], Uri.UnescapeDataString);
    }

    private static ApiProblem NoRow(ServedTable table, UniqueConstraint unique, string[] texts) =>
        new(ProblemCodes.NotFound, $"The table '{table.Name}' has no row with {string.Join(", ", unique.Fields.Select((f, i) => $"{f} '{Shown(texts[i])}'"))}.");

    private static string Shown(string text) => text.Length <= 50 ? text : text[..50];
}
