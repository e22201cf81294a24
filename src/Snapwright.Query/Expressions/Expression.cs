using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Plans;

namespace Snapwright.Query.Expressions;

/// <summary>A typed, dialect-free expression; REST filters, FunQL and permissions all end as one.</summary>
public abstract record Expression
{
    /// <summary>The type of its value.</summary>
    public abstract DataType Type { get; }
}

/// <summary>A physical column of a source of the query.</summary>
/// <param name="Source">The number of the source; unique in the whole plan.</param>
/// <param name="Column">The physical column.</param>
/// <param name="ColumnType">Its type.</param>
public sealed record ColumnReference(int Source, string Column, DataType ColumnType) : Expression
{
    /// <inheritdoc/>
    public override DataType Type => ColumnType;
}

/// <summary>A value given at execution.</summary>
/// <param name="Index">Its place in the plan's values, from 0.</param>
/// <param name="ParameterType">Its type.</param>
public sealed record Parameter(int Index, DataType ParameterType) : Expression
{
    /// <inheritdoc/>
    public override DataType Type => ParameterType;
}

/// <summary>True or false, known when the plan is made.</summary>
/// <param name="Value">Which.</param>
public sealed record BooleanLiteral(bool Value) : Expression
{
    /// <summary>True: a condition that restricts nothing.</summary>
    public static BooleanLiteral True { get; } = new(true);

    /// <summary>False: a condition that nothing meets.</summary>
    public static BooleanLiteral False { get; } = new(false);

    /// <inheritdoc/>
    public override DataType Type => DataType.Boolean;
}

/// <summary>
/// A number of rows that is part of the plan. A limit is one: where it is a parameter, PostgreSQL cannot see in a prepared statement that only a few
/// rows are wanted, and plans anew at every execution.
/// </summary>
/// <param name="Value">The number.</param>
public sealed record RowCount(long Value) : Expression
{
    /// <inheritdoc/>
    public override DataType Type => DataType.BigInt;
}

/// <summary>The comparison operators; each is unknown (NULL) where a side is NULL.</summary>
public enum ComparisonOperator
{
    /// <summary>=</summary>
    Equal,

    /// <summary>&lt;&gt;</summary>
    NotEqual,

    /// <summary>&lt;</summary>
    Less,

    /// <summary>&lt;=</summary>
    LessOrEqual,

    /// <summary>&gt;</summary>
    Greater,

    /// <summary>&gt;=</summary>
    GreaterOrEqual,
}

/// <summary>Compares two values of one kind; text by code point.</summary>
public sealed record Comparison(ComparisonOperator Operator, Expression Left, Expression Right) : Condition;

/// <summary>
/// Compares rows of values, the first value first: <c>(a, b) &gt; (x, y)</c>. As many on both sides, none NULL; the operator is an inequality.
/// </summary>
public sealed record RowComparison(ComparisonOperator Operator, EquatableArray<Expression> Left, EquatableArray<Expression> Right) : Condition;

/// <summary>Whether a value is one of a list given as one array parameter, so that lists of any length share a plan.</summary>
public sealed record InList(Expression Value, Parameter List) : Condition;

/// <summary>Whether a text contains another, both folded (case and accents ignored, see docs/reference/rest.md).</summary>
public sealed record ContainsText(Expression Text, Expression Needle) : Condition;

/// <summary>
/// Whether a row is of one of some tables that share their rows. Their names are part of the plan, as those of columns are, so that databases know how many rows
/// to expect.
/// </summary>
/// <param name="RowType">The column that says of which table the row is.</param>
/// <param name="Types">The tables; at least one.</param>
public sealed record IsOfType(ColumnReference RowType, EquatableArray<TableName> Types) : Condition;

/// <summary>Whether a value is NULL; never unknown.</summary>
public sealed record IsNull(Expression Value) : Condition;

/// <summary>Whether two values of one kind are the same, NULL being the same as NULL; never unknown.</summary>
public sealed record SameValue(Expression Left, Expression Right) : Condition;

/// <summary>All of them; true for none.</summary>
public sealed record And(EquatableArray<Expression> Operands) : Condition;

/// <summary>Any of them; false for none.</summary>
public sealed record Or(EquatableArray<Expression> Operands) : Condition;

/// <summary>Three-valued negation.</summary>
public sealed record Not(Expression Operand) : Condition;

/// <summary>Whether a condition is false or unknown; never unknown itself.</summary>
public sealed record IsNotTrue(Expression Operand) : Condition;

/// <summary>Whether a query has a row; its sources may refer to the outer query.</summary>
public sealed record Exists(SelectQuery Query) : Condition;

/// <summary>An expression whose value is a boolean.</summary>
public abstract record Condition : Expression
{
    /// <inheritdoc/>
    public override DataType Type => DataType.Boolean;
}

/// <summary>The one value of a query with one projection and at most one row.</summary>
public sealed record ScalarQuery(SelectQuery Query) : Expression
{
    /// <summary>Whether it may have more rows: that is an error of the request on every database.</summary>
    public bool IsChecked { get; init; }

    /// <inheritdoc/>
    public override DataType Type => Query.Projections[0].Type;
}

/// <summary>
/// All rows of a correlated query as one value: a JSON array of rows, each an array of values in the order of the
/// projections. It is a transport between database and server: the server writes each value anew.
/// </summary>
public sealed record NestedRows(SelectQuery Query) : Expression
{
    /// <summary>
    /// The most values that stand side by side: a row that is wider is an array of arrays of this many, because functions of databases take a
    /// bounded number of arguments (PostgreSQL 100, SQLite 127).
    /// </summary>
    public const int ChunkSize = 90;

    /// <inheritdoc/>
    public override DataType Type => DataType.Json;
}
