using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Sql;

namespace Snapwright.Query.Schema;

/// <summary>What a table has by definition, beyond its columns.</summary>
public enum DefinedPartKind
{
    /// <summary>The column of a materialised field.</summary>
    Column,

    /// <summary>What keeps a materialised field, with the values of the rows that are there.</summary>
    Keeping,

    /// <summary>A check, or that rows of a table which inherits have a value.</summary>
    Check,

    /// <summary>What keeps a reference to rows of some types of a hierarchy.</summary>
    ReferenceType,

    /// <summary>An index.</summary>
    Index,
}

/// <summary>A materialised field, a check, the type of a reference or an index of a table, or a part of it, as DDL of one dialect.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its physical name, which ends in a hash of its definition; of the type of a reference, that of the foreign key.</param>
/// <param name="Label">For messages: <c>the check 'positive'</c>.</param>
/// <param name="Statements">What makes it.</param>
/// <param name="Pieces">The physical things that it is made of.</param>
public sealed record DefinedPart(
    DefinedPartKind Kind, string Name, string Label, EquatableArray<string> Statements, EquatableArray<DefinedPiece> Pieces)
{
    /// <summary>Of a check, the columns of its physical table that it uses; it looks at no other rows. Empty for one that does.</summary>
    public EquatableArray<string> Columns { get; init; }

    /// <summary>Of a check, the statement that yields the keys of rows that do not fulfil it.</summary>
    public SqlStatement? Violations { get; init; }

    /// <summary>Whether the database itself refuses it where rows do not fulfil it.</summary>
    public bool ChecksRows { get; init; }
}

/// <summary>A physical thing with a name: a constraint, an index, a trigger, a column.</summary>
/// <param name="Table">The table that it is on.</param>
/// <param name="Name">Its name.</param>
public sealed record DefinedPiece(TableName Table, string Name);

/// <summary>What a table has by definition.</summary>
/// <param name="Parts">What there is to be.</param>
/// <param name="Faults">What the database cannot have, a sentence each.</param>
public sealed record DefinedParts(EquatableArray<DefinedPart> Parts, EquatableArray<string> Faults);
