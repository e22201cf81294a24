using Snapwright.Model.Collections;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Requests;
using Snapwright.Query.Values;

namespace Snapwright.Query.Rest;

/// <summary>Filters as JSON: <c>{"price":{"_gt":50},"author":{"name":{"_contains":"le"}}}</c>. All keys of an object must hold.</summary>
internal sealed class FilterReader(RestReading reading)
{
    private static readonly string[] Operators =
        ["_eq", "_neq", "_gt", "_gte", "_lt", "_lte", "_in", "_not_in", "_nin", "_contains", "_is_null", "_is_not_null"];

    private static readonly string[] Connectives = ["_and", "_or", "_not"];

    /// <summary>The filter of a JSON value; null with errors added, or where it restricts nothing.</summary>
    public Filter? Read(JsonNode node, Table table, string path, int depth = 0)
    {
        if (node is not JsonObject json)
        {
            reading.Error("invalid_value", path, $"A filter is an object, not {node.Description}.");
            return null;
        }

        var filters = new List<Filter>();
        foreach (var property in json.Properties)
        {
            Add(filters, ReadProperty(property, table, path + "." + property.Name, depth));
        }

        return All(filters);
    }

    private static Filter? All(List<Filter> filters) =>
        filters.Count switch { 0 => null, 1 => filters[0], _ => new AllFilter(filters.ToEquatableArray()) };

    private static void Add(List<Filter> filters, Filter? filter)
    {
        if (filter is not null)
        {
            filters.Add(filter);
        }
    }

    private Filter? ReadProperty(JsonProperty property, Table table, string path, int depth)
    {
        switch (property.Name)
        {
            case "_and":
                return ReadList(property.Value, table, path, depth) is { } all ? new AllFilter(all) : null;
            case "_or":
                return ReadList(property.Value, table, path, depth) is { } any ? new AnyFilter(any) : null;
            case "_not":
                var operand = Read(property.Value, table, path, depth);
                return operand is null ? null : new NotFilter(operand);
        }

        if (property.Name.Length > 0 && property.Name[0] == '_')
        {
            reading.Error("unknown_operator", path, $"'{property.Name}' is not known here. {Suggestion.For(property.Name, Connectives)}");
            return null;
        }

        var field = reading.FindField(table, property.Name);
        var relation = RestReading.FindRelation(table, property.Name);
        if (relation is not null)
        {
            return ReadRelation(property.Value, relation, field, path, depth);
        }

        if (field is null)
        {
            reading.UnknownField(path, table, property.Name);
            return null;
        }

        return ReadConditions(property.Value, field, path);
    }

    // An empty list keeps its meaning: all of none is true, any of none is false. An empty object in it is true.
    private EquatableArray<Filter>? ReadList(JsonNode node, Table table, string path, int depth)
    {
        if (node is not JsonArray array)
        {
            reading.Error("invalid_value", path, $"Expected an array of filters, not {node.Description}.");
            return null;
        }

        var filters = new List<Filter>();
        for (var i = 0; i < array.Items.Count; i++)
        {
            var place = $"{path}[{i}]";
            if (!reading.CountCondition(place))
            {
                return null;
            }

            filters.Add(Read(array.Items[i], table, place, depth) ?? new AllFilter(default));
        }

        return filters.ToEquatableArray();
    }

    private Filter? ReadRelation(JsonNode node, Relation relation, StoredField? key, string path, int depth)
    {
        if (node is not JsonObject json)
        {
            if (key is not null)
            {
                return ReadConditions(node, key, path);
            }

            reading.Error("invalid_value", path, $"Expected an object with conditions on '{relation.Name}', not {node.Description}.");
            return null;
        }

        if (!reading.CheckDepth(path, depth + 1))
        {
            return null;
        }

        var filters = new List<Filter>();
        var related = new List<Filter>();
        var target = reading.Model.Get(relation.Target);
        foreach (var property in json.Properties)
        {
            var place = path + "." + property.Name;
            if (key is not null && Array.IndexOf(Operators, property.Name) >= 0)
            {
                Add(filters, ReadCondition(property, key, place));
            }
            else if (key is not null && property.Name == "id")
            {
                Add(filters, ReadConditions(property.Value, key, place));
            }
            else
            {
                Add(related, ReadProperty(property, target, place, depth + 1));
            }
        }

        if (All(related) is { } condition)
        {
            filters.Add(new RelatedFilter(relation, condition));
        }
        else if (key is null && json.Properties.Count == 0)
        {
            filters.Add(new RelatedFilter(relation, new AllFilter(default)));
        }

        return All(filters);
    }

    private Filter? ReadConditions(JsonNode node, StoredField field, string path)
    {
        if (node is not JsonObject json)
        {
            return ReadEquality(node, field, path, ComparisonOperator.Equal);
        }

        var filters = new List<Filter>();
        foreach (var property in json.Properties)
        {
            Add(filters, ReadCondition(property, field, path + "." + property.Name));
        }

        return All(filters);
    }

    private Filter? ReadCondition(JsonProperty property, StoredField field, string path)
    {
        if (!reading.CountCondition(path))
        {
            return null;
        }

        switch (property.Name)
        {
            case "_eq": return ReadEquality(property.Value, field, path, ComparisonOperator.Equal);
            case "_neq": return ReadEquality(property.Value, field, path, ComparisonOperator.NotEqual);
            case "_gt": return ReadComparison(property.Value, field, path, ComparisonOperator.Greater);
            case "_gte": return ReadComparison(property.Value, field, path, ComparisonOperator.GreaterOrEqual);
            case "_lt": return ReadComparison(property.Value, field, path, ComparisonOperator.Less);
            case "_lte": return ReadComparison(property.Value, field, path, ComparisonOperator.LessOrEqual);
            case "_in": return ReadIn(property.Value, field, path);
            case "_not_in" or "_nin": return ReadIn(property.Value, field, path) is { } list ? new NotFilter(list) : null;
            case "_contains": return ReadContains(property.Value, field, path);
            case "_is_null": return ReadNull(property.Value, field, path, expected: true);
            case "_is_not_null": return ReadNull(property.Value, field, path, expected: false);
            default:
                reading.Error("unknown_operator", path, $"The operator '{property.Name}' is not known. {Suggestion.For(property.Name, Operators)}");
                return null;
        }
    }

    private Filter? ReadEquality(JsonNode node, StoredField field, string path, ComparisonOperator comparison) =>
        node is JsonNull
            ? new NullFilter(field, comparison == ComparisonOperator.Equal)
            : ReadComparison(node, field, path, comparison);

    private CompareFilter? ReadComparison(JsonNode node, StoredField field, string path, ComparisonOperator comparison) =>
        CheckScalar(field, path) && FilterValue.TryRead(reading, node, field, path, out var value)
            ? CompareFilter.Of(field, comparison, value)
            : null;

    private InFilter? ReadIn(JsonNode node, StoredField field, string path)
    {
        if (!CheckScalar(field, path))
        {
            return null;
        }

        // A text with commas is a list too: URLs are often made by hand.
        var array = node as JsonArray;
        if (node is JsonString list)
        {
            array = new([.. list.Value.Split(',').Select(static t => new JsonString(t.Trim(), 0, 0))], 0, 0);
        }

        if (array is null)
        {
            reading.Error("invalid_value", path, $"Expected an array of values, not {node.Description}.");
            return null;
        }

        if (array.Items.Count > reading.Limits.MaxListItems)
        {
            reading.Error("limit_exceeded", path, $"The list has {array.Items.Count} items; at most {reading.Limits.MaxListItems} are allowed.");
            return null;
        }

        var values = new SqlValue[array.Items.Count];
        var isValid = true;
        for (var i = 0; i < values.Length; i++)
        {
            isValid &= FilterValue.TryRead(reading, array.Items[i], field, $"{path}[{i}]", out values[i]);
        }

        return isValid ? InFilter.Of(field, values) : null;
    }

    private ContainsFilter? ReadContains(JsonNode node, StoredField field, string path)
    {
        if (field.Type.Kind != TypeKind.Text)
        {
            reading.Error("not_allowed", path, $"'_contains' is for texts; '{field.Name}' holds {ValueText.Describe(field.Type)}.");
            return null;
        }

        if (node is not JsonString { Value: var needle } || !ValueText.IsStorable(needle))
        {
            reading.Error("invalid_value", path, $"Expected a text, not {node.Description}.");
            return null;
        }

        return new(field, SqlValue.Text(needle));
    }

    private NullFilter? ReadNull(JsonNode node, StoredField field, string path, bool expected)
    {
        var value = node switch
        {
            JsonBoolean b => b.Value,
            JsonString { Value: "true" } => true,
            JsonString { Value: "false" } => false,
            _ => (bool?)null,
        };
        if (value is null)
        {
            reading.Error("invalid_value", path, $"Expected true or false, not {node.Description}.");
            return null;
        }

        return new(field, value == expected);
    }

    private bool CheckScalar(StoredField field, string path)
    {
        if (field.Type.Kind is not (TypeKind.Json or TypeKind.Array))
        {
            return true;
        }

        reading.Error("not_allowed", path, $"'{field.Name}' holds {ValueText.Describe(field.Type)} and can only be tested by _is_null and _is_not_null.");
        return false;
    }
}
