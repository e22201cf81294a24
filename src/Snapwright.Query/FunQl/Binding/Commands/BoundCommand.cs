using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Plans;

namespace Snapwright.Query.FunQl.Binding.Commands;

/// <summary>What a command does.</summary>
public enum CommandKind
{
    /// <summary><c>INSERT</c></summary>
    Insert,

    /// <summary><c>UPDATE</c></summary>
    Update,

    /// <summary><c>DELETE</c></summary>
    Delete,
}

/// <summary>
/// An insert, update or delete whose names and types are known. It is a query: of the rows to insert, or of the keys and new values of the rows to change.
/// What becomes of them is that of any write of the table.
/// </summary>
/// <param name="Kind">What it does.</param>
/// <param name="Table">The table that it changes.</param>
public sealed record BoundCommand(CommandKind Kind, TableName Table)
{
    /// <summary>
    /// What is read first. Of an update or delete the first column is the key, by which its rows are ordered; the table is its first source, to be locked.
    /// </summary>
    public required ViewPlan Rows { get; init; }

    /// <summary>What is set, in the order of the text; none for a delete.</summary>
    public EquatableArray<BoundAssignment> Assignments { get; init; }

    /// <summary>What <c>RETURNING</c> says of other sources than the changed row; where it says something, it is read row by row.</summary>
    public EquatableArray<BoundRead> Reads { get; init; }

    /// <summary>How many of them are columns; those behind are of attributes and puns, and of no matter where nobody asks for these.</summary>
    public int ColumnReads { get; init; }

    /// <summary>Whether <see cref="Rows"/> has each row of the table at most once, so that their number can be bounded by a limit.</summary>
    public bool IsOneToOne { get; init; }

    /// <summary>What becomes of new rows that are there already; null where that is a fault.</summary>
    public BoundConflict? OnConflict { get; init; }

    /// <summary>Whether it yields rows: those of its view, whose main table it changes, read by the view's plan.</summary>
    public bool IsReturning { get; init; }
}

/// <summary>A field that a command sets.</summary>
/// <param name="Field">The name of the stored field.</param>
/// <param name="Type">The type of the value that is read.</param>
/// <param name="Ordinal">Where it stands; null for <c>DEFAULT</c>.</param>
public sealed record BoundAssignment(string Field, DataType Type, int? Ordinal)
{
    /// <summary>The rows of <c>VALUES</c>, from 0, that have <c>DEFAULT</c> there.</summary>
    public EquatableArray<int> DefaultRows { get; init; }
}

/// <summary>A value that is read with the rows.</summary>
/// <param name="Ordinal">Where it stands.</param>
/// <param name="Type">Its type.</param>
public sealed record BoundRead(int Ordinal, DataType Type);

/// <summary><c>ON CONFLICT</c></summary>
/// <param name="Groups">The fields of which each group tells whether a row is there: one group, but for <c>DO NOTHING</c> without any.</param>
public sealed record BoundConflict(EquatableArray<EquatableArray<string>> Groups)
{
    /// <summary>The new values of a row that is there, none where it stays as it is; null for <c>DO NOTHING</c>.</summary>
    public ViewPlan? Update { get; init; }

    /// <summary>What is set on it.</summary>
    public EquatableArray<BoundAssignment> Assignments { get; init; }
}
