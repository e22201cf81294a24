using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Rows that a query reads from: of a table, or of another query.</summary>
internal abstract class RowSource(Block block, int number)
{
    private readonly Dictionary<(string Reference, bool IsAsRoot), TableRows> _followed = [];

    /// <summary>The query that has it in its FROM.</summary>
    public Block Block { get; } = block;

    /// <summary>Its number in the plan.</summary>
    public int Number { get; } = number;

    /// <summary>Whether an outer join gives NULLs for it.</summary>
    public bool IsOuter { get; set; }

    /// <summary>Whether all of its values can be NULL.</summary>
    public virtual bool IsNullable => IsOuter;

    /// <summary>The source in FROM that arrows started from; this one where it is in FROM itself.</summary>
    public virtual RowSource Root => this;

    /// <summary>The rows that arrows lead to, as far as conditions of joins need them.</summary>
    public List<Join> Followed { get; } = [];

    /// <summary>The names of its fields.</summary>
    public abstract IEnumerable<string> FieldNames { get; }

    /// <summary>The source for the plan; called when nothing more is asked of it.</summary>
    public abstract QuerySource ToSource();

    /// <summary>The row that a reference leads to: joined once, however often it is walked.</summary>
    /// <param name="session">The session.</param>
    /// <param name="reference">The reference: a column of this source.</param>
    /// <param name="target">The table that it refers to.</param>
    /// <param name="isNullable">Whether it can be NULL.</param>
    /// <param name="isAsRoot">Whether without the restrictions of the caller's role.</param>
    public TableRows Follow(BindingSession session, ColumnReference reference, Table target, bool isNullable, bool isAsRoot)
    {
        if (_followed.TryGetValue((reference.Column, isAsRoot), out var known))
        {
            return known;
        }

        var rows = new TableRows(Block, session.NextSource(), target, (this, reference)) { IsOuter = isNullable };
        var on = new Comparison(ComparisonOperator.Equal, rows.KeyReference, reference);
        var join = new Join(JoinKind.Left, rows.ToSource(), session.Weaver.Restrict(target, rows.Number, on)!);
        session.Depend(ViewDependencyKind.Table, target.Name, null, isAsRoot);
        session.Add(rows);
        Block.AddFollowed(this, join);
        _followed.Add((reference.Column, isAsRoot), rows);
        return rows;
    }
}
