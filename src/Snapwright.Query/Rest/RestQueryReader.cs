using Snapwright.Model.Collections;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Requests;
using Snapwright.Query.Values;

namespace Snapwright.Query.Rest;

/// <summary>The query language of REST: parameters of a URL become a request that is resolved against the model. Pure; one per model.</summary>
public sealed class RestQueryReader(MetadataModel model, RestLimits limits)
{
    private static readonly string[] ListParameters = ["fields", "filter", "sort", "limit", "page", "meta", "deep", "groupBy", "aggregate", "having"];
    private static readonly string[] OneParameters = ["fields", "deep"];

    /// <summary>The parameters of a list.</summary>
    /// <param name="table">The table.</param>
    /// <param name="parameters">Names and values, decoded, in order.</param>
    public RestQuery ReadList(Table table, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        var reading = new RestReading(model, limits);
        if (!CheckNames(reading, parameters, ListParameters))
        {
            return new(null, reading.Errors);
        }

        var limit = Find(parameters, "limit") is { } l ? new PageReader(reading).Limit(l, "limit") : limits.DefaultLimit;
        var offset = Find(parameters, "page") is { } p ? new PageReader(reading).Offset(new PageReader(reading).Page(p, "page"), limit, "page") : 0;
        var groups = new GroupReader(reading, name => Option(reading, parameters, name));
        var grouping = groups.ReadGroups(table);
        var request = new ReadRequest
        {
            Table = table,
            Selection = ReadSelection(reading, table, parameters),
            Filter = Json(reading, parameters, "filter") is { } filter ? new FilterReader(reading).Read(filter, table, "filter") : null,
            Sort = grouping is null && Find(parameters, "sort") is { } sort ? new SortReader(reading).Read(sort, table, "sort") : default,
            Limit = limit,
            Offset = offset,
            Counts = Find(parameters, "meta") is { } meta ? ReadCounts(reading, meta) : CountKinds.None,
            Aggregates = groups.ReadAggregates(table),
            Grouping = grouping,
        };
        return reading.HasErrors ? new(null, reading.Errors) : new(request, default);
    }

    /// <summary>The parameters of one row.</summary>
    /// <param name="table">The table.</param>
    /// <param name="key">The key of the row.</param>
    /// <param name="parameters">Names and values, decoded, in order.</param>
    public RestQuery ReadOne(Table table, SqlValue key, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        var reading = new RestReading(model, limits);
        if (!CheckNames(reading, parameters, OneParameters))
        {
            return new(null, reading.Errors);
        }

        var request = new ReadRequest { Table = table, Key = key, Selection = ReadSelection(reading, table, parameters) };
        return reading.HasErrors ? new(null, reading.Errors) : new(request, default);
    }

    private static bool CheckNames(RestReading reading, IReadOnlyList<KeyValuePair<string, string>> parameters, string[] choices)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            var name = parameters[i].Key;
            if (Array.IndexOf(choices, name) < 0)
            {
                reading.Error("unknown_parameter", name, $"The parameter '{name}' is not known here. {Suggestion.For(name, choices)}");
            }

            for (var j = 0; j < i; j++)
            {
                if (parameters[j].Key == name)
                {
                    reading.Error("invalid_value", name, $"The parameter '{name}' is given more than once.");
                    break;
                }
            }
        }

        return !reading.HasErrors;
    }

    private static Selection? ReadSelection(RestReading reading, Table table, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        var fields = Find(parameters, "fields");
        var deep = Json(reading, parameters, "deep");
        if (deep is null && fields is null or "*")
        {
            return null;
        }

        var tree = new FieldTree(table);
        if (fields is null)
        {
            tree.AddDefaults(reading);
        }
        else
        {
            new FieldsReader(reading).Read(fields, tree, "fields");
        }

        if (deep is not null)
        {
            new DeepReader(reading).Read(deep, tree, "deep", 0);
        }

        return reading.HasErrors ? null : tree.ToSelection(reading);
    }

    // What is not JSON is a text.
    private static JsonNode? Option(RestReading reading, IReadOnlyList<KeyValuePair<string, string>> parameters, string name) =>
        Find(parameters, name) is not { } text ? null
        : name == "having" || (name == "aggregate" && text.TrimStart().StartsWith("{", StringComparison.Ordinal)) ? Json(reading, parameters, name)
        : new JsonString(text, 0, text.Length);

    private static CountKinds ReadCounts(RestReading reading, string list)
    {
        var counts = CountKinds.None;
        foreach (var name in reading.Names("meta", list))
        {
            switch (name)
            {
                case "totalCount":
                    counts |= CountKinds.Total;
                    break;
                case "filterCount":
                    counts |= CountKinds.Filtered;
                    break;
                case "*":
                    counts |= CountKinds.Total | CountKinds.Filtered;
                    break;
                default:
                    reading.Error("invalid_value", "meta", $"'{name}' is not a count. Choices: totalCount, filterCount, *.");
                    break;
            }
        }

        return counts;
    }

    private static JsonNode? Json(RestReading reading, IReadOnlyList<KeyValuePair<string, string>> parameters, string name)
    {
        if (Find(parameters, name) is not { } text)
        {
            return null;
        }

        if (JsonText.TryParse(text, out var node, out var error))
        {
            return node;
        }

        reading.Error("invalid_json", name, $"At character {error.Offset + 1}: {error.Message}");
        return null;
    }

    private static string? Find(IReadOnlyList<KeyValuePair<string, string>> parameters, string name)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Key == name)
            {
                return parameters[i].Value;
            }
        }

        return null;
    }
}
