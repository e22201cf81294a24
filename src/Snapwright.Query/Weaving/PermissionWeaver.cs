using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.Expressions;

namespace Snapwright.Query.Weaving;

/// <summary>
/// The one place where a caller's permissions enter a plan: every source of every query of a plan, and every change, passes
/// through it. Until roles exist, everybody may do everything.
/// </summary>
public sealed class PermissionWeaver(Caller caller)
{
    private readonly List<TableName> _woven = [];

    /// <summary>For whom is woven.</summary>
    public Caller Caller { get; } = caller;

    /// <summary>The table of every source that was woven, in order.</summary>
    public IReadOnlyList<TableName> Woven => _woven;

    /// <summary>
    /// The rows of a source that are rows of its table, that the caller may see or change, and that also meet a condition; null for all rows.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="source">The number of the source, whose physical table may hold rows of other tables too.</param>
    /// <param name="condition">The condition; null for none.</param>
    internal Expression? Restrict(Table table, int source, Expression? condition)
    {
        _woven.Add(table.Name);
        return Both(RowTypes.Of(table, source), Both(VisibleRows() is BooleanLiteral { Value: true } ? null : VisibleRows(), condition));
    }

    private static Expression? Both(Expression? first, Expression? second) =>
        first is null ? second : second is null ? first : new And(EquatableArray.Of(first, second));

    private static Expression VisibleRows() => BooleanLiteral.True;
}
