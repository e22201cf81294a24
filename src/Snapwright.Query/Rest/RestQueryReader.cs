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
    private static readonly string[] ListOptions = ["fields", "filter", "sort", "limit", "page", "meta", "deep", "groupBy", "aggregate"];
    private static readonly string[] OneOptions = ["fields", "deep"];

    /// <summary>The options of a list, as parameters of a URL.</summary>
    /// <param name="table">The table.</param>
    /// <param name="parameters">Names and values, decoded, in order.</param>
    public RestQuery ReadList(Table table, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        var reading = new RestReading(model, limits);
        return ReadList(reading, table, new QueryOptions(reading).Read(parameters));
    }

    /// <summary>The options of a list, as a JSON value.</summary>
    /// <param name="table">The table.</param>
    /// <param name="body">An object with a property per option; <c>null</c> is as if it were not there.</param>
    public RestQuery ReadList(Table table, JsonNode body)
    {
        var reading = new RestReading(model, limits);
        if (body is JsonObject options)
        {
            return ReadList(reading, table, options);
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
        return reading.HasErrors ? new(null, reading.Errors) : new(request, default);
    }

    private RestQuery ReadList(RestReading reading, Table table, JsonObject options)
    {
        if (!CheckNames(reading, options, ListOptions))
        {
            return new(null, reading.Errors);
        }

        var limit = RestReading.Option(options, "limit") is { } l ? new PageReader(reading).Limit(l, "limit") : limits.DefaultLimit;
        var request = new ReadRequest
        {
            Table = table,
            Limit = limit,
            Offset = RestReading.Option(options, "page") is { } page ? new PageReader(reading).Offset(page, limit, "page") : 0,
            GroupBy = new GroupReader(reading).Read(options, table),
            Selection = new SelectionReader(reading).Read(options, table),
            Filter = RestReading.Option(options, "filter") is { } filter ? new FilterReader(reading).Read(filter, table, "filter") : null,
            Sort = RestReading.Option(options, "sort") is { } sort ? new SortReader(reading).Read(sort, table, "sort") : default,
            Counts = RestReading.Option(options, "meta") is { } meta ? new CountsReader(reading).Read(meta, "meta") : CountKinds.None,
        };
        return reading.HasErrors ? new(null, reading.Errors) : new(request, default);
    }

    private static bool CheckNames(RestReading reading, JsonObject options, string[] choices)
    {
        var isKnown = true;
        foreach (var option in options.Properties)
        {
            if (Array.IndexOf(choices, option.Name) < 0)
            {
                reading.Error("unknown_parameter", option.Name, $"The parameter '{option.Name}' is not known here. {Suggestion.For(option.Name, choices)}");
                isKnown = false;
            }
        }

        return isKnown;
    }
}
