using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;

namespace Snapwright.Query.Sql;

/// <summary>Goes through a query with all that is in it, each part once, the outer before the inner.</summary>
internal abstract class QueryWalk
{
    protected void Visit(SelectQuery query)
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
        foreach (var expression in query.Projections.Concat(query.GroupBy))
        {
            Visit(expression);
        }

        foreach (var key in query.OrderBy)
        {
            Visit(key);
        }

        foreach (var expression in new[] { query.Where, query.Having, query.Limit, query.Offset })
        {
            if (expression is not null)
            {
                Visit(expression);
            }
        }
    }

    protected virtual void Visit(Join join)
    {
        Visit(join.Right);
        if (join.Lookup is { } lookup)
        {
            Visit(lookup);
        }

        Visit(join.On);
    }

    protected virtual void Visit(QuerySource source)
    {
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
            case ItemsSource items:
                Visit(items.Array);
                break;
        }
    }

    protected virtual void Visit(Ordering key) => Visit(key.Key);

    protected virtual void Visit(Expression expression)
    {
        foreach (var child in Children.Of(expression))
        {
            Visit(child);
        }

        if (Children.QueryOf(expression) is { } query)
        {
            Visit(query);
        }
    }

    private void Visit(IEnumerable<Join> joins)
    {
        foreach (var join in joins)
        {
            Visit(join);
        }
    }
}
