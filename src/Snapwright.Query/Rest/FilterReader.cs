using Snapwright.Model.Collections;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Requests;

namespace Snapwright.Query.Rest;

/// <summary>Filters: <c>{"price":{"_gt":50},"author":{"name":{"_contains":"le"}}}</c>. All keys of an object must hold.</summary>
internal sealed class FilterReader(RestReading reading)
{
    private readonly ConditionReader _conditions = new(reading);
    private int _level;

    /// <summary>The filter of a JSON value; null with errors added, or where it restricts nothing.</summary>
    /// <param name="node">The value.</param>
    /// <param name="table">The table whose rows it is about.</param>
    /// <param name="path">The place, for errors.</param>
    /// <param name="depth">How many relations led here.</param>
    public Filter? Read(JsonNode node, Table table, string path, int depth = 0)
    {
        if (node is not JsonObject json)
        {
            reading.Error("invalid_value", path, $"A filter is an object, not {node.Description}.");
            return null;
        }

        if (_level == reading.Limits.MaxFilterDepth)
        {
            reading.Error("limit_exceeded", path, $"The filter is more than {reading.Limits.MaxFilterDepth} levels deep.");
            return null;
        }

        _level++;
        var filters = new List<Filter>();
        foreach (var property in json.Properties)
        {
            Add(filters, ReadProperty(property, table, path + "." + property.Name, depth));
        }

        _level--;
        return All(filters);
    }

    internal Filter? ReadProperty(JsonProperty property, Table table, string path, int depth)
    {
        switch (property.Name)
        {
            case "_and":
                return ReadList(property.Value, table, path, depth) is { } all ? new AllFilter(all) : null;
            case "_or":
                return ReadList(property.Value, table, path, depth) is { } any ? new AnyFilter(any) : null;
            case "_not":
                // An empty filter is true, and its negation false.
                var errors = reading.ErrorCount;
                var operand = Read(property.Value, table, path, depth);
                return reading.ErrorCount > errors ? null : new NotFilter(operand ?? new AllFilter(default));
        }

        if (property.Name.Length > 0 && property.Name[0] == '_')
        {
            var use = FilterOperators.Use(property.Name) is { } what ? $"'{property.Name}' is for {what}, and stands behind the name of one."
                : $"'{RestReading.Shorten(property.Name)}' is not known here. {Suggestion.For(property.Name, FilterOperators.Connectives)}";
            reading.Error("unknown_operator", path, use);
            return null;
        }

        var field = reading.FindValue(table, property.Name);
        if (RestReading.FindRelation(table, property.Name) is { } relation)
        {
            return new RelationFilterReader(reading, this).Read(property.Value, relation, field, path, depth);
        }

        if (field is null)
        {
            reading.UnknownField(path, table, property.Name);
            return null;
        }

        return reading.Spend(path, field) ? ReadField(property.Value, field, path) : null;
    }

    /// <summary>The conditions on one field: a value that it equals, or an object of operators.</summary>
    public Filter? ReadField(JsonNode node, StoredField field, string path) =>
        field.Type.Kind switch
        {
            TypeKind.Json => ReadJson(node, field, path),
            TypeKind.Array => _conditions.Read(node, new ArraySubject(field), path),
            _ => _conditions.Read(node, new FieldSubject(field), path),
        };

    internal static Filter? All(List<Filter> filters) =>
        filters.Count switch { 0 => null, 1 => filters[0], _ => new AllFilter(filters.ToEquatableArray()) };

    internal static void Add(List<Filter> filters, Filter? filter)
    {
        if (filter is not null)
        {
            filters.Add(filter);
        }
    }

    private Filter? ReadJson(JsonNode node, StoredField field, string path)
    {
        var subject = new JsonColumnSubject(field);
        if (node is not JsonObject json)
        {
            return _conditions.Read(node, subject, path);
        }

        var filters = new List<Filter>();
        foreach (var property in json.Properties)
        {
            var place = path + "." + property.Name;
            Add(filters, property.Name == "_json"
                ? new JsonFilterReader(reading).Read(property.Value, field, place)
                : _conditions.ReadOperator(property, subject, place));
        }

        return All(filters);
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
}
