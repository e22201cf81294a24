using Snapwright.Model.Collections;

namespace Snapwright.Query.FunQl.Syntax;

/// <summary>What a view does: it reads or it changes.</summary>
public abstract record StatementSyntax : SyntaxNode
{
    /// <summary>The common tables; null for none.</summary>
    public WithSyntax? With { get; init; }
}

/// <summary>A query.</summary>
/// <param name="Body">A <c>SELECT</c>, <c>VALUES</c> or set operation.</param>
public sealed record QuerySyntax(QueryBodySyntax Body) : StatementSyntax
{
    /// <summary>The order.</summary>
    public EquatableArray<OrderingSyntax> OrderBy { get; init; }

    /// <summary><c>LIMIT</c>; null for none.</summary>
    public ExpressionSyntax? Limit { get; init; }

    /// <summary><c>OFFSET</c>; null for none.</summary>
    public ExpressionSyntax? Offset { get; init; }
}

/// <summary><c>WITH [RECURSIVE]</c></summary>
public sealed record WithSyntax(bool IsRecursive, EquatableArray<CommonTableSyntax> Tables) : SyntaxNode;

/// <summary>A common table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Names of its columns; none where those of the query are kept.</param>
/// <param name="IsMaterialized"><c>MATERIALIZED</c>, <c>NOT MATERIALIZED</c>, or null.</param>
/// <param name="Query">Its rows.</param>
public sealed record CommonTableSyntax(NameSyntax Name, EquatableArray<NameSyntax> Columns, bool? IsMaterialized, QuerySyntax Query) : SyntaxNode;

/// <summary>What a query consists of, without order and bounds.</summary>
public abstract record QueryBodySyntax : SyntaxNode;

/// <summary>A query in parentheses with an order, bounds or common tables of its own, as an arm of a set operation.</summary>
public sealed record NestedQuerySyntax(QuerySyntax Query) : QueryBodySyntax;

/// <summary>Set operations.</summary>
public enum SetOperator
{
    /// <summary><c>UNION</c></summary>
    Union,

    /// <summary><c>INTERSECT</c></summary>
    Intersect,

    /// <summary><c>EXCEPT</c></summary>
    Except,
}

/// <summary>Two queries as one. As in SQL, <c>INTERSECT</c> binds tighter and the others are taken from the left.</summary>
public sealed record SetOperationSyntax(SetOperator Operator, bool IsAll, QueryBodySyntax Left, QueryBodySyntax Right) : QueryBodySyntax;

/// <summary><c>VALUES (1, 'a'), (2, DEFAULT)</c></summary>
/// <param name="Rows">The rows; a null item is <c>DEFAULT</c>.</param>
public sealed record ValuesSyntax(EquatableArray<EquatableArray<ExpressionSyntax?>> Rows) : QueryBodySyntax;

/// <summary>A <c>SELECT</c>.</summary>
/// <param name="Results">What it yields.</param>
public sealed record SelectSyntax(EquatableArray<ResultSyntax> Results) : QueryBodySyntax
{
    /// <summary><c>DISTINCT</c></summary>
    public bool IsDistinct { get; init; }

    /// <summary><c>FROM</c>; null for none.</summary>
    public SourceSyntax? From { get; init; }

    /// <summary><c>WHERE</c>; null for none.</summary>
    public ExpressionSyntax? Where { get; init; }

    /// <summary><c>GROUP BY</c></summary>
    public EquatableArray<ExpressionSyntax> GroupBy { get; init; }

    /// <summary><c>HAVING</c>; null for none.</summary>
    public ExpressionSyntax? Having { get; init; }

    /// <summary><c>WINDOW name AS (...)</c></summary>
    public EquatableArray<WindowSyntax> Windows { get; init; }
}

/// <summary>A named window.</summary>
public sealed record WindowSyntax(NameSyntax Name, OverSyntax Window) : SyntaxNode;

/// <summary>An item of the list of a <c>SELECT</c>.</summary>
public abstract record ResultSyntax : SyntaxNode;

/// <summary><c>@name = value</c>: an attribute of the view, or of each row.</summary>
public sealed record AttributeResultSyntax(AttributeSyntax Attribute) : ResultSyntax;

/// <summary>A column.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Alias">Its name; null where it names itself.</param>
/// <param name="Attributes">Attributes of the column or its cells.</param>
public sealed record ColumnResultSyntax(ExpressionSyntax Value, NameSyntax? Alias, EquatableArray<AttributeSyntax> Attributes) : ResultSyntax;

/// <summary><c>*</c>, <c>alias.*</c> or <c>schema.table.*</c></summary>
public sealed record StarResultSyntax(TableNameSyntax? Source) : ResultSyntax;

/// <summary>Where rows come from.</summary>
public abstract record SourceSyntax : SyntaxNode;

/// <summary>A table, a common table or a view.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Alias">How it is called here; null for its own name.</param>
public sealed record TableSourceSyntax(TableNameSyntax Table, NameSyntax? Alias) : SourceSyntax
{
    /// <summary><c>ONLY</c>: no rows of child tables.</summary>
    public bool IsOnly { get; init; }

    /// <summary><c>WITH SUPERUSER ROLE</c></summary>
    public bool IsAsRoot { get; init; }
}

/// <summary>A query as a source.</summary>
public sealed record QuerySourceSyntax(QuerySyntax Query, NameSyntax Alias, EquatableArray<NameSyntax> Columns) : SourceSyntax
{
    /// <summary><c>LATERAL</c>: it sees the sources before it.</summary>
    public bool IsLateral { get; init; }
}

/// <summary><c>DOMAIN OF</c>: the values that something can have.</summary>
/// <param name="Of">A path, or null.</param>
/// <param name="OfType">A type, or null.</param>
/// <param name="Alias">How it is called here.</param>
/// <param name="Columns">Names of its columns.</param>
public sealed record DomainSourceSyntax(PathSyntax? Of, TypeSyntax? OfType, NameSyntax Alias, EquatableArray<NameSyntax> Columns) : SourceSyntax
{
    /// <summary>Whether <c>Of</c> is a field of a table (<c>DOMAIN OF FIELD</c>).</summary>
    public bool IsField { get; init; }

    /// <summary><c>WITH SUPERUSER ROLE</c></summary>
    public bool IsAsRoot { get; init; }
}

/// <summary>Joins.</summary>
public enum JoinSyntaxKind
{
    /// <summary><c>[INNER] JOIN</c></summary>
    Inner,

    /// <summary><c>LEFT [OUTER] JOIN</c></summary>
    Left,

    /// <summary><c>RIGHT [OUTER] JOIN</c></summary>
    Right,

    /// <summary><c>FULL [OUTER] JOIN</c>; <c>OUTER JOIN</c> alone is the same.</summary>
    Full,

    /// <summary><c>CROSS JOIN</c>, or a comma.</summary>
    Cross,
}

/// <summary>Two sources as one.</summary>
/// <param name="Kind">How.</param>
/// <param name="Left">The first.</param>
/// <param name="Right">The second.</param>
/// <param name="On">The condition; null for <see cref="JoinSyntaxKind.Cross"/>.</param>
public sealed record JoinSourceSyntax(JoinSyntaxKind Kind, SourceSyntax Left, SourceSyntax Right, ExpressionSyntax? On) : SourceSyntax;
