using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Snapwright.Bodies;
using Snapwright.Idempotency;
using Snapwright.Model.Diagnostics;
using Snapwright.Problems;
using Snapwright.Query.Callers;
using Snapwright.Query.Requests;
using Snapwright.Query.Values;
using Snapwright.Runtimes;
using Snapwright.Writes;

namespace Snapwright.Rest;

/// <summary>What the query string and the headers of a write say.</summary>
internal sealed class WriteOptions
{
    private const string PreferMinimal = "return=minimal";
    private const string PreferRepresentation = "return=representation";

    private readonly List<BodyError> _errors = [];

    private WriteOptions(HttpContext context)
    {
        IfMatch = context.Request.Headers.IfMatch;
        Preference = ReadPreference(context.Request.Headers["Prefer"]);
    }

    /// <summary>Of <c>If-Match</c>; empty where it is absent.</summary>
    public StringValues IfMatch { get; }

    /// <summary>The preference that is understood: which of two; null for none.</summary>
    public string? Preference { get; }

    /// <summary>The filter; null where it is absent or restricts nothing.</summary>
    public Filter? Filter { get; private set; }

    /// <summary>Whether there is a filter, of whatever kind.</summary>
    public bool HasFilter { get; private set; }

    /// <summary>The target of an upsert; null for another write.</summary>
    public ConflictTarget? Conflict { get; private set; }

    /// <summary>The fields of the answer; null for the default ones.</summary>
    public Selection? Selection { get; private set; }

    /// <summary>Whether fields were asked for.</summary>
    public bool HasFields { get; private set; }

    /// <summary>Why the request is refused; null where it is not.</summary>
    public ApiProblem? Problem { get; private set; }

    /// <summary>Whether a request has nothing that the plain way would not heed.</summary>
    public static bool AreAbsent(HttpRequest request, ServedTable table) =>
        !request.QueryString.HasValue && request.Headers.IfMatch.Count == 0 && request.Headers["Idempotency-Key"].Count == 0
        && (request.Headers["Prefer"].Count == 0 || table.Writer.SchemaWrites is not null);

    /// <summary>Reads them.</summary>
    /// <param name="context">The request.</param>
    /// <param name="runtime">The runtime.</param>
    /// <param name="table">The table.</param>
    /// <param name="choices">The parameters that the request may have.</param>
    /// <param name="isOneRow">Whether the path names a row, so that <c>If-Match</c> means something.</param>
    public static WriteOptions Read(HttpContext context, Runtime runtime, ServedTable table, string[] choices, bool isOneRow)
    {
        var options = new WriteOptions(context);
        var parameters = QueryParameters.Read(context.Request.QueryString);
        options.CheckNames(parameters, choices);
        if (options._errors.Count == 0)
        {
            options.ReadFilter([.. parameters.Where(static p => Base(p.Key) == "filter")], runtime, table);
            options.ReadFields([.. parameters.Where(static p => Base(p.Key) is "fields" or "deep")], runtime, table);
            options.ReadConflict(parameters, table);
        }

        return options.Finish(isOneRow);
    }

    /// <summary>Reads the headers of a request that is on no table; parameters are errors.</summary>
    public static WriteOptions ReadHeaders(HttpContext context)
    {
        var options = new WriteOptions(context);
        options.CheckNames(QueryParameters.Read(context.Request.QueryString), []);
        return options.Finish(isOneRow: false);
    }

    /// <summary>What the client wants to see, where it says nothing about it: rows, or none.</summary>
    public WriteView View(bool isMinimalByDefault = false) =>
        new(Selection, Preference is null ? isMinimalByDefault : Preference == PreferMinimal, Preference);

    /// <summary>The request as it may be repeated; null where it has no <c>Idempotency-Key</c>.</summary>
    public static IdempotentRequest? ReadKey(HttpContext context, Caller caller, ReadOnlySpan<byte> body, out ApiProblem? problem)
    {
        problem = null;
        var header = context.Request.Headers["Idempotency-Key"];
        if (header.Count == 0)
        {
            return null;
        }

        if (header.Count > 1 || !IdempotentRequest.IsKey(header.ToString()))
        {
            problem = new(ProblemCodes.InvalidHeader, "An Idempotency-Key is one text of 1 to 255 printable ASCII characters.");
            return null;
        }

        var request = context.Request;
        return IdempotentRequest.Of(caller.Name, request.Method, request.Path.Value ?? "", header.ToString(), request.QueryString.Value ?? "", body);
    }

    // Preferences that are not known, or not in the form, are passed over: RFC 7240, section 2.
    private static string? ReadPreference(StringValues header)
    {
        foreach (var preference in header.SelectMany(static line => (line ?? "").Split(',')))
        {
            var text = preference.Split(';')[0].Replace(" ", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal);
            if (text.Equals(PreferMinimal, StringComparison.OrdinalIgnoreCase))
            {
                return PreferMinimal;
            }

            if (text.Equals(PreferRepresentation, StringComparison.OrdinalIgnoreCase))
            {
                return PreferRepresentation;
            }
        }

        return null;
    }

    private WriteOptions Finish(bool isOneRow)
    {
        Problem = _errors.Count > 0 ? new(ProblemCodes.InvalidQuery, _errors[0].Message, _errors)
            : !isOneRow && IfMatch.Count > 0 ? new(ProblemCodes.InvalidHeader, "If-Match is for changes of one row by its key: PATCH and DELETE of /api/{table}/{id}.")
            : null;
        return this;
    }

    private void CheckNames(List<KeyValuePair<string, string>> parameters, string[] choices)
    {
        foreach (var (name, _) in parameters)
        {
            if (Array.IndexOf(choices, Base(name)) < 0)
            {
                var hint = choices.Length == 0 ? "This write takes none." : Suggestion.For(name, choices);
                _errors.Add(new(name, "unknown_parameter", $"The parameter '{name}' is not known here. {hint}"));
            }
        }
    }

    private void ReadFilter(List<KeyValuePair<string, string>> parameters, Runtime runtime, ServedTable table)
    {
        HasFilter = parameters.Count > 0;
        if (HasFilter)
        {
            var query = runtime.QueryReader.ReadList(table.Table, parameters);
            Add(query.Errors);
            Filter = FilteredRows.Restricts(query.Request?.Filter) ? query.Request!.Filter : null;
        }
    }

    private void ReadFields(List<KeyValuePair<string, string>> parameters, Runtime runtime, ServedTable table)
    {
        HasFields = parameters.Count > 0;
        if (HasFields)
        {
            var query = runtime.QueryReader.ReadOne(table.Table, SqlValue.Null(table.Table.Key.Type.Kind), parameters);
            Add(query.Errors);
            Selection = query.Request?.Selection;
        }
    }

    private void ReadConflict(List<KeyValuePair<string, string>> parameters, ServedTable table)
    {
        var fields = Once(parameters, "onConflict");
        var action = Once(parameters, "onConflictAction");
        if (fields is null && action is not null)
        {
            _errors.Add(new("onConflictAction", "not_allowed", "'onConflictAction' needs 'onConflict'."));
        }

        if (fields is not null)
        {
            Conflict = ConflictTarget.Read(table, fields, action, _errors);
        }
    }

    private string? Once(List<KeyValuePair<string, string>> parameters, string name)
    {
        var found = parameters.FindAll(p => p.Key == name);
        if (found.Count > 1)
        {
            _errors.Add(new(name, "invalid_value", $"The parameter '{name}' is given more than once."));
        }

        return found.Count == 0 ? null : found[0].Value;
    }

    private void Add(IEnumerable<Query.Rest.RestQueryError> errors) =>
        _errors.AddRange(errors.Select(static e => new BodyError(e.Path, e.Code, e.Message)));

    private static string Base(string name) => name.IndexOf('[', StringComparison.Ordinal) is var bracket and >= 0 ? name[..bracket] : name;
}
