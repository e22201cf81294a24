using Snapwright.Model.Collections;
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
        "fields", "filter", "search", "sort", "limit", "page", "first", "after", "last", "before", "meta", "deep", "groupBy", "aggregate", "having",
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
            var given = options.Properties.Where(static p => p.Value is not JsonNull).ToArray();
            return ReadList(reading, table, new(given, options.Offset, options.Length), form);
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

        var request = new ReadRequest { Table = table, Key = key, Selection = new SelectionReader(reading).Read(options, table, null) };
        ReadCost.Check(reading, request);
        return reading.HasErrors ? new(null, reading.Errors) : new(request, default);
    }

    private RestQuery ReadList(RestReading reading, Table table, JsonObject options, ListForm form)
    {
        if (!CheckNames(reading, options, ListOptions))
        {
            return new(null, reading.Errors);
        }

        var search = RestReading.Option(options, "search") is { } text ? new SearchReader(reading).Read(text, table, "search") : null;
        var groups = new GroupReader(reading, options);
        var grouping = groups.ReadGroups(table);
        var sort = grouping is not null ? default : ReadSort(reading, table, options, search);
        var window = new WindowReader(reading, form, options).Read(table, sort, grouping is not null);
        var request = new ReadRequest
        {
            Table = table,
            Limit = window.Limit,
            Offset = window.Offset,
            LooksAhead = window.LooksAhead,
            Cursor = window.Cursor,
            Grouping = grouping,
            Aggregates = groups.ReadAggregates(table, form),
            Search = search,
            Selection = new SelectionReader(reading).Read(options, table, search),
            Filter = RestReading.Option(options, "filter") is { } filter ? new FilterReader(reading).Read(filter, table, "filter") : null,
            Sort = sort,
            Counts = RestReading.Option(options, "meta") is { } meta ? new CountsReader(reading).Read(meta, "meta", form) : CountKinds.None,
        };
        ReadCost.Check(reading, request);
        return reading.HasErrors ? new(null, reading.Errors) : new(request, default);
    }

    private static EquatableArray<SortKey> ReadSort(RestReading reading, Table table, JsonObject options, TextSearch? search) =>
        RestReading.Option(options, "sort") is { } sort ? new SortReader(reading).Read(sort, table, "sort", search is not null)
        : search is not null ? TextSearch.BestFirst
        : default;

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
