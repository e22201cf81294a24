using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;
using Snapwright.Query.Requests;
using Snapwright.Query.Weaving;

namespace Snapwright.Query.Planning;

/// <summary>
/// Aggregates of the rows that meet a filter, by group. Those over the rows of a to-many relation are a query of their own per relation, over the rows
/// that the relation leads to from rows that meet the filter; by the keys of the groups they are joined to the others. So no row is
/// counted more often because another relation has many rows.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="weaver">The caller's rights.</param>
/// <param name="numbers">The numbers of the plan.</param>
/// <param name="request">What is asked for.</param>
/// <param name="filterParameter">The first parameter of the request's search and filter, which every query has anew.</param>
internal sealed class AggregatePlanning(MetadataModel model, PermissionWeaver weaver, PlanNumbers numbers, ReadRequest request, int filterParameter)
{
    private readonly List<AggregateBlock> _blocks = [];
    private int _keyParameter;

    /// <summary>Whether what was planned is a join of several queries with groups, and not one.</summary>
    public bool IsJoined => _blocks.Count > 1;

    /// <summary>A query whose rows are the groups, and whose projections their columns: the keys, then the terms.</summary>
    public SelectQuery Plan(EquatableArray<GroupKey> keys, IReadOnlyList<AggregateTerm> terms)
    {
        // The base rows come first: they say which groups there are. Without keys there is one, whether there are rows or not.
        if (keys.Count > 0)
        {
            BlockOf(default, keys);
        }

        var places = terms.Select(t => BlockOf(t.Path.Take(t.ManyDepth).ToEquatableArray(), keys).Add(t)).ToList();
        return _blocks.Count == 1 ? _blocks[0].ToQuery() : Join(keys.Count, places);
    }

    private AggregateBlock BlockOf(EquatableArray<Relation> relations, EquatableArray<GroupKey> keys)
    {
        var block = _blocks.Find(b => b.Relations == relations);
        if (block is null)
        {
            var rows = new QueryBlock(model, weaver, numbers, request);
            // The first query that has the search and the filter gives the numbers, unless it has them already.
            rows.Restrict(request, numbers.NextParameter == filterParameter ? numbers : numbers.From(filterParameter));
            var ofKeys = numbers;
            if (_blocks.Count == 0)
            {
                _keyParameter = numbers.NextParameter;
            }
            else
            {
                ofKeys = numbers.From(_keyParameter);
            }

            _blocks.Add(block = new(model, weaver, numbers, rows, relations, keys, ofKeys));
        }

        return block;
    }

    private SelectQuery Join(int keys, IReadOnlyList<(AggregateBlock Block, int Column)> places)
    {
        var sources = _blocks.ConvertAll(b => new DerivedSource(numbers.Source(), b.ToQuery()));
        var groups = sources[0];
        var columns = Enumerable.Range(0, keys).Select(i => (Expression)groups.Column(i)).ToList();
        foreach (var (block, column) in places)
        {
            var value = sources[_blocks.IndexOf(block)].Column(column);
            var isCount = block.Relations.Count > 0 && block.IsCount(column);
            columns.Add(isCount ? new ZeroIfNull(value) : value);
        }

        return new()
        {
            From = groups,
            Joins = sources.Skip(1).Select(s => new Join(JoinKind.Left, s, SameKeys(groups, s, keys))).ToEquatableArray(),
            Projections = columns.ToEquatableArray(),
        };
    }

    private static Expression SameKeys(DerivedSource left, DerivedSource right, int keys) => keys == 0
        ? BooleanLiteral.True
        : new And(Enumerable.Range(0, keys).Select(i => (Expression)new SameValue(left.Column(i), right.Column(i))).ToEquatableArray());
}
