using Snapwright.Model.Collections;
using Snapwright.Model.Tables;

namespace Snapwright.Query.Sql;

/// <summary>A statement of one dialect, ready to be prepared.</summary>
/// <param name="Text">The text; parameters are <c>$1</c>, <c>$2</c>, ... (also on SQLite), each bound, never spliced.</param>
/// <param name="Parameters">The types of the parameters, in order.</param>
public sealed record SqlStatement(string Text, EquatableArray<DataType> Parameters)
{
    /// <summary>What the planner may use for this statement, and for no other.</summary>
    public EquatableArray<PlannerSetting> Settings { get; init; }

    /// <summary>
    /// What must be done before this statement, in the same transaction with the same values: for what a database does not do within one
    /// statement. Null for nothing.
    /// </summary>
    public SqlStatement? Before { get; init; }

    /// <summary>
    /// The query that yields the rows of this statement, run after it in the same transaction with the same values: for changes of
    /// databases that cannot yield the rows themselves. Null where this statement yields its own, or none.
    /// </summary>
    public SqlStatement? Rows { get; init; }
}
