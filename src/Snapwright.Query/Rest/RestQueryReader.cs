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
    private static readonly string[] ListParameters = ["fields", "filter", "sort", "limit", "page", "first", "after", "last", "before", "meta", "deep", "groupBy", "aggregate"];
    private static readonly string[] OneParameters = ["fields", "deep"];

    /// <summary>The parameters of a list.</summary>
    /// <param name="table">The table.</param>
    /// <param name="parameters">Names and values, decoded, in order.</param>
    /// <param name="form">How the list travels.</param>
    public RestQuery ReadList(Table table, IReadOnlyList<KeyValuePair<string, string>> parameters, ListForm form = ListForm.Document)
    {
        var reading = new RestReading(model, limits);
        if (!CheckNames(reading, parameters, ListParameters))
        {
            return new(null, reading.Errors);
        }

        var sort = Find(parameters, "sort") is { } s ? new SortReader(reading).Read(s, table, "sort") : default;
        var groups = ReadGroups(reading, table, parameters);
        var window = new WindowReader(reading, form, name => Find(parameters, name)).Read(table, sort, groups.Count > 0);
        var request = new ReadRequest
        {
            Table = table,
            Selection = ReadSelection(reading, table, parameters),
            Filter = Json(reading, parameters, "filter") is { } filter ? new FilterReader(reading).Read(filter, table, "filter") : null,
            Sort = sort,
            Limit = window.Limit,
            Offset = window.Offset,
            LooksAhead = window.LooksAhead,
            Cursor = window.Cursor,
            Counts = Find(parameters, "meta") is { } meta ? ReadCounts(reading, meta, form) : CountKinds.None,
            GroupBy = groups,
        };
        ReadCost.Check(reading, request);
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
        ReadCost.Check(reading, request);
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

    private static EquatableArray<StoredField> ReadGroups(RestReading reading, Table table, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        if (Find(parameters, "aggregate") is { } aggregate && aggregate != "count")
        {
            reading.Error("invalid_value", "aggregate", $"'{aggregate}' is not an aggregate. Choices: count.");
        }

        if (Find(parameters, "groupBy") is not { } list)
        {
            if (Find(parameters, "aggregate") is not null)
            {
                reading.Error("invalid_value", "aggregate", "An aggregate needs 'groupBy'; for the number of all rows ask for meta=filterCount.");
            }

            return default;
        }

        foreach (var name in new[] { "fields", "deep", "sort", "meta" })
        {
            if (Find(parameters, name) is not null)
            {
                reading.Error("not_allowed", name, $"'{name}' cannot be combined with 'groupBy'.");
            }
        }

        var groups = new List<StoredField>();
        foreach (var name in reading.Names("groupBy", list))
        {
            if (reading.FindField(table, name) is not { } field)
            {
                reading.UnknownField("groupBy", table, name);
            }
            else if (field.Type.Kind is TypeKind.Json or TypeKind.Array)
            {
                reading.Error("not_allowed", "groupBy", $"'{name}' holds {ValueText.Describe(field.Type)} and makes no groups.");
            }
            else if (!groups.Contains(field))
            {
                groups.Add(field);
            }
        }

        return groups.ToEquatableArray();
    }

    private static CountKinds ReadCounts(RestReading reading, string list, ListForm form)
    {
        if (form == ListForm.Stream)
        {
            reading.Error("not_allowed", "meta", "This format has rows and no 'meta'; ask for application/json.");
        }

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
