using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Plans;
using Snapwright.Query.Requests;
using Snapwright.Query.Views;
using Snapwright.Query.Weaving;

namespace Snapwright.Query.Planning;

/// <summary>
/// One read plan in the making. Parameters are numbered in the order in which <see cref="RequestShape"/> collects values:
/// key, search, filter, then selection, then cursor, then offset, then aggregates; of groups search and filter, then aggregates, then their condition, then
/// offset.
/// </summary>
internal sealed class ReadPlanning(MetadataModel model, PermissionWeaver weaver)
{
    private PlanNumbers _numbers = new();

    public ReadPlan Plan(ReadRequest request)
    {
        if (request.View is { } view)
        {
            return PlanView(request, view);
        }

        if (request.Grouping is { } grouping)
        {
            return new GroupPlanning(model, weaver, _numbers, request, grouping).Plan();
        }

        return PlanRows(request);
    }

    // Its parameters come first: they are the same in all plans over the view.
    private ReadPlan PlanView(ReadRequest request, ViewTable view)
    {
        if (view.View.Plan.Caller.PlanKey != weaver.Caller.PlanKey)
        {
            throw new ArgumentException("The view was bound for another caller.", nameof(view));
        }

        _numbers = new(view.NextSource, view.View.Plan.Parameters.Count);
        if (request.Grouping is { } grouping)
        {
            return new GroupPlanning(model, weaver, _numbers, request, grouping).Plan();
        }

        if (view.IsPlain(request))
        {
            var (query, shape) = view.PlainQuery(request, _numbers);
            return new(weaver.Caller, request.Table, query, shape, null);
        }

        var plan = PlanRows(request);
        return view.IsShared(request) ? plan with { Query = plan.Query with { With = EquatableArray.Of(view.CommonRows(request)) } } : plan;
    }

    private ReadPlan PlanRows(ReadRequest request)
    {
        var block = new QueryBlock(model, weaver, _numbers, request);
        if (request.Key is not null)
        {
            block.RestrictToKey();
        }

        var filterParameter = _numbers.NextParameter;
        block.Restrict(request, _numbers);
        var shape = block.Select(request.Selection, request.Computed);
        var cursorOrdinals = default(EquatableArray<int>);
        if (request.Key is null)
        {
            block.Sort(request.Sort);
            if (request.Cursor is { } cursor)
            {
                cursorOrdinals = block.Seek(cursor);
            }

            if (request.Limit is { } limit)
            {
                block.Page(request.LooksAhead ? limit + 1 : limit, request.Offset);
            }
        }

        var rows = block.ToQuery();
        if (request.Counts == CountKinds.None && request.Aggregates.Count == 0)
        {
            return new(weaver.Caller, request.Table, rows, shape, null) { CursorOrdinals = cursorOrdinals };
        }

        var (query, meta) = new MetaPlanning(model, weaver, _numbers, request, filterParameter).AddTo(rows);
        return new(weaver.Caller, request.Table, query, shape, meta) { CursorOrdinals = cursorOrdinals };
    }
}
