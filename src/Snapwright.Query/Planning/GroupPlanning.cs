using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;
using Snapwright.Query.Requests;
using Snapwright.Query.Results;
using Snapwright.Query.Weaving;

namespace Snapwright.Query.Planning;

/// <summary>A read of groups. A condition on them is about what their columns are made of: a query around theirs would compute all columns of all groups.</summary>
internal sealed class GroupPlanning(MetadataModel model, PermissionWeaver weaver, PlanNumbers numbers, ReadRequest request, Grouping grouping)
{
    public ReadPlan Plan()
    {
        var planning = new AggregatePlanning(model, weaver, numbers, request, numbers.NextParameter);
        var groups = planning.Plan(grouping.Keys, grouping.Terms);
        if (grouping.Having is { } having)
        {
            // Its fields are columns, and none of a source.
            var condition = new FilterPlanning(model, weaver, numbers) { Columns = groups.Projections }.Plan(having, source: -1, request.Table);
            groups = planning.IsJoined ? groups with { Where = condition } : groups with { Having = condition };
        }

        var columns = groups.Projections;
        var query = groups with
        {
            OrderBy = Order(columns),
            Limit = request.Limit is { } limit ? new RowCount(request.LooksAhead ? limit + 1 : limit) : null,
            Offset = request.Offset > 0 ? numbers.Parameter(DataType.BigInt) : null,
            Projections = columns.Take(grouping.Keys.Count).Select(AggregateShape.Shown)
                .Concat(grouping.Outputs.Select(o => AggregateShape.Shown(columns[ColumnOf(o)])))
                .ToEquatableArray(),
        };
        return new(weaver.Caller, request.Table, query, Shape(), null);
    }

    private int ColumnOf(NamedAggregate output) => grouping.Keys.Count + grouping.Terms.ToList().IndexOf(output.Term);

    private EquatableArray<Ordering> Order(EquatableArray<Expression> columns)
    {
        var orderings = new List<Ordering>();
        foreach (var key in grouping.Sort)
        {
            orderings.Add(new(columns[key.Column], key.Descending, IsNullable(key.Column)) { NullsFirst = key.NullsFirst ?? key.Descending });
        }

        var descending = grouping.Sort.Count > 0 && grouping.Sort[grouping.Sort.Count - 1].Descending;
        for (var i = 0; i < grouping.Keys.Count; i++)
        {
            if (!grouping.Sort.Any(s => s.Column == i))
            {
                orderings.Add(new(columns[i], descending, IsNullable(i)));
            }
        }

        return orderings.ToEquatableArray();
    }

    private bool IsNullable(int column) => column < grouping.Keys.Count
        ? grouping.Keys[column].Field.IsNullable || grouping.Keys[column].Path.Count > 0
        : grouping.Terms[column - grouping.Keys.Count].Function is not (AggregateFunction.Count or AggregateFunction.CountDistinct);

    private RowShape Shape()
    {
        var keys = grouping.Keys.Select((k, i) => Field(k, i, IsNullable(i)));
        var aggregates = AggregateShape.Fields([.. grouping.Outputs.Select((o, i) => (o, grouping.Keys.Count + i))]);
        return new(keys.Concat(aggregates).ToEquatableArray());
    }

    private static ShapeField Field(GroupKey key, int ordinal, bool isNullable) => key.Field.Relation is null
        ? new ScalarField(key.Name, ordinal, AggregateTypes.Shown(key.Field.Type), isNullable)
        : new ObjectField(key.Name, ordinal, isNullable, DefaultShape.KeyOnly(ordinal, key.Field.Type));
}
