using Snapwright.Model.Collections;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Requests;
using Snapwright.Query.Values;

namespace Snapwright.Query.Rest;

/// <summary>
/// The <c>sort</c> parameter: <c>-price,author.name:nulls_first,-_count(reviews)</c>. A minus is for descending, a dot for a to-one relation;
/// <c>_count</c>, <c>_min</c> and <c>_max</c> are of a to-many relation.
/// </summary>
internal sealed class SortReader(RestReading reading)
{
    private const int AggregateCost = 20;

    public EquatableArray<SortKey> Read(JsonNode list, Table table, string path, bool isSearch = false)
    {
        var keys = new List<SortKey>();
        foreach (var name in reading.Names(path, list))
        {
            if (name is TextSearch.ScoreName or "-" + TextSearch.ScoreName)
            {
                keys.Add(new(default, TextSearch.ScoreField, Descending: name[0] == '-'));
                if (!isSearch)
                {
                    reading.Error("not_allowed", path, $"'{TextSearch.ScoreName}' orders rows that are searched for: it needs 'search'.");
                }
            }
            else if (ReadKey(name, table, path) is { } key)
            {
                keys.Add(key);
            }
        }

        return keys.ToEquatableArray();
    }

    private SortKey? ReadKey(string name, Table table, string path)
    {
        if (SortToken.Read(reading, name, path) is not var (expression, descending, nullsFirst))
        {
            return null;
        }

        var open = expression.IndexOf('(');
        var steps = (open < 0 ? expression : expression.Substring(0, open)).Split('.');
        if (Follow(steps, table, path) is not { } place)
        {
            return null;
        }

        var last = steps[steps.Length - 1];
        var key = open < 0 ? ReadField(last, place.Table, path) : ReadRows(last, expression.Substring(open), place.Table, path);
        return key is null ? null : key with { Path = place.Relations, Descending = descending, NullsFirst = nullsFirst };
    }

    private (EquatableArray<Relation> Relations, Table Table)? Follow(string[] steps, Table table, string path)
    {
        var relations = new List<Relation>();
        for (var i = 0; i < steps.Length - 1; i++)
        {
            var relation = RestReading.FindRelation(table, steps[i]);
            if (relation is null)
            {
                reading.UnknownField(path, table, steps[i]);
                return null;
            }

            if (!relation.IsToOne)
            {
                reading.Error(
                    "not_allowed",
                    path,
                    $"'{steps[i]}' of '{table.Name}' leads to many rows; of those _count({steps[i]}), _min({steps[i]}.field) and _max({steps[i]}.field) can be sorted by.");
                return null;
            }

            if (!reading.CheckDepth(path, i + 1))
            {
                return null;
            }

            relations.Add(relation);
            table = reading.Model.Get(relation.Target);
        }

        return (relations.ToEquatableArray(), table);
    }

    private SortKey? ReadRows(string function, string arguments, Table table, string path)
    {
        if (function is not ("_count" or "_min" or "_max"))
        {
            reading.Error("invalid_value", path, $"'{RestReading.Shorten(function)}' is not known here. Choices: _count, _min, _max.");
            return null;
        }

        var steps = arguments.Trim('(', ')').Split('.');
        if (arguments[arguments.Length - 1] != ')' || steps.Length != (function == "_count" ? 1 : 2))
        {
            reading.Error("invalid_value", path, "Expected _count(relation), _min(relation.field) or _max(relation.field).");
            return null;
        }

        if (RestReading.FindRelation(table, steps[0]) is not { } relation)
        {
            reading.UnknownField(path, table, steps[0]);
            return null;
        }

        if (relation.IsToOne)
        {
            reading.Error("not_allowed", path, $"'{steps[0]}' of '{table.Name}' leads to at most one row; sort by {steps[0]}.field.");
            return null;
        }

        var target = reading.Model.Get(relation.Target);
        if (!reading.Spend(path, AggregateCost)
            || ReadField(function == "_count" ? target.Key.Name : steps[1], target, path) is not { } key)
        {
            return null;
        }

        var value = function switch { "_count" => RowsValue.Count, "_min" => RowsValue.Least, _ => RowsValue.Greatest };
        return key with { Rows = relation, Value = value };
    }

    private SortKey? ReadField(string name, Table table, string path)
    {
        if (reading.FindValue(table, name) is not { } field)
        {
            reading.UnknownField(path, table, name);
            return null;
        }

        if (field.Type.Kind is TypeKind.Json or TypeKind.Array)
        {
            reading.Error("not_allowed", path, $"'{field.Name}' holds {ValueText.Describe(field.Type)}, which has no order.");
            return null;
        }

        if (field is ComputedValue { IsConstant: true })
        {
            reading.Error("not_allowed", path, $"'{field.Name}' is the same for all rows, which gives no order.");
            return null;
        }

        return reading.Spend(path, field) ? new(default, field, Descending: false) : null;
    }
}
