using Snapwright.Model.Collections;
using Snapwright.Model.Tables;

namespace Snapwright.Query.Requests;

/// <summary>A sort key: a stored field of the table, or of one that to-one relations lead to, or something of a to-many relation's rows.</summary>
/// <param name="Path">The to-one relations on the way; empty for the table's own.</param>
/// <param name="Field">The field at the end; of <see cref="Rows"/> where that is set.</param>
/// <param name="Descending">Greatest first.</param>
public sealed record SortKey(EquatableArray<Relation> Path, StoredField Field, bool Descending)
{
    /// <summary>The to-many relation at the end of the path, whose rows make the key; null for a field.</summary>
    public Relation? Rows { get; init; }

    /// <summary>What of its rows; without meaning where <see cref="Rows"/> is null.</summary>
    public RowsValue Value { get; init; }

    /// <summary>Where NULLs go; null: NULL is the greatest value.</summary>
    public bool? NullsFirst { get; init; }

    /// <summary>The type of the key.</summary>
    public DataType Type => Rows is not null && Value == RowsValue.Count ? DataType.BigInt : Field.Type;

    /// <summary>Whether the key can be NULL.</summary>
    public bool IsNullable => Rows is null ? Path.Count > 0 || Field.IsNullable : Value != RowsValue.Count;

    /// <summary>Whether NULLs come before all values.</summary>
    public bool HasNullsFirst => NullsFirst ?? Descending;
}

/// <summary>What a to-many relation's rows come to as a sort key.</summary>
public enum RowsValue
{
    /// <summary>Their number; 0 for none, also where the path ends at an absent row.</summary>
    Count,

    /// <summary>The least value of the field; NULL for none.</summary>
    Least,

    /// <summary>The greatest value of the field; NULL for none.</summary>
    Greatest,
}
