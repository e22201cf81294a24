using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>
/// The groups of a query, and the fields that were named outside of aggregates. Such a field must have one value in a group: it is a key, or the key
/// of its table is.
/// </summary>
internal sealed class GroupRules
{
    private readonly List<Expression> _keys = [];
    private readonly List<(SourceSpan Span, string Name)> _loose = [];

    /// <summary>Whether the rows of the query are groups; known before anything is bound but its FROM, WHERE and GROUP BY.</summary>
    public bool IsGrouped { get; set; }

    public IReadOnlyList<Expression> Keys => _keys;

    /// <summary>The keys that were asked for; <see cref="Keys"/> has those of rows behind them, too.</summary>
    public List<Expression> Declared { get; } = [];

    /// <summary>The fields that have no one value in a group.</summary>
    public IReadOnlyList<(SourceSpan Span, string Name)> Loose => _loose;

    /// <summary>A place among <see cref="Loose"/>.</summary>
    public int Mark => _loose.Count;

    /// <summary>Whether names are checked: they are not in FROM, WHERE, GROUP BY and in the arguments of aggregates.</summary>
    public bool IsChecking { get; set; }

    public void AddKey(Expression key)
    {
        Declared.Add(key);
        if (!_keys.Contains(key))
        {
            _keys.Add(key);
        }
    }

    /// <summary>A field is named.</summary>
    public void Use(RowSource source, ColumnReference column, SourceSpan span, string name)
    {
        if (IsChecking && IsGrouped && !IsOfGroup(source, column))
        {
            _loose.Add((span, name));
        }
    }

    /// <summary>An expression is done: where it is a key as a whole, its fields do not matter.</summary>
    public void Done(Expression expression, int mark)
    {
        if (_loose.Count > mark && _keys.Contains(expression))
        {
            Forget(mark);
        }
    }

    /// <summary>Forgets what was named since a place.</summary>
    public void Forget(int mark) => _loose.RemoveRange(mark, _loose.Count - mark);

    private bool IsOfGroup(RowSource source, ColumnReference column) =>
        _keys.Contains(column) || source is TableRows rows && IsOneRow(rows);

    // The row behind a reference is one where the reference has one value; SQL sees it when its key is among the keys.
    private bool IsOneRow(TableRows rows)
    {
        if (!rows.IsPlain)
        {
            return false;
        }

        if (_keys.Contains(rows.KeyReference))
        {
            return true;
        }

        if (rows.Parent is null || rows.Reference is null || !IsOfGroup(rows.Parent, rows.Reference))
        {
            return false;
        }

        _keys.Add(rows.KeyReference);
        return true;
    }
}
