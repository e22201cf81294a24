using Snapwright.Model.Collections;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Json;
using Snapwright.Query.Expressions;
using Snapwright.Query.Patterns;
using Snapwright.Query.Requests;
using Snapwright.Query.Values;

namespace Snapwright.Query.Rest;

/// <summary>Operators with their values, on any subject: <c>{"_gte":5,"_lt":9}</c>. All of them must hold.</summary>
internal sealed class ConditionReader(RestReading reading)
{
    public Filter? Read(JsonNode node, FilterSubject subject, string path)
    {
        if (node is not JsonObject json)
        {
            // Not counted: there is one per field, and what lists them is counted.
            return reading.Spend(path, subject.Cost) ? ReadEquality(node, subject, path, ComparisonOperator.Equal) : null;
        }

        var filters = new List<Filter>();
        foreach (var property in json.Properties)
        {
            if (ReadOperator(property, subject, path + "." + property.Name) is { } filter)
            {
                filters.Add(filter);
            }
        }

        return filters.Count switch { 0 => null, 1 => filters[0], _ => new AllFilter(filters.ToEquatableArray()) };
    }

    public Filter? ReadOperator(JsonProperty property, FilterSubject subject, string path)
    {
        if (!CheckOperator(property.Name, subject, path) || !reading.CountCondition(path, subject.Cost))
        {
            return null;
        }

        var value = property.Value;
        switch (property.Name)
        {
            case "_eq": return ReadEquality(value, subject, path, ComparisonOperator.Equal);
            case "_neq": return ReadEquality(value, subject, path, ComparisonOperator.NotEqual);
            case "_gt": return ReadComparison(value, subject, path, ComparisonOperator.Greater);
            case "_gte": return ReadComparison(value, subject, path, ComparisonOperator.GreaterOrEqual);
            case "_lt": return ReadComparison(value, subject, path, ComparisonOperator.Less);
            case "_lte": return ReadComparison(value, subject, path, ComparisonOperator.LessOrEqual);
            case "_between": return ReadBetween(value, subject, path);
            case "_in": return ReadIn(value, subject, path);
            case "_not_in" or "_nin": return Not(ReadIn(value, subject, path));
            case "_contains" or "_icontains": return ReadFolded(value, subject, path, FoldedMatch.Contains);
            case "_starts_with" or "_istarts_with": return ReadFolded(value, subject, path, FoldedMatch.StartsWith);
            case "_ends_with" or "_iends_with": return ReadFolded(value, subject, path, FoldedMatch.EndsWith);
            case "_ieq": return ReadFolded(value, subject, path, FoldedMatch.Equals);
            case "_not_contains": return Not(ReadFolded(value, subject, path, FoldedMatch.Contains));
            case "_not_starts_with": return Not(ReadFolded(value, subject, path, FoldedMatch.StartsWith));
            case "_not_ends_with": return Not(ReadFolded(value, subject, path, FoldedMatch.EndsWith));
            case "_nieq": return Not(ReadFolded(value, subject, path, FoldedMatch.Equals));
            case "_regex": return ReadPattern(value, subject, path);
            case "_is_null": return ReadNull(value, subject, path, expected: true);
            case "_is_not_null": return ReadNull(value, subject, path, expected: false);
            default: return ReadItems(property, (ArraySubject)subject, path);
        }
    }

    /// <summary>The items of an array, or of a text with commas: URLs are often made by hand.</summary>
    public static EquatableArray<JsonNode>? Items(RestReading reading, JsonNode node, string path)
    {
        var items = node switch
        {
            JsonArray array => array.Items,
            JsonString list => list.Value.Split(',').Select(static t => (JsonNode)new JsonString(t.Trim(), 0, 0)).ToEquatableArray(),
            _ => (EquatableArray<JsonNode>?)null,
        };
        if (items is null)
        {
            reading.Error("invalid_value", path, $"Expected an array of values, not {node.Description}.");
        }
        else if (items.Value.Count > reading.Limits.MaxListItems)
        {
            reading.Error("limit_exceeded", path, $"The list has {items.Value.Count} items; at most {reading.Limits.MaxListItems} are allowed.");
            return null;
        }

        return items;
    }

    private static NotFilter? Not(Filter? filter) => filter is null ? null : new(filter);

    private bool CheckOperator(string name, FilterSubject subject, string path)
    {
        if (Array.IndexOf(subject.Operators, name) >= 0)
        {
            return true;
        }

        if (FilterOperators.Use(name) is { } use)
        {
            var choices = string.Join(", ", subject.Operators);
            reading.Error("not_allowed", path, $"'{name}' is for {use}; '{subject.Name}' holds {subject.Holds}, which takes {choices}.");
        }
        else
        {
            reading.Error("unknown_operator", path, $"The operator '{RestReading.Shorten(name)}' is not known. {Suggestion.For(name, subject.Operators)}");
        }

        return false;
    }

    private Filter? ReadEquality(JsonNode node, FilterSubject subject, string path, ComparisonOperator comparison) =>
        node is JsonNull && Array.IndexOf(subject.Operators, "_is_null") >= 0
            ? subject.Null(comparison == ComparisonOperator.Equal)
            : ReadComparison(node, subject, path, comparison);

    private Filter? ReadComparison(JsonNode node, FilterSubject subject, string path, ComparisonOperator comparison) =>
        subject.TryRead(reading, node, path, out var value) ? subject.Compare(comparison, value) : null;

    private AllFilter? ReadBetween(JsonNode node, FilterSubject subject, string path)
    {
        if (Items(reading, node, path) is not { } bounds)
        {
            return null;
        }

        if (bounds.Count != 2)
        {
            reading.Error("invalid_value", path, $"Expected the least and the greatest value, not {bounds.Count} values.");
            return null;
        }

        // Both are read, so that the errors of both are told.
        var isValid = subject.TryRead(reading, bounds[0], path + "[0]", out var least) & subject.TryRead(reading, bounds[1], path + "[1]", out var greatest);
        if (!isValid || !CheckOneKind([least, greatest], path))
        {
            return null;
        }

        return new(EquatableArray.Of(
            subject.Compare(ComparisonOperator.GreaterOrEqual, least), subject.Compare(ComparisonOperator.LessOrEqual, greatest)));
    }

    private Filter? ReadIn(JsonNode node, FilterSubject subject, string path)
    {
        if (Items(reading, node, path) is not { } items || !reading.Spend(path, items.Count / 50))
        {
            return null;
        }

        var values = new SqlValue[items.Count];
        var isValid = true;
        for (var i = 0; i < values.Length; i++)
        {
            isValid &= subject.TryRead(reading, items[i], $"{path}[{i}]", out values[i]);
        }

        return isValid && CheckOneKind(values, path) ? subject.In(values) : null;
    }

    // Only the values of JSON can be of several kinds.
    private bool CheckOneKind(SqlValue[] values, string path)
    {
        if (values.All(v => v.Kind == values[0].Kind))
        {
            return true;
        }

        reading.Error("invalid_value", path, "The values are of one JSON type: all texts, all numbers, or all booleans.");
        return false;
    }

    private Filter? ReadFolded(JsonNode node, FilterSubject subject, string path, FoldedMatch match)
    {
        if (node is not JsonString { Value: var needle } || !ValueText.IsStorable(needle))
        {
            reading.Error("invalid_value", path, $"Expected a text, not {node.Description}.");
            return null;
        }

        if (needle.Length > reading.Limits.MaxNeedleLength)
        {
            reading.Error("limit_exceeded", path, $"The text is longer than {reading.Limits.MaxNeedleLength} characters.");
            return null;
        }

        return reading.Spend(path, 1) ? subject.Test(new FoldedTest(match, SqlValue.Text(needle))) : null;
    }

    private Filter? ReadPattern(JsonNode node, FilterSubject subject, string path)
    {
        if (node is not JsonString { Value: var text } || !ValueText.IsStorable(text))
        {
            reading.Error("invalid_value", path, $"Expected a pattern, not {node.Description}.");
            return null;
        }

        if (TextPattern.TryParse(text, out var pattern, out var error))
        {
            return reading.Spend(path, 9) ? subject.Test(new PatternTest(SqlValue.Text(pattern.Canonical))) : null;
        }

        reading.Error("invalid_value", path, error);
        return null;
    }

    private Filter? ReadNull(JsonNode node, FilterSubject subject, string path, bool expected)
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

        return subject.Null(value == expected);
    }

    private Filter? ReadItems(JsonProperty property, ArraySubject subject, string path)
    {
        if (property.Name == "_length")
        {
            return Read(property.Value, new NumberSubject("_length", new LengthOperand(subject.Field), 2), path);
        }

        SqlValue value;
        var match = property.Name switch { "_has" => ItemsMatch.One, "_has_all" => ItemsMatch.All, _ => ItemsMatch.Any };
        var isValid = match == ItemsMatch.One
            ? subject.TryReadItem(reading, property.Value, path, out value)
            : subject.TryReadItems(reading, Items(reading, property.Value, path), path, out value);
        return isValid ? subject.Test(new ItemsTest(match, value)) : null;
    }
}
