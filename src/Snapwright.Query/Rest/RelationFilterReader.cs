using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Requests;

namespace Snapwright.Query.Rest;

/// <summary>
/// Conditions on relations: on the key of a to-one relation, on the related row, and on to-many rows, of which some, every one or none meets a
/// condition, or which are counted. Without a quantifier it is some.
/// </summary>
internal sealed class RelationFilterReader(RestReading reading, FilterReader filters)
{
    private const int HopCost = 4;
    private const int CountCost = 10;
    private readonly ConditionReader _conditions = new(reading);

    public Filter? Read(JsonNode node, Relation relation, StoredField? key, string path, int depth)
    {
        if (node is not JsonObject json)
        {
            if (key is not null)
            {
                return _conditions.Read(node, new FieldSubject(key), path);
            }

            if (node is JsonNull && relation.IsToOne)
            {
                return Absence(relation, isAbsent: true);
            }

            reading.Error("invalid_value", path, $"Expected an object with conditions on '{relation.Name}', not {node.Description}.");
            return null;
        }

        return reading.CheckDepth(path, depth + 1) && reading.Spend(path, HopCost * (depth + 1)) ? Read(json, relation, key, path, depth) : null;
    }

    private Filter? Read(JsonObject json, Relation relation, StoredField? key, string path, int depth)
    {
        var all = new List<Filter>();
        var related = new List<Filter>();
        var target = reading.Model.Get(relation.Target);
        foreach (var property in json.Properties)
        {
            var place = path + "." + property.Name;
            if (key is not null && Array.IndexOf(FilterOperators.Scalar, property.Name) >= 0)
            {
                FilterReader.Add(all, _conditions.ReadOperator(property, new FieldSubject(key), place));
            }
            else if (key is not null && property.Name == "id")
            {
                FilterReader.Add(all, _conditions.Read(property.Value, new FieldSubject(key), place));
            }
            else if (Array.IndexOf(FilterOperators.Quantifiers, property.Name) >= 0)
            {
                FilterReader.Add(all, ReadQuantifier(property, relation, target, place, depth + 1));
            }
            else if (key is null && relation.IsToOne && Array.IndexOf(FilterOperators.Absence, property.Name) >= 0)
            {
                FilterReader.Add(all, _conditions.ReadOperator(property, new AbsenceSubject(relation), place));
            }
            else
            {
                FilterReader.Add(related, filters.ReadProperty(property, target, place, depth + 1));
            }
        }

        if (FilterReader.All(related) is { } condition)
        {
            all.Add(new RelatedFilter(relation, condition));
        }
        else if (key is null && json.Properties.Count == 0)
        {
            all.Add(Some(relation, null));
        }

        return FilterReader.All(all);
    }

    private Filter? ReadQuantifier(JsonProperty property, Relation relation, Table target, string path, int depth)
    {
        if (relation.IsToOne)
        {
            reading.Error("not_allowed", path, $"'{property.Name}' is for to-many relations; '{relation.Name}' leads to at most one row.");
            return null;
        }

        if (property.Name == "_count")
        {
            return _conditions.Read(property.Value, new NumberSubject("_count", new CountOperand(relation), CountCost), path);
        }

        var errors = reading.ErrorCount;
        var condition = filters.Read(property.Value, target, path, depth);
        if (reading.ErrorCount > errors)
        {
            return null;
        }

        return property.Name switch
        {
            "_some" => Some(relation, condition),
            "_none" => new NotFilter(Some(relation, condition)),
            _ => new NotFilter(Some(relation, new NotTrueFilter(condition ?? new AllFilter(default)))),
        };
    }

    private static RelatedFilter Some(Relation relation, Filter? condition) => new(relation, condition ?? new AllFilter(default));

    // To-one, and the key is over there: a row is there or not, which is never unknown.
    internal static Filter Absence(Relation relation, bool isAbsent)
    {
        var presence = new NotTrueFilter(new RelatedFilter(relation, new AllFilter(default)));
        return isAbsent ? presence : new NotFilter(presence);
    }
}
