using Snapwright.Model.Collections;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Requests;

namespace Snapwright.Query.Rest;

/// <summary>
/// The <c>aggregate</c> parameter: <c>{"price":{"sum":true,"max":{"_lt":100}},"reviews":{"countRecords":true,"rating":{"avg":true}},"_all":{"count":true}}</c>.
/// The value of an aggregate is <c>true</c>, or a condition on the values that count.
/// </summary>
internal sealed class AggregateReader(RestReading reading)
{
    private const string AllRows = "_all";
    private readonly AggregateTargets _targets = new(reading);
    private readonly List<NamedAggregate> _aggregates = [];

    public EquatableArray<NamedAggregate> Read(JsonNode node, Table table)
    {
        const string Path = "aggregate";
        if (node is not JsonObject json)
        {
            reading.Error("invalid_value", Path, $"Expected an object of fields with their aggregates, such as {{\"price\":{{\"sum\":true}}}}, or with groupBy the text count, not {Describe(node)}.");
            return default;
        }

        var rows = AggregateTarget.Rows(table);
        foreach (var property in json.Properties)
        {
            var place = Path + "." + property.Name;
            if (property.Name == "count" && property.Value is not JsonObject)
            {
                Add(["count"], rows, AggregateFunction.Count, property.Value, place);
            }
            else if (property.Name == AllRows)
            {
                ReadAllRows(property.Value, rows, place);
            }
            else if (_targets.Find(rows, property.Name, place) is { } target)
            {
                ReadTarget(target, [property.Name], property.Value, place);
            }
        }

        if (json.Properties.Count == 0)
        {
            reading.Error("invalid_value", Path, "No aggregate is asked for.");
        }

        return _aggregates.ToEquatableArray();
    }

    private void ReadAllRows(JsonNode node, AggregateTarget rows, string path)
    {
        foreach (var property in Properties(node, path))
        {
            var place = path + "." + property.Name;
            if (property.Name == "count")
            {
                Add([AllRows, "count"], rows, AggregateFunction.Count, property.Value, place);
            }
            else
            {
                reading.Error("unknown_operator", place, $"The aggregate '{property.Name}' is not known here. Choices: count.");
            }
        }
    }

    private void ReadTarget(AggregateTarget target, string[] names, JsonNode node, string path)
    {
        foreach (var property in Properties(node, path))
        {
            var place = path + "." + property.Name;
            string[] inner = [.. names, property.Name];
            if (target.Field is null && property.Name != AggregateOperators.CountRecords)
            {
                if (_targets.Find(target, property.Name, place) is { } related)
                {
                    ReadTarget(related, inner, property.Value, place);
                }
            }
            else if (AggregateOperators.Find(reading, target, property.Name, place) is { } function)
            {
                Add(inner, target, function, property.Value, place);
            }
        }
    }

    private IEnumerable<JsonProperty> Properties(JsonNode node, string path)
    {
        if (node is JsonObject { Properties.Count: > 0 } json)
        {
            return json.Properties;
        }

        reading.Error("invalid_value", path, $"Expected an object of aggregates, such as {{\"count\":true}}, not {Describe(node)}.");
        return [];
    }

    private void Add(string[] names, AggregateTarget target, AggregateFunction function, JsonNode value, string path)
    {
        if (!reading.CountAggregate(path))
        {
            return;
        }

        var term = new AggregateTerm(target.Path, target.Field, function);
        if (value is JsonObject json)
        {
            term = target.Field is null || json.Find("filter") is not null
                ? term with { Condition = ReadRowFilter(json, target, path), ConditionDepth = target.ManyDepth }
                : term with { Condition = new FilterReader(reading).ReadField(json, target.Field, path), ConditionDepth = target.Path.Count };
        }
        else if (value is not (JsonBoolean { Value: true } or JsonString { Value: "true" }))
        {
            reading.Error("invalid_value", path, $"Expected true or a condition, not {Describe(value)}.");
        }

        _aggregates.Add(new(new(names), term));
    }

    // The condition of countRecords is one on its rows; elsewhere it is told from operators by the word filter.
    private Filter? ReadRowFilter(JsonObject json, AggregateTarget target, string path)
    {
        if (target.Field is null && target.Path.Count > 0)
        {
            return new FilterReader(reading).Read(json, target.Source, path);
        }

        if (json.Properties.Count == 1 && json.Find("filter") is { } filter)
        {
            return new FilterReader(reading).Read(filter.Value, target.Source, path + ".filter");
        }

        reading.Error("invalid_value", path, "Expected 'filter' and nothing else, with a condition on the row.");
        return null;
    }

    private static string Describe(JsonNode node) => node switch
    {
        JsonString text => $"'{RestReading.Shorten(text.Value)}'",
        JsonObject { Properties.Count: 0 } => "an empty one",
        _ => node.Description,
    };
}
