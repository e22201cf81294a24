using Snapwright.Model.Collections;
using Snapwright.Model.Diagnostics;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Requests;
using Snapwright.Query.Values;

namespace Snapwright.Query.Rest;

/// <summary>The <c>groupBy</c> parameter: <c>author,author.country,_month(publishedAt)</c>.</summary>
internal sealed class GroupKeyReader(RestReading reading)
{
    private const string Path = "groupBy";

    private static readonly Dictionary<string, TimeSpanUnit> Units = new(StringComparer.Ordinal)
    {
        ["_year"] = TimeSpanUnit.Year,
        ["_quarter"] = TimeSpanUnit.Quarter,
        ["_month"] = TimeSpanUnit.Month,
        ["_week"] = TimeSpanUnit.Week,
        ["_day"] = TimeSpanUnit.Day,
        ["_hour"] = TimeSpanUnit.Hour,
        ["_minute"] = TimeSpanUnit.Minute,
    };

    public EquatableArray<GroupKey> Read(JsonNode list, Table table)
    {
        var keys = new List<GroupKey>();
        foreach (var name in reading.Names(Path, list))
        {
            if (!keys.Exists(k => k.Name == name) && ReadKey(name, table) is { } key)
            {
                keys.Add(key);
            }
        }

        if (keys.Count > reading.Limits.MaxGroupKeys)
        {
            reading.Error("limit_exceeded", Path, $"More than {reading.Limits.MaxGroupKeys} keys make the groups.");
        }

        return keys.ToEquatableArray();
    }

    private GroupKey? ReadKey(string name, Table table)
    {
        if (name[0] != '_' || name[name.Length - 1] != ')' || name.IndexOf('(') is not (> 0 and var open))
        {
            return ReadField(name, table) is var (path, field) ? new(name, path, field, null) : null;
        }

        var function = name.Substring(0, open);
        if (!Units.TryGetValue(function, out var unit))
        {
            reading.Error("unknown_operator", Path, $"The span of time '{function}' is not known. {Suggestion.For(function, Units.Keys)}");
            return null;
        }

        if (ReadField(name.Substring(open + 1, name.Length - open - 2), table) is not var (steps, moment))
        {
            return null;
        }

        if (moment.Type.Kind == TypeKind.DateTime || (moment.Type.Kind == TypeKind.Date && unit < TimeSpanUnit.Hour))
        {
            return new(name, steps, moment, unit);
        }

        reading.Error("not_allowed", Path, $"'{function}' is not for '{moment.Name}', which holds {ValueText.Describe(moment.Type)}.");
        return null;
    }

    private (EquatableArray<Relation> Path, StoredField Field)? ReadField(string name, Table table)
    {
        var steps = name.Split('.');
        var relations = new List<Relation>();
        for (var i = 0; i < steps.Length - 1; i++)
        {
            if (RestReading.FindRelation(table, steps[i]) is not { } relation)
            {
                reading.UnknownField(Path, table, steps[i]);
                return null;
            }

            if (!relation.IsToOne)
            {
                reading.Error("not_allowed", Path, $"'{steps[i]}' of '{table.Name}' leads to many rows; groups are made through to-one relations.");
                return null;
            }

            if (!reading.CheckDepth(Path, i + 1))
            {
                return null;
            }

            relations.Add(relation);
            table = reading.Model.Get(relation.Target);
        }

        var last = steps[steps.Length - 1];
        if (reading.FindValue(table, last) is not { } field)
        {
            reading.UnknownField(Path, table, last);
            return null;
        }

        if (field.Type.Kind is TypeKind.Json or TypeKind.Array)
        {
            reading.Error("not_allowed", Path, $"'{last}' holds {ValueText.Describe(field.Type)} and makes no groups.");
            return null;
        }

        if (field is ComputedValue { IsConstant: true })
        {
            reading.Error("not_allowed", Path, $"'{last}' is the same for all rows and makes no groups.");
            return null;
        }

        return reading.Spend(Path, field) ? (relations.ToEquatableArray(), field) : null;
    }
}
