using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;
using Snapwright.Query.Requests;
using Snapwright.Query.Weaving;

namespace Snapwright.Query.Planning;

/// <summary>
/// One read plan in the making. Parameters are numbered in the order in which <see cref="RequestShape"/> collects values:
/// key, filter, then selection, then cursor, then offset. The counts take a prefix of them: only the filter's.
/// </summary>
internal sealed class ReadPlanning(MetadataModel model, PermissionWeaver weaver)
{
    private readonly PlanNumbers _numbers = new();

    public ReadPlan Plan(ReadRequest request)
    {
        var block = new QueryBlock(model, weaver, _numbers, request.Table, null);
        if (request.Key is not null)
        {
            block.Restrict(new Comparison(ComparisonOperator.Equal, block.Column(request.Table.Key), _numbers.Parameter(request.Table.Key.Type)));
        }

        if (request.Filter is { } filter)
        {
            block.Restrict(new FilterPlanning(model, weaver, _numbers).Plan(filter, block.Root, request.Table));
        }

        var shape = request.GroupBy.Count > 0 ? block.Group(request.GroupBy) : block.Select(request.Selection);
        var cursorOrdinals = default(EquatableArray<int>);
        if (request.Key is null)
        {
            if (request.GroupBy.Count == 0)
            {
                block.Sort(request.Sort);
            }

            if (request.Cursor is { } cursor)
            {
                cursorOrdinals = block.Seek(cursor);
            }

            if (request.Limit is { } limit)
            {
                block.Page(request.LooksAhead ? limit + 1 : limit, request.Offset);
            }
        }

        return new(weaver.Caller, request.Table, block.ToQuery(), shape, PlanCounts(request)) { CursorOrdinals = cursorOrdinals };
    }

    // Numbered anew from 0: the filter's parameters come first in the rows' statement too.
    private SelectQuery? PlanCounts(ReadRequest request)
    {
        if (request.Counts == CountKinds.None)
        {
            return null;
        }

        var numbers = new PlanNumbers();
        var counts = new List<Expression>();
        if (request.Counts.HasFlag(CountKinds.Total))
        {
            counts.Add(Count(new QueryBlock(model, weaver, numbers, request.Table, null)));
        }

        if (request.Counts.HasFlag(CountKinds.Filtered))
        {
            var block = new QueryBlock(model, weaver, numbers, request.Table, null);
            if (request.Filter is { } filter)
            {
                block.Restrict(new FilterPlanning(model, weaver, numbers).Plan(filter, block.Root, request.Table));
            }

            counts.Add(Count(block));
        }

        return new() { Projections = counts.ToEquatableArray() };
    }

    private static ScalarQuery Count(QueryBlock block) =>
        new(block.ToQuery(EquatableArray.Of<Expression>(new Aggregate(AggregateFunction.Count, null, DataType.BigInt))));
}
