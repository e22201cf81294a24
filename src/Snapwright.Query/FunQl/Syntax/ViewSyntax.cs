using Snapwright.Model.Collections;

namespace Snapwright.Query.FunQl.Syntax;

/// <summary>The whole text of a view or command.</summary>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Pragmas"><c>SET name = value;</c></param>
/// <param name="Statement">What it does.</param>
/// <param name="Target"><c>FOR INSERT INTO</c> or <c>FOR UPDATE OF</c>; null for none.</param>
public sealed record ViewSyntax(
    EquatableArray<ArgumentSyntax> Arguments, EquatableArray<PragmaSyntax> Pragmas, StatementSyntax Statement, ViewTargetSyntax? Target) : SyntaxNode;

/// <summary>An argument: <c>$since date NULL DEFAULT '2026-01-01' @{caption = 'Since'}</c>.</summary>
/// <param name="Name">Its name, without <c>$</c>.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsNullable"><c>NULL</c>.</param>
/// <param name="Default">A literal; null for none.</param>
/// <param name="Attributes">Its attributes.</param>
public sealed record ArgumentSyntax(
    NameSyntax Name, TypeSyntax Type, bool IsNullable, ExpressionSyntax? Default, EquatableArray<AttributeSyntax> Attributes) : SyntaxNode;

/// <summary><c>SET name = value;</c></summary>
public sealed record PragmaSyntax(NameSyntax Name, ExpressionSyntax Value) : SyntaxNode;

/// <summary>What the rows of a view are for.</summary>
/// <param name="IsInsert"><c>FOR INSERT INTO</c>, else <c>FOR UPDATE OF</c>.</param>
/// <param name="Table">The table.</param>
public sealed record ViewTargetSyntax(bool IsInsert, TableNameSyntax Table) : SyntaxNode;

/// <summary>What an attribute may depend on.</summary>
public enum AttributeScope
{
    /// <summary>Nothing is said: on what it uses.</summary>
    Unsaid,

    /// <summary><c>CONST</c></summary>
    Constant,

    /// <summary><c>SINGLE</c></summary>
    Single,

    /// <summary><c>PER ROW</c></summary>
    PerRow,
}

/// <summary>An attribute.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value; null for a mapping.</param>
/// <param name="Mapping">The mapping; null for a value.</param>
public sealed record AttributeSyntax(NameSyntax Name, ExpressionSyntax? Value, MappingSyntax? Mapping) : SyntaxNode
{
    /// <summary><c>INTERNAL</c>: for other attributes, never shown.</summary>
    public bool IsInternal { get; init; }

    /// <summary>What it may depend on.</summary>
    public AttributeScope Scope { get; init; }
}

/// <summary><c>[array] MAPPING WHEN 'a' THEN 1 ELSE 2 END</c></summary>
/// <param name="IsOfItems"><c>array</c>: each item is mapped.</param>
/// <param name="Branches">Literals; at least one.</param>
/// <param name="Otherwise">A literal; null for none.</param>
public sealed record MappingSyntax(bool IsOfItems, EquatableArray<BranchSyntax> Branches, ExpressionSyntax? Otherwise) : SyntaxNode;
