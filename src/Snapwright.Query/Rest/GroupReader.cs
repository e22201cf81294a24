using Snapwright.Model.Collections;
using Snapwright.Model.Json;
using Snapwright.Model.Tables;
using Snapwright.Query.Requests;

namespace Snapwright.Query.Rest;

/// <summary>What <c>groupBy</c>, <c>aggregate</c>, <c>having</c> and <c>sort</c> make together where groups are asked for.</summary>
internal sealed class GroupReader(RestReading reading, JsonObject options)
{
    private const string ShortCount = "count";

    private static readonly string[] Excluded = ["fields", "deep", "meta"];

    /// <summary>The aggregates beside rows; none where groups are asked for.</summary>
    public EquatableArray<NamedAggregate> ReadAggregates(Table table, ListForm form)
    {
        if (Option("groupBy") is not null)
        {
            return default;
        }

        if (Option("having") is not null)
        {
            reading.Error("not_allowed", "having", "'having' is a condition on groups, and needs 'groupBy'; for rows there is 'filter'.");
        }

        if (Option("aggregate") is not { } aggregate)
        {
            return default;
        }

        if (aggregate is JsonString { Value: ShortCount })
        {
            reading.Error("invalid_value", "aggregate", "'count' alone needs 'groupBy'; for the number of all rows ask for meta=filterCount.");
            return default;
        }

        if (form == ListForm.Stream)
        {
            reading.Error("not_allowed", "aggregate", "This format has rows and no 'meta'; ask for application/json, or for groups.");
        }

        return new AggregateReader(reading).Read(aggregate, table);
    }

    /// <summary>The groups; null where rows are asked for.</summary>
    public Grouping? ReadGroups(Table table)
    {
        if (Option("groupBy") is not { } list)
        {
            return null;
        }

        foreach (var name in Excluded)
        {
            if (Option(name) is not null)
            {
                reading.Error("not_allowed", name, $"'{name}' cannot be combined with 'groupBy'.");
            }
        }

        var keys = new GroupKeyReader(reading).Read(list, table);
        var outputs = Option("aggregate") is null or JsonString { Value: ShortCount }
            ? Grouping.RowCount.Outputs
            : new AggregateReader(reading).Read(Option("aggregate")!, table);
        foreach (var key in keys.Where(k => outputs.Any(o => o.Names[0] == k.Name)))
        {
            reading.Error(
                "not_allowed", "groupBy", $"A group would have two fields '{key.Name}', one that makes the groups and one with aggregates; choose other aggregates, such as {{\"_all\":{{\"count\":true}}}}.");
        }

        var columns = new GroupColumns(reading, table, keys, outputs);
        var having = Option("having") is { } condition ? new HavingReader(reading, columns).Read(condition, "having") : null;
        var sort = Option("sort") is { } order ? ReadSort(order, columns) : default;
        return new() { Keys = keys, Terms = columns.Terms, Outputs = outputs, Having = having, Sort = sort };
    }

    private JsonNode? Option(string name) => RestReading.Option(options, name);

    private EquatableArray<GroupOrder> ReadSort(JsonNode list, GroupColumns columns)
    {
        var orders = new List<GroupOrder>();
        foreach (var item in reading.Names("sort", list))
        {
            if (SortToken.Read(reading, item, "sort") is not var (name, descending, nullsFirst))
            {
                continue;
            }

            var key = columns.FindKey(name);
            if (key >= 0)
            {
                orders.Add(new(key, descending, nullsFirst));
            }
            else if (columns.FindAggregate(name, "sort") is var (column, _))
            {
                orders.Add(new(column, descending, nullsFirst));
            }
        }

        return orders.ToEquatableArray();
    }
}
