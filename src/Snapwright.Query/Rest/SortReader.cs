using Snapwright.Model.Collections;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Requests;
using Snapwright.Query.Values;

namespace Snapwright.Query.Rest;

/// <summary>The <c>sort</c> parameter: <c>-price,author.name</c>; a minus is for descending, a dot for a to-one relation.</summary>
internal sealed class SortReader(RestReading reading)
{
    public EquatableArray<SortKey> Read(JsonNode list, Table table, string path)
    {
        var keys = new List<SortKey>();
        foreach (var name in reading.Names(path, list))
        {
            var descending = name[0] == '-';
            if (ReadKey((descending ? name.Substring(1) : name).Split('.'), table, path, descending) is { } key)
            {
                keys.Add(key);
            }
        }

        return keys.ToEquatableArray();
    }

    private SortKey? ReadKey(string[] steps, Table table, string path, bool descending)
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
                reading.Error("not_allowed", path, $"'{steps[i]}' of '{table.Name}' leads to many rows; only to-one relations can be sorted through.");
                return null;
            }

            if (!reading.CheckDepth(path, i + 1))
            {
                return null;
            }

            relations.Add(relation);
            table = reading.Model.Get(relation.Target);
        }

        var field = reading.FindField(table, steps[steps.Length - 1]);
        if (field is null)
        {
            reading.UnknownField(path, table, steps[steps.Length - 1]);
            return null;
        }

        if (field.Type.Kind is TypeKind.Json or TypeKind.Array)
        {
            reading.Error("not_allowed", path, $"'{field.Name}' holds {ValueText.Describe(field.Type)}, which has no order.");
            return null;
        }

        return new(relations.ToEquatableArray(), field, descending);
    }
}
