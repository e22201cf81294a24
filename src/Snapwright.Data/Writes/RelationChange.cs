using Snapwright.Model.Tables;
using Snapwright.Query.Values;

namespace Snapwright.Data.Writes;

/// <summary>What a write does with a related row, in the order in which it is done.</summary>
public enum RowAction
{
    /// <summary>It is no longer related, and stays.</summary>
    Disconnect,

    /// <summary>It is deleted.</summary>
    Delete,

    /// <summary>Fields of it are set; it is related and stays so.</summary>
    Update,

    /// <summary>It becomes related, and fields of it are set where there are some.</summary>
    Connect,

    /// <summary>It is inserted and related.</summary>
    Create,
}

/// <summary>What a write does with the rows of one relation.</summary>
/// <param name="Relation">The relation, as seen from the row that is written.</param>
/// <param name="IsFullSet">Whether related rows that are not named stop being related.</param>
/// <param name="Rows">The rows, in the order of <see cref="RowAction"/>.</param>
public sealed record RelationChange(Relation Relation, bool IsFullSet, IReadOnlyList<RelatedRow> Rows);

/// <summary>What a write does with one related row.</summary>
/// <param name="Action">What.</param>
/// <param name="Path">Where the body says so, from the row that is written: <c>reviews.create[0]</c>.</param>
public sealed record RelatedRow(RowAction Action, string Path)
{
    /// <summary>Its key; null where the row is the one that is related, is new, or is found by <see cref="Match"/>.</summary>
    public SqlValue? Key { get; init; }

    /// <summary>The values of a unique group by which it is found.</summary>
    public RowValues? Match { get; init; }

    /// <summary>The fields that are set; null for none.</summary>
    public RowValues? Values { get; init; }
}
