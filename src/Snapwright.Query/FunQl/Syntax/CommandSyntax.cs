using Snapwright.Model.Collections;

namespace Snapwright.Query.FunQl.Syntax;

/// <summary>An insert, update or delete.</summary>
/// <param name="Target">The table.</param>
public abstract record CommandSyntax(TableSourceSyntax Target) : StatementSyntax
{
    /// <summary><c>RETURNING</c>; none for nothing.</summary>
    public EquatableArray<ResultSyntax> Returning { get; init; }
}

/// <summary><c>INSERT INTO</c></summary>
/// <param name="Target">The table.</param>
/// <param name="Columns">The fields that are set.</param>
/// <param name="Rows">The rows; null for <c>DEFAULT VALUES</c>.</param>
public sealed record InsertSyntax(TableSourceSyntax Target, EquatableArray<NameSyntax> Columns, QuerySyntax? Rows) : CommandSyntax(Target)
{
    /// <summary><c>ON CONFLICT</c>; null for none.</summary>
    public OnConflictSyntax? OnConflict { get; init; }
}

/// <summary><c>ON CONFLICT (columns) DO NOTHING</c> or <c>DO UPDATE SET ... WHERE ...</c></summary>
/// <param name="Columns">The fields of the unique group; none for any.</param>
/// <param name="Assignments">What is set; none for <c>DO NOTHING</c>.</param>
/// <param name="Where">On which rows; null for all.</param>
public sealed record OnConflictSyntax(EquatableArray<NameSyntax> Columns, EquatableArray<AssignmentSyntax> Assignments, ExpressionSyntax? Where) : SyntaxNode;

/// <summary><c>UPDATE</c></summary>
public sealed record UpdateSyntax(TableSourceSyntax Target, EquatableArray<AssignmentSyntax> Assignments) : CommandSyntax(Target)
{
    /// <summary><c>FROM</c>; null for none.</summary>
    public SourceSyntax? From { get; init; }

    /// <summary><c>WHERE</c>; null for none.</summary>
    public ExpressionSyntax? Where { get; init; }
}

/// <summary><c>DELETE FROM</c></summary>
public sealed record DeleteSyntax(TableSourceSyntax Target) : CommandSyntax(Target)
{
    /// <summary><c>USING</c>; null for none.</summary>
    public SourceSyntax? Using { get; init; }

    /// <summary><c>WHERE</c>; null for none.</summary>
    public ExpressionSyntax? Where { get; init; }
}

/// <summary><c>field = value</c>, or <c>(a, b) = (SELECT ...)</c></summary>
/// <param name="Columns">The fields; one, but for a query.</param>
/// <param name="Value">The value; null for <c>DEFAULT</c>; a <see cref="ScalarQuerySyntax"/> for more than one field.</param>
public sealed record AssignmentSyntax(EquatableArray<NameSyntax> Columns, ExpressionSyntax? Value) : SyntaxNode;
