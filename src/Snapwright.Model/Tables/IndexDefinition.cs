using Snapwright.Model.Collections;
using Snapwright.Model.Snapshots;

namespace Snapwright.Model.Tables;

/// <summary>An index that says more than a list of fields; those are <see cref="Table.Indexes"/>.</summary>
public sealed record IndexDefinition
{
    /// <summary>The name among the indexes of the table.</summary>
    public required string Name { get; init; }

    /// <summary>What it is over, at least one: FunQL texts of an expression, with its operator class and its order.</summary>
    public required EquatableArray<IndexExpression> Expressions { get; init; }

    /// <summary>What the index holds besides, without being ordered by it.</summary>
    public EquatableArray<IndexExpression> IncludedExpressions { get; init; }

    /// <summary>Whether no two rows may have the same values.</summary>
    public bool IsUnique { get; init; }

    /// <summary>The condition of the rows that are in the index; null for all rows.</summary>
    public IndexExpression? Predicate { get; init; }

    /// <summary>How it is built.</summary>
    public IndexType Type { get; init; }

    /// <summary>Where its name stands.</summary>
    public Place Place { get; init; }

    /// <summary>The ancestor that declares it; null for the table itself.</summary>
    public TableName? InheritedFrom { get; init; }
}

/// <summary>A part of an index.</summary>
/// <param name="Text">The FunQL text.</param>
/// <param name="Place">Where it stands.</param>
public sealed record IndexExpression(string Text, Place Place = default);

/// <summary>How an index is built.</summary>
public enum IndexType
{
    /// <summary>Ordered values.</summary>
    BTree,

    /// <summary>PostgreSQL's generalised search tree.</summary>
    Gist,

    /// <summary>PostgreSQL's inverted index.</summary>
    Gin,
}
