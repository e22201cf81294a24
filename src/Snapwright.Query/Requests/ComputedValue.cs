using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Values;

namespace Snapwright.Query.Requests;

/// <summary>
/// A computed field where reads have a stored one: it has a type and can be NULL like a column, and its expression stands in the plan where the column
/// would. Only its reader makes it, so that its text is known to be valid.
/// </summary>
public sealed record ComputedValue : StoredField
{
    internal ComputedValue(Table table, int index, Column column)
        : base(-2 - index, column.Name, column.Name, column.Type, column, null) => Table = table;

    /// <summary>The table that it is a field of.</summary>
    public Table Table { get; }

    /// <summary>The literals of its text that are parameters of a plan, in their order.</summary>
    public EquatableArray<SqlValue> Constants { get; internal init; }

    /// <summary>Whether it follows arrows, whose rows a plan has to find.</summary>
    public bool HasArrows { get; internal init; }

    /// <summary>Whether it looks at other rows: by arrows, or by queries of its own.</summary>
    public bool HasOtherRows { get; internal init; }

    /// <summary>Whether it is the same for all rows.</summary>
    public bool IsConstant { get; internal init; }
}
