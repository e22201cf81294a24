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

    /// <summary>The rows of a source that the caller may see or change, and that also meet a condition; null for all rows.</summary>
    internal Expression? Restrict(Table table, Expression? condition)
    {
        _woven.Add(table.Name);
        return VisibleRows() is BooleanLiteral { Value: true }
            ? condition
            : condition is null ? VisibleRows() : new And(EquatableArray.Of(VisibleRows(), condition));
    }

    private static Expression VisibleRows() => BooleanLiteral.True;
}
