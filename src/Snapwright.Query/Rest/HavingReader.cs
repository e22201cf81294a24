using Snapwright.Model.Collections;
using Snapwright.Model.Json;
using Snapwright.Query.Requests;

namespace Snapwright.Query.Rest;

/// <summary>
/// The <c>having</c> parameter: <c>{"count":{"_gt":5},"price":{"sum":{"_gte":100}}}</c>, a condition on groups. It has the form of <c>aggregate</c>, with
/// conditions for values.
/// </summary>
internal sealed class HavingReader(RestReading reading, GroupColumns columns)
{
    public Filter? Read(JsonNode node, string path)
    {
        if (node is not JsonObject json)
        {
            reading.Error("invalid_value", path, $"Expected an object of aggregates with conditions, not {node.Description}.");
            return null;
        }

        var filters = new List<Filter>();
        foreach (var property in json.Properties)
        {
            var place = path + "." + property.Name;
            switch (property.Name)
            {
                case "_and":
                    filters.Add(new AllFilter(ReadList(property.Value, place)));
                    break;
                case "_or":
                    filters.Add(new AnyFilter(ReadList(property.Value, place)));
                    break;
                case "_not":
                    filters.Add(new NotFilter(Read(property.Value, place) ?? new AllFilter(default)));
                    break;
                default:
                    ReadAggregates(filters, property.Name, property.Value, place);
                    break;
            }
        }

        return filters.Count switch { 0 => null, 1 => filters[0], _ => new AllFilter(filters.ToEquatableArray()) };
    }

    private EquatableArray<Filter> ReadList(JsonNode node, string path)
    {
        if (node is not JsonArray array)
        {
            reading.Error("invalid_value", path, $"Expected an array of conditions, not {node.Description}.");
            return default;
        }

        var filters = new List<Filter>();
        for (var i = 0; i < array.Items.Count && reading.CountCondition($"{path}[{i}]"); i++)
        {
            filters.Add(Read(array.Items[i], $"{path}[{i}]") ?? new AllFilter(default));
        }

        return filters.ToEquatableArray();
    }

    private void ReadAggregates(List<Filter> filters, string name, JsonNode node, string path)
    {
        if (IsAggregate(name, node))
        {
            if (columns.FindAggregate(name, path) is var (column, type)
                && new FilterReader(reading).ReadField(node, Grouping.ColumnField(column, name, type), path) is { } condition)
            {
                filters.Add(condition);
            }
        }
        else if (node is JsonObject json)
        {
            foreach (var property in json.Properties)
            {
                ReadAggregates(filters, name + "." + property.Name, property.Value, path + "." + property.Name);
            }
        }
        else
        {
            reading.Error("invalid_value", path, $"Expected an object of aggregates with conditions, not {node.Description}.");
        }
    }

    // A column may have the name of an aggregate; what stands below an aggregate are operators.
    private static bool IsAggregate(string name, JsonNode node)
    {
        var last = name.Substring(name.LastIndexOf('.') + 1);
        return (name == "count" || (last.Length < name.Length && AggregateOperators.IsKnown(last)))
            && (node is not JsonObject json || json.Properties.All(static p => p.Name.Length > 0 && p.Name[0] == '_'));
    }
}
