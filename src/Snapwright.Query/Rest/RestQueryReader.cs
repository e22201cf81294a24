using Snapwright.Model.Diagnostics;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Requests;
using Snapwright.Query.Values;

namespace Snapwright.Query.Rest;

/// <summary>
/// The query language of REST: options become a request that is resolved against the model. They come as parameters of a URL or as a JSON
/// object, which are one tree before anything is read. Pure; one per model.
/// </summary>
public sealed class RestQueryReader(MetadataModel model, RestLimits limits)
{
    private static readonly string[] ListOptions = [
        "fields", "filter", "sort", "limit", "page", "first", "after", "last", "before", "meta", "deep", "groupBy", "aggregate",
    ];
    private static readonly string[] OneOptions = ["fields", "deep"];

    /// <summary>The options of a list, as parameters of a URL.</summary>
    /// <param name="table">The table.</param>
    /// <param name="parameters">Names and values, decoded, in order.</param>
    /// <param name="form">How the list travels.</param>
    public RestQuery ReadList(Table table, IReadOnlyList<KeyValuePair<string, string>> parameters, ListForm form = ListForm.Document)
    {
        var reading = new RestReading(model, limits);
        return ReadList(reading, table, new QueryOptions(reading).Read(parameters), form);
    }

    /// <summary>The options of a list, as a JSON value.</summary>
    /// <param name="table">The table.</param>
    /// <param name="body">An object with a property per option; <c>null</c> is as if it were not there.</param>
    /// <param name="form">How the list travels.</param>
    public RestQuery ReadList(Table table, JsonNode body, ListForm form = ListForm.Document)
    {
        var reading = new RestReading(model, limits);
        if (body is JsonObject options)
        {
            return ReadList(reading, table, options, form);
        }

        reading.Error("invalid_value", "body", $"Expected an object of options, not {body.Description}.");
        return new(null, reading.Errors);
    }

    /// <summary>The options of one row, as parameters of a URL.</summary>
    /// <param name="table">The table.</param>
    /// <param name="key">The key of the row.</param>
    /// <param name="parameters">Names and values, decoded, in order.</param>
    public RestQuery ReadOne(Table table, SqlValue key, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        var reading = new RestReading(model, limits);
        var options = new QueryOptions(reading).Read(parameters);
        if (!CheckNames(reading, options, OneOptions))
        {
            return new(null, reading.Errors);
        }

        var request = new ReadRequest { Table = table, Key = key, Selection = new SelectionReader(reading).Read(options, table) };
        ReadCost.Check(reading, request);
        return reading.HasErrors ? new(null, reading.Errors) : new(request, default);
    }

    private RestQuery ReadList(RestReading reading, Table table, JsonObject options, ListForm form)
    {
        if (!CheckNames(reading, options, ListOptions))
        {
            return new(null, reading.Errors);
        }

        var sort = RestReading.Option(options, "sort") is { } s ? new SortReader(reading).Read(s, table, "sort") : default;
        var groups = new GroupReader(reading).Read(options, table);
        var window = new WindowReader(reading, form, options).Read(table, sort, groups.Count > 0);
        var request = new ReadRequest
        {
            Table = table,
            Limit = window.Limit,
            Offset = window.Offset,
            LooksAhead = window.LooksAhead,
            Cursor = window.Cursor,
            GroupBy = groups,
            Selection = new SelectionReader(reading).Read(options, table),
            Filter = RestReading.Option(options, "filter") is { } filter ? new FilterReader(reading).Read(filter, table, "filter") : null,
            Sort = sort,
            Counts = RestReading.Option(options, "meta") is { } meta ? new CountsReader(reading).Read(meta, "meta", form) : CountKinds.None,
        };
        ReadCost.Check(reading, request);
        return reading.HasErrors ? new(null, reading.Errors) : new(request, default);
    }

    private static bool CheckNames(RestReading reading, JsonObject options, string[] choices)
    {
        var isKnown = true;
        foreach (var option in options.Properties)
        {
            if (Array.IndexOf(choices, option.Name) < 0)
            {
                reading.Error("unknown_parameter", option.Name, $"The parameter '{RestReading.Shorten(option.Name)}' is not known here. {Suggestion.For(option.Name, choices)}");
                isKnown = false;
            }
        }

        return isKnown;
    }
}
