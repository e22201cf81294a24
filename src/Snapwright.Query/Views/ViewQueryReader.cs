using System.Globalization;
using Snapwright.Model.Collections;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Requests;
using Snapwright.Query.Rest;
using SortKey = Snapwright.Query.Requests.SortKey;

namespace Snapwright.Query.Views;

/// <summary>
/// Reads what is asked of a view: its arguments and the options of lists over its columns, as parameters of a URL or as a JSON object. Pure; one per model.
/// </summary>
public sealed class ViewQueryReader(MetadataModel model, RestLimits limits)
{
    /// <summary>Goes before the name of an argument, where an option has the same.</summary>
    public const char ArgumentSign = '$';

    private const string Arguments = "arguments";
    private const string Result = "result";
    private const int ConditionCost = 20;

    /// <summary>The names of the options, which arguments of the same name do not shadow.</summary>
    public static IReadOnlyList<string> Options { get; } = [
        "fields", "filter", "search", "where", "sort", "limit", "offset", "first", "after", "last", "before", "meta", "groupBy", "aggregate", "having", Result,
    ];

    /// <summary>Reads the parameters of a URL.</summary>
    /// <param name="view">The view.</param>
    /// <param name="parameters">Names and values, decoded, in order.</param>
    /// <param name="form">How the rows travel.</param>
    public ViewQuery Read(ViewTable view, IReadOnlyList<KeyValuePair<string, string>> parameters, ListForm form = ListForm.Document)
    {
        var reading = new RestReading(model, limits) { Rows = "view" };
        var arguments = new ArgumentReader(view.View.Arguments);
        var options = new List<KeyValuePair<string, string>>();
        foreach (var parameter in parameters)
        {
            var name = parameter.Key;
            if (name.Length > 0 && name[0] == ArgumentSign)
            {
                ReadArgument(arguments, name.Substring(1), parameter.Value);
            }
            else if (Options.Contains(BracketPath.OptionOf(name)))
            {
                options.Add(parameter);
            }
            else if (arguments.Has(name))
            {
                arguments.ReadText(name, parameter.Value);
            }
            else
            {
                reading.Error("unknown_parameter", name, $"The parameter '{RestReading.Shorten(name)}' is not known here. {Suggestion.For(name, [.. arguments.Names, .. Options])}");
            }
        }

        return Finish(reading, view, arguments, new QueryOptions(reading).Read(options), form);
    }

    /// <summary>Reads a body.</summary>
    /// <param name="view">The view.</param>
    /// <param name="body">An object with the options and <c>arguments</c>; <c>null</c> is as if it were not there.</param>
    /// <param name="form">How the rows travel.</param>
    /// <param name="others">Properties that somebody else reads.</param>
    public ViewQuery Read(ViewTable view, JsonNode body, ListForm form = ListForm.Document, params string[] others)
    {
        var reading = new RestReading(model, limits) { Rows = "view" };
        var arguments = new ArgumentReader(view.View.Arguments);
        var options = new List<JsonProperty>();
        if (body is not JsonObject json)
        {
            reading.Error("invalid_value", "body", $"Expected an object of options, not {body.Description}.");
            return new(null) { OptionErrors = reading.Errors };
        }

        foreach (var property in json.Properties.Where(p => p.Value is not JsonNull && !others.Contains(p.Name)))
        {
            if (property.Name == Arguments)
            {
                ReadArguments(reading, arguments, property.Value);
            }
            else if (Options.Contains(property.Name))
            {
                options.Add(property);
            }
            else
            {
                reading.Error("unknown_parameter", property.Name, $"The option '{RestReading.Shorten(property.Name)}' is not known here. {Suggestion.For(property.Name, [Arguments, .. others, .. Options])}");
            }
        }

        return Finish(reading, view, arguments, new([.. options], json.Offset, json.Length), form);
    }

    /// <summary>Reads the body of a request to a command, which has arguments, and no option but the form of the answer.</summary>
    /// <param name="view">The command.</param>
    /// <param name="body">An object with <c>arguments</c> and <c>result</c>.</param>
    /// <param name="others">Properties that somebody else reads.</param>
    public ViewQuery ReadCommand(ViewTable view, JsonNode body, params string[] others)
    {
        var reading = new RestReading(model, limits) { Rows = "view" };
        var arguments = new ArgumentReader(view.View.Arguments);
        if (body is not JsonObject json)
        {
            reading.Error("invalid_value", "body", $"Expected an object with the arguments of the command, not {body.Description}.");
            return new(null) { OptionErrors = reading.Errors };
        }

        var isFull = false;
        foreach (var property in json.Properties.Where(p => p.Value is not JsonNull && !others.Contains(p.Name)))
        {
            switch (property.Name)
            {
                case Arguments:
                    ReadArguments(reading, arguments, property.Value);
                    break;
                case Result:
                    isFull = IsFull(reading, property.Value);
                    break;
                default:
                    reading.Error("unknown_parameter", property.Name, $"'{RestReading.Shorten(property.Name)}' is not known here: a command takes '{Arguments}' and '{Result}' only.");
                    break;
            }
        }

        if (isFull && view.View.Command is { IsReturning: false })
        {
            reading.Error("not_allowed", Result, "The full result is of the rows of RETURNING, which the command does not have.");
        }

        var values = arguments.Finish();
        return reading.HasErrors || arguments.Errors.Count > 0
            ? new(null) { ArgumentErrors = arguments.Errors, OptionErrors = reading.Errors }
            : new ViewQuery(new ViewRequest(new ReadRequest { Table = view.Table, View = view }, values.ToEquatableArray(), isFull));
    }

    private static void ReadArguments(RestReading reading, ArgumentReader arguments, JsonNode node)
    {
        if (node is not JsonObject json)
        {
            reading.Error("invalid_value", Arguments, $"Expected an object of arguments, not {node.Description}.");
            return;
        }

        foreach (var property in json.Properties)
        {
            if (arguments.Has(property.Name))
            {
                arguments.Read(property.Name, property.Value);
            }
            else
            {
                Unknown(arguments, property.Name);
            }
        }
    }

    private static void ReadArgument(ArgumentReader arguments, string name, string text)
    {
        if (arguments.Has(name))
        {
            arguments.ReadText(name, text);
        }
        else
        {
            Unknown(arguments, name);
        }
    }

    private static void Unknown(ArgumentReader arguments, string name) =>
        arguments.Unknown(name, $"The view has no argument '{RestReading.Shorten(name)}'. {Suggestion.For(name, [.. arguments.Names])}");

    private static ViewQuery Finish(RestReading reading, ViewTable view, ArgumentReader arguments, JsonObject options, ListForm form)
    {
        var values = arguments.Finish();
        var isFull = RestReading.Option(options, Result) is { } result && ReadResult(reading, result, options, form);
        var groups = new GroupReader(reading, options);
        var grouping = groups.ReadGroups(view.Table);
        if (grouping is not null && isFull)
        {
            reading.Error("not_allowed", Result, "The full result is of the rows of the view, and cannot be combined with 'groupBy'.");
        }

        var cursors = new WindowReader(reading, form, options) { DefaultCount = reading.Limits.MaxLimit };
        var sort = grouping is not null ? default : ReadSort(reading, view, options, cursors.HasCursor);
        var window = cursors.HasCursor ? ReadCursor(reading, view, cursors, sort, grouping is not null) : ReadNumbers(reading, options, form);
        var filters = new List<Filter>();
        if (RestReading.Option(options, "filter") is { } filter)
        {
            FilterReader.Add(filters, new FilterReader(reading).Read(filter, view.Table, "filter"));
        }

        if (RestReading.Option(options, "search") is { } search)
        {
            FilterReader.Add(filters, new ViewSearch(reading, view).Read(search));
        }

        var fault = default(FunQlFault);
        if (RestReading.Option(options, "where") is { } where)
        {
            FilterReader.Add(filters, ReadCondition(reading, view, where, out fault));
        }

        var read = new ReadRequest
        {
            Table = view.Table,
            View = view,
            Selection = grouping is not null ? null : isFull ? All(view.Fields) : new SelectionReader(reading).Read(options, view.Table, null) ?? All(view.Columns),
            Filter = FilterReader.All(filters),
            Sort = sort,
            Grouping = grouping,
            Aggregates = groups.ReadAggregates(view.Table, form),
            Limit = window.Limit,
            Offset = window.Offset,
            LooksAhead = window.LooksAhead,
            Cursor = window.Cursor,
            Counts = RestReading.Option(options, "meta") is { } meta ? new CountsReader(reading).Read(meta, "meta", form) : CountKinds.None,
        };
        return reading.HasErrors || arguments.Errors.Count > 0 || fault is not null
            ? new(null) { ArgumentErrors = arguments.Errors, OptionErrors = reading.Errors, WhereFault = fault }
            : new ViewQuery(new ViewRequest(read, values.ToEquatableArray(), isFull));
    }

    private static Selection All(IEnumerable<StoredField> fields) => new(fields.Select(static f => (SelectedField)new SelectedColumn(f)).ToEquatableArray());

    private static FunQlFilter? ReadCondition(RestReading reading, ViewTable view, JsonNode node, out FunQlFault? fault)
    {
        const string Path = "where";
        fault = null;
        var (text, given) = node switch
        {
            JsonString whole => (whole.Value, null),
            JsonObject json => ((json.Find("expression")?.Value as JsonString)?.Value, json.Find(Arguments)?.Value),
            _ => (null, null),
        };
        if (text is null || given is not (null or JsonNull or JsonObject))
        {
            reading.Error("invalid_value", Path, "Expected an expression, or an object with an 'expression' and 'arguments'.");
            return null;
        }

        if (ViewCondition.Read(reading.Model, view, text, given as JsonObject, out var errors) is { } condition)
        {
            return reading.Spend(Path, ConditionCost) ? new(condition) : null;
        }

        fault = new(text, errors);
        return null;
    }

    private static bool ReadResult(RestReading reading, JsonNode value, JsonObject options, ListForm form)
    {
        var isFull = IsFull(reading, value);
        if (isFull && form == ListForm.Stream)
        {
            reading.Error("not_allowed", Result, "This format has rows and nothing beside them; ask for application/json.");
        }

        if (isFull && RestReading.Option(options, "fields") is not null)
        {
            reading.Error("not_allowed", "fields", "The full result has all columns; 'fields' goes with result=rows.");
        }

        return isFull;
    }

    private static bool IsFull(RestReading reading, JsonNode value)
    {
        var isFull = value is JsonString { Value: "full" };
        if (!isFull && value is not JsonString { Value: "rows" })
        {
            reading.Error("invalid_value", Result, "Expected rows or full.");
        }

        return isFull;
    }

    private static EquatableArray<SortKey> ReadSort(RestReading reading, ViewTable view, JsonObject options, bool hasCursor)
    {
        var keys = RestReading.Option(options, "sort") is { } sort ? new SortReader(reading).Read(sort, view.Table, "sort") : default(EquatableArray<SortKey>?);
        return hasCursor ? view.CompleteForCursor(keys) : keys is { } asked ? view.Complete(asked) : view.Order;
    }

    private static Window ReadNumbers(RestReading reading, JsonObject options, ListForm form)
    {
        var (limit, isCut) = ReadLimit(reading, RestReading.Option(options, "limit"), form);
        return new(limit, RestReading.Option(options, "offset") is { } offset ? ReadOffset(reading, offset) : 0, isCut, null);
    }

    private static Window ReadCursor(RestReading reading, ViewTable view, WindowReader cursors, EquatableArray<SortKey> sort, bool isGrouped)
    {
        if (isGrouped)
        {
            return cursors.Read(view.Table, sort, isGrouped);
        }

        if (!view.View.IsUnique)
        {
            reading.Error("not_allowed", cursors.FirstCursor, "Rows of this view can be the same, so that no cursor can tell a place between them; go through them with 'offset'.");
        }
        else if (sort.Any(k => !view.CanTell(k)))
        {
            reading.Error("not_allowed", "sort", "The rows are in the order of something that the view does not show, so that no cursor can tell a place in it; ask for another 'sort'.");
        }

        return cursors.Read(view.Table, sort, isGrouped);
    }

    // A document has a bound, and tells whether there was more.
    private static (long? Limit, bool IsCut) ReadLimit(RestReading reading, JsonNode? value, ListForm form)
    {
        var isStream = form == ListForm.Stream;
        var most = isStream ? int.MaxValue : reading.Limits.MaxLimit;
        var expected = $"an integer from 1 to {most}, or -1 for all";
        if (value is null || reading.Text("limit", value, expected) is not { } text)
        {
            return (reading.Limits.MaxLimit, !isStream);
        }

        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var limit) || limit < WindowReader.All)
        {
            reading.Error("invalid_value", "limit", $"Expected {expected}.");
        }
        else if (limit > most)
        {
            reading.Error("limit_exceeded", "limit", isStream
                ? $"The limit is at most {most}; -1 asks for all rows."
                : $"The limit is at most {most}. Go through more rows with 'offset', or stream them with 'Accept: application/x-ndjson' or 'text/csv'.");
        }

        return limit > 0 ? (limit, !isStream) : isStream ? (null, false) : (most, true);
    }

    private static long ReadOffset(RestReading reading, JsonNode value)
    {
        var expected = $"an integer from 0 to {int.MaxValue}";
        if (reading.Text("offset", value, expected) is not { } text)
        {
            return 0;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var offset))
        {
            return offset;
        }

        reading.Error("invalid_value", "offset", $"Expected {expected}.");
        return 0;
    }
}
