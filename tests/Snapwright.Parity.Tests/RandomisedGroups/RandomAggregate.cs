using System.Text.Json.Nodes;
using Snapwright.Parity.Tests.Randomised;

namespace Snapwright.Parity.Tests.RandomisedGroups;

/// <summary>One aggregate of a request.</summary>
/// <param name="Many">The to-many relation that is on the way: <c>facts</c>, <c>group.facts</c>; null for none.</param>
/// <param name="Path">The field, from there: <c>exact</c>, <c>group.name</c>; null for the rows themselves.</param>
/// <param name="Operator">The aggregate.</param>
/// <param name="Condition">On which values; null for all.</param>
/// <param name="IsRowCondition">Whether the condition is one on the row, not on the field.</param>
public sealed record RandomAggregate(string? Many, string? Path, string Operator, Compare? Condition, bool IsRowCondition)
{
    /// <summary>As <c>having</c> and <c>sort</c> name it.</summary>
    public string Name => string.Join('.', Steps);

    /// <summary>The keys that lead to it; dots through to-one relations are part of a name.</summary>
    public IReadOnlyList<string> Steps => [.. new[] { Many, Path, Operator }.OfType<string>()];

    /// <summary>Its value in the request.</summary>
    public JsonNode Json
    {
        get
        {
            if (Condition is null)
            {
                return true;
            }

            var operators = new JsonObject { [Condition.Operator] = RandomRead.Value(Condition.Value) };
            if (!IsRowCondition)
            {
                return operators;
            }

            var row = new JsonObject { [Condition.Field] = operators };
            return Operator == "countRecords" ? row : new JsonObject { ["filter"] = row };
        }
    }
}

/// <summary>A condition on groups; its value is one that a group has.</summary>
/// <param name="Aggregate">Which of the aggregates of the request; of those that it has, counted around.</param>
/// <param name="Operator">The operator.</param>
/// <param name="Group">The group whose value it is; counted around.</param>
public sealed record RandomHaving(int Aggregate, string Operator, int Group);

/// <summary>One random request for groups, or for aggregates beside rows where it has no keys.</summary>
/// <param name="Table">The table.</param>
/// <param name="Filter">A filter of its rows; null for none.</param>
/// <param name="Keys">What makes groups.</param>
/// <param name="Aggregates">The aggregates.</param>
/// <param name="Having">The condition on groups; null for none.</param>
/// <param name="Sort">Keys and aggregates by number, with whether downwards; keys first.</param>
/// <param name="Limit">The limit.</param>
/// <param name="Page">The page.</param>
public sealed record RandomGroups(
    string Table,
    Condition? Filter,
    IReadOnlyList<string> Keys,
    IReadOnlyList<RandomAggregate> Aggregates,
    RandomHaving? Having,
    IReadOnlyList<(int Column, bool IsDescending)> Sort,
    int Limit,
    int Page)
{
    /// <summary>The aggregates as the request and the answer have them: objects within objects.</summary>
    public static JsonObject Nested(IEnumerable<(RandomAggregate Aggregate, JsonNode? Value)> aggregates)
    {
        var root = new JsonObject();
        foreach (var (aggregate, value) in aggregates)
        {
            var parent = root;
            foreach (var step in aggregate.Steps.SkipLast(1))
            {
                if (parent[step] is not JsonObject inner)
                {
                    parent[step] = inner = [];
                }

                parent = inner;
            }

            parent[aggregate.Steps[^1]] = value;
        }

        return root;
    }
}
