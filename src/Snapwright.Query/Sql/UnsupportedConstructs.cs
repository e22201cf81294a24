using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Plans;

namespace Snapwright.Query.Sql;

/// <summary>Finds what a database cannot express in a query.</summary>
internal sealed class UnsupportedConstructs : QueryWalk
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

    protected override void Visit(Join join)
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

    protected override void Visit(QuerySource source)
    {
        if (source is DerivedSource derived)
        {
            Standing(derived.Query);
        }
        else if (source is SetSource set)
        {
            if (set.IsAll && set.Operator != SetOperator.Union)
            {
                Found(UnsupportedConstruct.IntersectOrExceptAll);
            }

            Standing(set.Left);
            Standing(set.Right);
        }

        base.Visit(source);
    }

    // What is lateral is told as that.
    private void Standing(SelectQuery source)
    {
        if (_dialect.Lacks(UnsupportedConstruct.SourceOfOuterRows) && !_isLateral && OuterReferences.AreIn(source))
        {
            Found(UnsupportedConstruct.SourceOfOuterRows);
        }
    }

    protected override void Visit(Ordering key)
    {
        Ordered(key.Key);
        base.Visit(key);
    }

    protected override void Visit(Expression expression)
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

        base.Visit(expression);
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
