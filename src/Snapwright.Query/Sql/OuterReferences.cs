using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;

namespace Snapwright.Query.Sql;

/// <summary>Tells whether a query uses rows of a query around it.</summary>
internal sealed class OuterReferences
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

    private void Visit(SelectQuery query)
    {
        foreach (var table in query.With)
        {
            Visit(table.Query);
            if (table.Recursion is { } recursion)
            {
                Visit(recursion);
            }
        }

        if (query.From is { } from)
        {
            Visit(from);
        }

        Visit(query.Joins);
        foreach (var expression in query.Projections.Concat(query.GroupBy).Concat(query.OrderBy.Select(static o => o.Key)))
        {
            Visit(expression);
        }

        foreach (var expression in new[] { query.Where, query.Having, query.Limit, query.Offset })
        {
            if (expression is not null)
            {
                Visit(expression);
            }
        }
    }

    private void Visit(IEnumerable<Join> joins)
    {
        foreach (var join in joins)
        {
            Visit(join.Right);
            Visit(join.On);
        }
    }

    private void Visit(QuerySource source)
    {
        _own.Add(source.Source);
        switch (source)
        {
            case DerivedSource derived:
                Visit(derived.Query);
                break;
            case JoinedSource joined:
                Visit(joined.First);
                Visit(joined.Joins);
                break;
            case SetSource set:
                Visit(set.Left);
                Visit(set.Right);
                break;
            case ValuesSource values:
                foreach (var value in values.Rows.SelectMany(static r => r))
                {
                    Visit(value);
                }

                break;
        }
    }

    private void Visit(Expression expression)
    {
        if (expression is ColumnReference column)
        {
            _used.Add(column.Source);
        }

        foreach (var child in Children.Of(expression))
        {
            Visit(child);
        }

        if (Children.QueryOf(expression) is { } query)
        {
            Visit(query);
        }
    }
}
