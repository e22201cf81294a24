using Snapwright.Model.Collections;
using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>The FROM of a query in the making.</summary>
internal abstract class SourceTree
{
    /// <summary>The first source of the plan and what is joined to it.</summary>
    public abstract (QuerySource First, List<Join> Joins) Flatten();

    /// <summary>What restricts its rows and can stand in WHERE, its rows not being those that an outer join adds.</summary>
    public abstract IEnumerable<Expression> Pending { get; }

    /// <summary>All sources.</summary>
    public abstract IEnumerable<RowSource> Sources { get; }

    /// <summary>The table whose rows are the rows of the query; null where there is none.</summary>
    public abstract RowIdentity? Main { get; }
}

/// <summary>One source.</summary>
/// <param name="source">The source.</param>
/// <param name="restriction">Which of its rows the caller may see; null for all.</param>
/// <param name="isLateral">Whether it sees those before it.</param>
internal sealed class SourceLeaf(RowSource source, Expression? restriction, bool isLateral) : SourceTree
{
    public bool IsLateral { get; } = isLateral;

    public override IEnumerable<Expression> Pending => restriction is null ? [] : [restriction];

    public override IEnumerable<RowSource> Sources => [source];

    public override RowIdentity? Main => source switch
    {
        TableRows table => table.Identity,
        DerivedRows derived => derived.Main,
        _ => null,
    };

    public override (QuerySource First, List<Join> Joins) Flatten() => (source.ToSource(), [.. source.Followed]);
}

/// <summary>Two joined.</summary>
internal sealed class SourceJoin(JoinKind kind, SourceTree left, SourceTree right, Expression on) : SourceTree
{
    public override IEnumerable<Expression> Pending => kind switch
    {
        JoinKind.Left => left.Pending,
        JoinKind.Right => right.Pending,
        JoinKind.Full => [],
        _ => left.Pending.Concat(right.Pending),
    };

    public override IEnumerable<RowSource> Sources => left.Sources.Concat(right.Sources);

    public override RowIdentity? Main => kind switch
    {
        JoinKind.Left => left.Main,
        JoinKind.Right => right.Main,
        _ => null,
    };

    public override (QuerySource First, List<Join> Joins) Flatten()
    {
        var (first, joins) = left.Flatten();
        var (rightFirst, rightJoins) = right.Flatten();
        var joined = rightJoins.Count == 0 ? rightFirst : new JoinedSource(rightFirst, rightJoins.ToEquatableArray());
        var restrictions = kind switch
        {
            JoinKind.Left => right.Pending,
            JoinKind.Right => left.Pending,
            _ => [],
        };
        joins.Add(new(kind, joined, Both(on, restrictions)) { IsLateral = right is SourceLeaf { IsLateral: true } });
        return (first, joins);
    }

    private static Expression Both(Expression on, IEnumerable<Expression> restrictions)
    {
        var all = new[] { on }.Concat(restrictions).ToEquatableArray();
        return all.Count == 1 ? on : new And(all);
    }
}
