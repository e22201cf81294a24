using Snapwright.Model.Collections;
using Snapwright.Model.Tables;

namespace Snapwright.Query.Rest;

/// <summary>Finds what the dotted names of aggregates lead to: <c>price</c>, <c>author.country</c>, <c>reviews</c>, <c>reviews.rating</c>.</summary>
internal sealed class AggregateTargets(RestReading reading)
{
    /// <summary>The target of a name that starts at <paramref name="from"/>; null with an error.</summary>
    public AggregateTarget? Find(AggregateTarget from, string name, string place)
    {
        var path = from.Path.ToList();
        var (source, table) = (from.Source, from.Table);
        var hasMany = from.ManyDepth > 0;
        var steps = name.Split('.');
        for (var i = 0; ; i++)
        {
            var isLast = i == steps.Length - 1;
            if (isLast && reading.FindValue(table, steps[i]) is { } field)
            {
                return reading.Spend(place, field) ? new(path.ToEquatableArray(), source, table, field) : null;
            }

            if (RestReading.FindRelation(table, steps[i]) is not { } relation)
            {
                reading.UnknownField(place, table, steps[i]);
                return null;
            }

            if (!reading.CheckDepth(place, path.Count + 1) || !CheckMany(relation, table, hasMany, place))
            {
                return null;
            }

            path.Add(relation);
            table = reading.Model.Get(relation.Target);
            if (!relation.IsToOne)
            {
                (hasMany, source) = (true, table);
                if (isLast)
                {
                    return new(path.ToEquatableArray(), source, table, null);
                }
            }
            else if (isLast)
            {
                reading.Error("not_allowed", place, $"'{steps[i]}' is a row of '{table.Name}'; name one of its fields: '{steps[i]}.id'.");
                return null;
            }
        }
    }

    private bool CheckMany(Relation relation, Table table, bool hasMany, string place)
    {
        if (relation.IsToOne || !hasMany)
        {
            return true;
        }

        reading.Error("not_allowed", place, $"'{relation.Name}' of '{table.Name}' leads to many rows; only one relation on the way to an aggregate can.");
        return false;
    }
}
