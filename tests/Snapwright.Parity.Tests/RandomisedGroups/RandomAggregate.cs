using System.Text.Json.Nodes;
using Snapwright.Parity.Tests.Randomised;

namespace Snapwright.Parity.Tests.RandomisedGroups;

/// <summary>One aggregate of a request.</summary>
/// <param name="Path">The field or to-many relation: <c>exact</c>, <c>group.name</c>, <c>facts</c>, <c>facts.exact</c>.</param>
/// <param name="Operator">The aggregate.</param>
/// <param name="Condition">On which values; null for all.</param>
/// <param name="IsRowCondition">Whether the condition is one on the row, not on the field.</param>
public sealed record RandomAggregate(string Path, string Operator, Compare? Condition, bool IsRowCondition)
{
    /// <summary>As <c>having</c> and <c>sort</c> name it.</summary>
    public string Name => $"{Path}.{Operator}";

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
/// <param name="Filter">A filter of the facts; null for none.</param>
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
    public static JsonObject Nested(IEnumerable<(string Name, JsonNode? Value)> aggregates)
    {
        var root = new JsonObject();
        foreach (var (name, value) in aggregates)
        {
            var steps = Steps(name);
            var parent = root;
            foreach (var step in steps[..^1])
            {
                if (parent[step] is not JsonObject inner)
                {
                    parent[step] = inner = [];
                }

                parent = inner;
            }

            parent[steps[^1]] = value;
        }

        return root;
    }

    // To-many relations are objects of their own; dots through to-one relations are part of a name.
    private static string[] Steps(string name)
    {
        var (path, last) = (name[..name.LastIndexOf('.')], name[(name.LastIndexOf('.') + 1)..]);
        foreach (var many in new[] { "group.children", "group.facts", "children", "facts" })
        {
            if (path == many)
            {
                return [many, last];
            }

            if (path.StartsWith(many + ".", StringComparison.Ordinal))
            {
                return [many, path[(many.Length + 1)..], last];
            }
        }

        return [path, last];
    }
}
