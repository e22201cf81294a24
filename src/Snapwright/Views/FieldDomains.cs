using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Tables;
using Snapwright.Problems;
using Snapwright.Query.Callers;
using Snapwright.Rest;
using Snapwright.Runtimes;

namespace Snapwright.Views;

/// <summary>
/// <c>/api/domains/{table}/{field}</c>: the values that a field can have. They are the rows of a view that is made of the model: of a reference the keys of its
/// target with what stands for the rows, of an enum its choices.
/// </summary>
internal static class FieldDomains
{
    /// <summary>The segment behind <c>/api/</c>; a table of that name takes it.</summary>
    public const string Name = "domains";

    private const string Methods = "GET, HEAD, POST, OPTIONS";

    /// <summary>Answers a request.</summary>
    public static Task HandleAsync(HttpContext context, Runtime runtime, ReadOnlySpan<char> path, Caller caller, int bodyLimit)
    {
        var method = context.Request.Method;
        if (!HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsPost(method))
        {
            return RestRoutes.OtherMethod(context, Methods);
        }

        var slash = path.IndexOf('/');
        if (slash < 0 || path[(slash + 1)..].Contains('/'))
        {
            return ProblemWriter.WriteAsync(context, new(ProblemCodes.UnknownPath, "Domains have the path /api/domains/{table}/{field}."));
        }

        if (runtime.Find(path[..slash]) is not { } table)
        {
            return ProblemWriter.WriteAsync(context, RestRoutes.NoTable(runtime, path[..slash].ToString()));
        }

        var field = path[(slash + 1)..].ToString();
        if (runtime.Views.Domain(table.Table, field) is not { } view)
        {
            return ProblemWriter.WriteAsync(context, NoDomain(table.Table, field));
        }

        var state = view.For(caller);
        return state.Fault is { } fault
            ? ProblemWriter.WriteAsync(context, ViewProblems.Broken(view, fault, runtime.Views.Settings.AllowExplain))
            : ViewReads.AnswerAsync(context, runtime, state, caller, bodyLimit, isExplained: false);
    }

    /// <summary>The query of the values of a field; null where it has no domain.</summary>
    public static string? Query(MetadataModel model, Table table, string field)
    {
        if (table.FindRelation(field) is { IsPublished: true, HasForeignKey: true } relation)
        {
            var target = model.Get(relation.Target);
            return $"SELECT {Quote(target.Key.Name)} AS \"value\", __main AS \"pun\" FROM {Quote(target.Name.Schema)}.{Quote(target.Name.Name)} ORDER BY \"pun\"";
        }

        return table.FindColumn(field) is { IsPublished: true, Choices.Count: > 0 } column ? OfChoices(column) : null;
    }

    private static string OfChoices(Column column)
    {
        var text = new StringBuilder("SELECT \"value\", \"value\" AS \"pun\" FROM (VALUES ");
        for (var i = 0; i < column.Choices.Count; i++)
        {
            var choice = column.Choices[i].Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ", ")}('{choice}', {i})");
        }

        return text.Append(") AS \"choices\" (\"value\", \"place\") ORDER BY \"place\"").ToString();
    }

    private static ApiProblem NoDomain(Table table, string field)
    {
        var names = table.Relations.Where(static r => r.IsPublished && r.HasForeignKey).Select(static r => r.Name)
            .Concat(table.Columns.Where(static c => c.IsPublished && c.Choices.Count > 0).Select(static c => c.Name));
        var shown = field.Length <= 100 ? field : field[..100];
        return new(ProblemCodes.UnknownPath, $"'{shown}' of '{table.Name}' is no reference and has no choices. {Suggestion.For(shown, [.. names])}");
    }

    private static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
