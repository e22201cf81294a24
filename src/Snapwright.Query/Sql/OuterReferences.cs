using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;

namespace Snapwright.Query.Sql;

/// <summary>Tells whether a query uses rows of a query around it.</summary>
internal sealed class OuterReferences : QueryWalk
{
    private readonly HashSet<int> _own = [];
    private readonly HashSet<int> _used = [];

    private OuterReferences()
    {
    }

    /// <summary>Whether it does. The numbers of sources are unique in a plan, or mean the same.</summary>
    public static bool AreIn(SelectQuery query)
    {
        var references = new OuterReferences();
        references.Visit(query);
        return references._used.Any(u => !references._own.Contains(u));
    }

    protected override void Visit(QuerySource source)
    {
        _own.Add(source.Source);
        base.Visit(source);
    }

    protected override void Visit(Expression expression)
    {
        if (expression is ColumnReference column)
        {
            _used.Add(column.Source);
        }

        base.Visit(expression);
    }
}
