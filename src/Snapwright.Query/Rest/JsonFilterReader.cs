using Snapwright.Model.Collections;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Requests;

namespace Snapwright.Query.Rest;

/// <summary>Conditions on a JSON column: <c>{"_json":{"$.address.city":{"_eq":"Rome"}}}</c>.</summary>
internal sealed class JsonFilterReader(RestReading reading)
{
    private readonly ConditionReader _conditions = new(reading);

    public Filter? Read(JsonNode node, StoredField field, string path)
    {
        if (node is not JsonObject json)
        {
            reading.Error("invalid_value", path, $"Expected an object with paths such as \"$.name\", not {node.Description}.");
            return null;
        }

        var filters = new List<Filter>();
        foreach (var property in json.Properties)
        {
            var place = path + "." + property.Name;
            if (!JsonSteps.TryParse(property.Name, out var steps, out var error))
            {
                reading.Error("invalid_value", place, error);
            }
            else if (_conditions.Read(property.Value, new JsonSubject(field, steps, property.Name), place) is { } filter)
            {
                filters.Add(filter);
            }
        }

        return filters.Count == 0 ? null : new AllFilter(filters.ToEquatableArray());
    }
}
