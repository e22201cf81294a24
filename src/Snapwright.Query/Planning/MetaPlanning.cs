using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;
using Snapwright.Query.Requests;
using Snapwright.Query.Results;
using Snapwright.Query.Weaving;

namespace Snapwright.Query.Planning;

/// <summary>
/// Numbers about all rows in the statement of a page of them: a source of one row, to which the page is joined. So they are there, and
/// true for the same moment, also where the page is empty.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="weaver">The caller's rights.</param>
/// <param name="numbers">The numbers of the plan.</param>
/// <param name="request">What is asked for.</param>
/// <param name="filterParameter">The first parameter of the request's search and filter.</param>
internal sealed class MetaPlanning(MetadataModel model, PermissionWeaver weaver, PlanNumbers numbers, ReadRequest request, int filterParameter)
{
    public (SelectQuery Query, MetaShape Shape) AddTo(SelectQuery rows)
    {
        var meta = new DerivedSource(numbers.Source(), Numbers(out var fields));
        var (page, order) = Page(rows);
        var width = rows.Projections.Count;
        var first = width + 1;
        var query = new SelectQuery
        {
            From = meta,
            Joins = EquatableArray.Of(new Join(JoinKind.Left, page, BooleanLiteral.True)),
            OrderBy = order,
            Projections = Enumerable.Range(0, first).Select(i => (Expression)page.Column(i))
                .Concat(Enumerable.Range(0, meta.Query.Projections.Count).Select(meta.Column))
                .ToEquatableArray(),
        };
        return (query, new(fields(first), width));
    }

    // Behind the columns of the row are one that is never NULL, and the sort keys that are not among them: a join keeps no order.
    private (DerivedSource Page, EquatableArray<Ordering> Order) Page(SelectQuery rows)
    {
        var columns = rows.Projections.Append(BooleanLiteral.True).ToList();
        var places = new List<int>();
        foreach (var ordering in rows.OrderBy)
        {
            var place = columns.IndexOf(ordering.Key);
            if (place < 0)
            {
                place = columns.Count;
                columns.Add(ordering.Key);
            }

            places.Add(place);
        }

        var page = new DerivedSource(
            numbers.Source(), rows with { Projections = columns.ToEquatableArray(), OrderBy = rows.Limit is null ? default : rows.OrderBy });
        return (page, rows.OrderBy.Select((o, i) => o with { Key = page.Column(places[i]) }).ToEquatableArray());
    }

    private SelectQuery Numbers(out Func<int, RowShape> shape)
    {
        var terms = new List<AggregateTerm>();
        int Term(AggregateTerm term)
        {
            terms.Add(term);
            return terms.Count - 1;
        }

        var hasTotal = request.Counts.HasFlag(CountKinds.Total);
        var hasFiltered = request.Counts.HasFlag(CountKinds.Filtered);

        // Without a condition both counts are one.
        var total = hasTotal && request.Filter is null && request.Search is null ? Term(AggregateTerm.Rows) : -1;
        var filtered = !hasFiltered ? -1 : total >= 0 ? total : Term(AggregateTerm.Rows);
        var outputs = request.Aggregates.Select(a => (Aggregate: a, Ordinal: Term(a.Term))).ToList();
        var query = terms.Count == 0
            ? new() { Projections = default }
            : new AggregatePlanning(model, weaver, numbers, request, filterParameter).Plan(default, terms);
        var columns = query.Projections.Select(AggregateShape.Shown).ToList();
        if (hasTotal && total < 0)
        {
            total = columns.Count;
            columns.Add(new ScalarQuery(new QueryBlock(model, weaver, numbers, request).ToQuery(EquatableArray.Of<Expression>(Aggregate.Rows))));
        }

        shape = first => Shape(first, total, filtered, outputs);
        return query with { Projections = columns.ToEquatableArray() };
    }

    private static RowShape Shape(int first, int total, int filtered, IReadOnlyList<(NamedAggregate Aggregate, int Ordinal)> outputs)
    {
        var fields = new List<ShapeField>();
        if (total >= 0)
        {
            fields.Add(new ScalarField("totalCount", first + total, DataType.BigInt, IsNullable: false));
        }

        if (filtered >= 0)
        {
            fields.Add(new ScalarField("filterCount", first + filtered, DataType.BigInt, IsNullable: false));
        }

        if (outputs.Count > 0)
        {
            var shifted = outputs.Select(o => (o.Aggregate, first + o.Ordinal)).ToList();
            fields.Add(new ObjectField("aggregate", first, IsNullable: false, new(AggregateShape.Fields(shifted).ToEquatableArray())));
        }

        return new(fields.ToEquatableArray());
    }
}
