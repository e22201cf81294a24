using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>The two sides of a <c>UNION ALL</c>, whose rows stay what they were.</summary>
/// <param name="Left">The left side.</param>
/// <param name="Right">The right side.</param>
/// <param name="Rows">The rows of both.</param>
internal sealed record UnionArms(Block Left, Block Right, DerivedRows Rows)
{
    /// <summary>The queries that are no unions themselves, from left to right.</summary>
    public IEnumerable<Block> Leaves => LeavesOf(Left).Concat(LeavesOf(Right));

    /// <summary>A further column, whose value each of <see cref="Leaves"/> has, as the query over both sees it.</summary>
    public ColumnReference Carry(Func<Block, Expression> value)
    {
        var (left, right) = (CarryOut(Left, value), CarryOut(Right, value));
        return left == right
            ? new(Rows.Number, DerivedSource.ColumnName(left), Left.Projections[left].Type)
            : throw new InvalidOperationException("The sides of a union have not as many columns: a bug in the binder.");
    }

    private static int CarryOut(Block block, Func<Block, Expression> value) => block.AddHidden(block.Union is { } union ? union.Carry(value) : value(block));

    private static IEnumerable<Block> LeavesOf(Block block) => block.Union is { } union ? union.Leaves : [block];
}
