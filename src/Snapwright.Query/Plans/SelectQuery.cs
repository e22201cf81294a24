using System.Globalization;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;

namespace Snapwright.Query.Plans;

/// <summary>One relational query block.</summary>
public sealed record SelectQuery
{
    /// <summary>The common tables, each of which sees those before it.</summary>
    public EquatableArray<CommonTable> With { get; init; }

    /// <summary>Whether of equal rows only one is kept.</summary>
    public bool IsDistinct { get; init; }

    /// <summary>The first source; null for a query of one row that only computes its projections.</summary>
    public QuerySource? From { get; init; }

    /// <summary>Further sources, in order.</summary>
    public EquatableArray<Join> Joins { get; init; }

    /// <summary>The condition on rows; null for none.</summary>
    public Expression? Where { get; init; }

    /// <summary>The keys of groups; none for a query without groups.</summary>
    public EquatableArray<Expression> GroupBy { get; init; }

    /// <summary>The condition on groups; null for none.</summary>
    public Expression? Having { get; init; }

    /// <summary>The order, first key first.</summary>
    public EquatableArray<Ordering> OrderBy { get; init; }

    /// <summary>Most rows; null for all.</summary>
    public Expression? Limit { get; init; }

    /// <summary>Rows to pass over; null for none.</summary>
    public Expression? Offset { get; init; }

    /// <summary>What each row yields, in order.</summary>
    public required EquatableArray<Expression> Projections { get; init; }
}

/// <summary>Where rows come from.</summary>
/// <param name="Source">Its number, unique in the whole plan; it becomes the alias.</param>
public abstract record QuerySource(int Source);

/// <summary>A physical table as a source.</summary>
/// <param name="Source">Its number.</param>
/// <param name="Table">The physical table: a table of the model, or a junction.</param>
public sealed record TableSource(int Source, TableName Table) : QuerySource(Source);

/// <summary>The rows of a query as a source. Its projections are its columns.</summary>
/// <param name="Source">Its number.</param>
/// <param name="Query">The query.</param>
public sealed record DerivedSource(int Source, SelectQuery Query) : RowsSource(Source)
{
    /// <inheritdoc/>
    public override EquatableArray<DataType> Types => Query.Projections.Select(static p => p.Type).ToEquatableArray();

    /// <summary>The name of a column: <c>c0</c>.</summary>
    public static string ColumnName(int ordinal) => "c" + ordinal.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How a joined source takes part.</summary>
public enum JoinKind
{
    /// <summary>Only rows with a match.</summary>
    Inner,

    /// <summary>Rows without a match have NULLs.</summary>
    Left,

    /// <summary>Rows of the joined source without a match have NULLs.</summary>
    Right,

    /// <summary>Rows of both sides without a match have NULLs.</summary>
    Full,

    /// <summary>All with all; the condition is true.</summary>
    Cross,
}

/// <summary>A joined source.</summary>
public sealed record Join(JoinKind Kind, QuerySource Right, Expression On)
{
    /// <summary>Whether it sees the sources before it.</summary>
    public bool IsLateral { get; init; }

    /// <summary>
    /// What makes the joined source at most one row, beside <see cref="On"/>: a unique column of it (left) has the value of a column before it (right), where
    /// there is one row at most, too. Null for all other joins.
    /// </summary>
    public Comparison? Lookup { get; init; }
}

/// <summary>Some sources joined among themselves first, in parentheses; each keeps its number.</summary>
/// <param name="First">The first.</param>
/// <param name="Joins">The others.</param>
public sealed record JoinedSource(QuerySource First, EquatableArray<Join> Joins) : QuerySource(First.Source);

/// <summary>A sort key.</summary>
/// <param name="Key">What is compared.</param>
/// <param name="Descending">Greatest first.</param>
/// <param name="IsNullable">Whether it can be NULL; where it cannot, SQLite can use an index for the order.</param>
public sealed record Ordering(Expression Key, bool Descending, bool IsNullable)
{
    /// <summary>Whether NULLs come before all values. Where nothing else is said, NULL is the greatest value.</summary>
    public bool NullsFirst { get; init; } = Descending;

    /// <summary>
    /// Whether the rows are to be found first and sorted then: a search finds few rows, which an index of the key would come upon one by one.
    /// </summary>
    public bool IsAfterSearch { get; init; }
}
