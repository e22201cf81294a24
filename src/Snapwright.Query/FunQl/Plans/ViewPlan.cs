using Snapwright.Model.Collections;
using Snapwright.Query.Callers;
using Snapwright.Query.Plans;
using Snapwright.Query.Sql;

namespace Snapwright.Query.FunQl.Plans;

/// <summary>
/// A query of FunQL, typed and dialect-free, with the caller's permissions woven in. Only the binder makes one, so none exists without a caller.
/// </summary>
public sealed record ViewPlan
{
    internal ViewPlan(Caller caller, SelectQuery query, EquatableArray<ViewParameter> parameters)
    {
        Caller = caller;
        Query = query;
        Parameters = parameters;
    }

    /// <summary>For whom it was made.</summary>
    public Caller Caller { get; }

    /// <summary>The query; the ordinals of a <see cref="Binding.BoundView"/> are places in its projections.</summary>
    public SelectQuery Query { get; }

    /// <summary>How it is to be planned.</summary>
    public EquatableArray<PlannerSetting> Settings { get; init; }

    /// <summary>How many sources it has: the number of the first that another query around it may take.</summary>
    internal int Sources { get; init; }

    /// <summary>How many common tables it has.</summary>
    internal int CommonTables { get; init; }

    /// <summary>What each parameter of the query is, in the order of their indexes. Some may not be mentioned in the query.</summary>
    public EquatableArray<ViewParameter> Parameters { get; }
}
