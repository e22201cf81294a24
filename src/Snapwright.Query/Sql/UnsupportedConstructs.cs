using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Plans;

namespace Snapwright.Query.Sql;

/// <summary>Finds what a database cannot express in a query.</summary>
internal sealed class UnsupportedConstructs
{
    private readonly Dialect _dialect;
    private readonly List<UnsupportedConstruct> _found = [];
    private bool _isLateral;

    private UnsupportedConstructs(Dialect dialect) => _dialect = dialect;

    public static IReadOnlyList<UnsupportedConstruct> Of(Dialect dialect, SelectQuery query)
    {
        var search = new UnsupportedConstructs(dialect);
        search.Visit(query);
        return [.. search._found.Where(c => c != UnsupportedConstruct.RightJoin)];
    }

    private void Found(UnsupportedConstruct construct, bool isEverywhere = false)
    {
        if ((isEverywhere || _dialect.Lacks(construct)) && !_found.Contains(construct))
        {
            _found.Add(construct);
        }
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
        foreach (var expression in query.Projections.Concat(query.GroupBy))
        {
            Visit(expression);
        }

        Visit(query.OrderBy);
        VisitAny(query.Where);
        VisitAny(query.Having);
        VisitAny(query.Limit);
        VisitAny(query.Offset);
    }

    private void Visit(IEnumerable<Join> joins)
    {
        foreach (var join in joins)
        {
            if (join.Kind == JoinKind.Full)
            {
                Found(UnsupportedConstruct.FullJoin);
            }

            if (join.IsLateral)
            {
                Found(UnsupportedConstruct.Lateral);
            }

            var wasLateral = _isLateral;
            _isLateral |= join.IsLateral;
            Visit(join.Right);
            _isLateral = wasLateral;
            Visit(join.On);
        }
    }

    private void Visit(QuerySource source)
    {
        switch (source)
        {
            case DerivedSource derived:
                Standing(derived.Query);
                Visit(derived.Query);
                break;
            case JoinedSource joined:
                Visit(joined.First);
                Visit(joined.Joins);
                break;
            case SetSource set:
                if (set.IsAll && set.Operator != SetOperator.Union)
                {
                    Found(UnsupportedConstruct.IntersectOrExceptAll);
                }

                Standing(set.Left);
                Standing(set.Right);
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

    // What is lateral is told as that.
    private void Standing(SelectQuery source)
    {
        if (_dialect.Lacks(UnsupportedConstruct.SourceOfOuterRows) && !_isLateral && OuterReferences.AreIn(source))
        {
            Found(UnsupportedConstruct.SourceOfOuterRows);
        }
    }

    private void Visit(IEnumerable<Ordering> order)
    {
        foreach (var key in order)
        {
            Ordered(key.Key);
            Visit(key.Key);
        }
    }

    private void VisitAny(Expression? expression)
    {
        if (expression is not null)
        {
            Visit(expression);
        }
    }

    private void Visit(Expression expression)
    {
        switch (expression)
        {
            case OverWindow over:
                VisitWindow(over);
                break;
            case Collection collection:
                VisitCollection(collection);
                break;
            case Comparison comparison:
                Ordered(comparison.Left);
                break;
            case InItems items:
                Ordered(items.Value);
                break;
            case Aggregate { Function: not AggregateFunction.Count, Operand: { } operand }:
                Ordered(operand);
                break;
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

    private void Ordered(Expression key)
    {
        if (key.Type.Kind is TypeKind.Json or TypeKind.Array)
        {
            Found(UnsupportedConstruct.UnorderedValue, isEverywhere: true);
        }
    }

    private void VisitWindow(OverWindow over)
    {
        if (over.Function is Collection collection)
        {
            if (collection.Function is not (CollectingFunction.BoolAnd or CollectingFunction.BoolOr))
            {
                Found(UnsupportedConstruct.CollectionOverWindow);
            }

            if (collection.IsDistinct || collection.OrderBy.Count > 0)
            {
                Found(UnsupportedConstruct.OrderedAggregateOverWindow, isEverywhere: true);
            }
        }
        else if (over.Function is Aggregate { Function: AggregateFunction.CountDistinct } or Aggregate { IsDistinct: true })
        {
            Found(UnsupportedConstruct.OrderedAggregateOverWindow, isEverywhere: true);
        }

        if (over.Frame?.Unit == FrameUnit.Groups)
        {
            Found(UnsupportedConstruct.GroupsFrame);
        }

        if (over.HasRangeDistance)
        {
            var isNumber = over.OrderBy.Count == 1 && over.OrderBy[0] is { IsNullable: false, Key.Type.Kind: TypeKind.Int or TypeKind.BigInt or TypeKind.Float or TypeKind.Decimal };
            if (!isNumber || AggregateTypes.IsWide(over.OrderBy[0].Key.Type))
            {
                Found(UnsupportedConstruct.RangeDistance, isEverywhere: !isNumber);
            }
        }

        foreach (var key in over.OrderBy)
        {
            Ordered(key.Key);
        }
    }

    private void VisitCollection(Collection collection)
    {
        if (collection.IsDistinct
            && (collection.Function is CollectingFunction.JsonAgg or CollectingFunction.JsonObjectAgg || collection.OrderBy.Any(o => o.Key != collection.Arguments[0])))
        {
            Found(UnsupportedConstruct.DistinctCollection, isEverywhere: true);
        }

        if (collection.Function == CollectingFunction.StringAgg && collection.Arguments[1] is not (Constant or Parameter))
        {
            Found(UnsupportedConstruct.ChangingSeparator, isEverywhere: true);
        }

        foreach (var key in collection.OrderBy)
        {
            Ordered(key.Key);
        }
    }
}
