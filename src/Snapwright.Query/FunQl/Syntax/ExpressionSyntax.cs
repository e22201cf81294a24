using Snapwright.Model.Collections;

namespace Snapwright.Query.FunQl.Syntax;

/// <summary>An expression. Parentheses are not kept: the tree says what they say, and the printer sets those that are needed.</summary>
public abstract record ExpressionSyntax : SyntaxNode;

/// <summary>An integer: digits, without a sign.</summary>
/// <param name="Digits">At least one.</param>
public sealed record IntegerSyntax(string Digits) : ExpressionSyntax;

/// <summary>A number with a point: <c>12.50</c>. Its scale is that of the text.</summary>
public sealed record DecimalSyntax(string Digits) : ExpressionSyntax;

/// <summary><c>'text'</c></summary>
/// <param name="Value">The text without quotes and escapes.</param>
public sealed record StringSyntax(string Value) : ExpressionSyntax;

/// <summary><c>true</c> or <c>false</c></summary>
public sealed record BooleanSyntax(bool Value) : ExpressionSyntax;

/// <summary><c>NULL</c></summary>
public sealed record NullSyntax : ExpressionSyntax;

/// <summary><c>&amp;schema.view</c>: the name of a view as a value.</summary>
public sealed record ViewNameSyntax(TableNameSyntax View) : ExpressionSyntax;

/// <summary><c>array[1, 2]</c></summary>
public sealed record ArraySyntax(EquatableArray<ExpressionSyntax> Items) : ExpressionSyntax;

/// <summary><c>{name: expr}</c></summary>
public sealed record JsonObjectSyntax(EquatableArray<JsonPropertySyntax> Properties) : ExpressionSyntax;

/// <summary>A property of a <see cref="JsonObjectSyntax"/>.</summary>
public sealed record JsonPropertySyntax(NameSyntax Name, ExpressionSyntax Value) : SyntaxNode;

/// <summary><c>[expr, expr]</c></summary>
public sealed record JsonArraySyntax(EquatableArray<ExpressionSyntax> Items) : ExpressionSyntax;

/// <summary><c>$name</c> or <c>$$name</c>; where a value of a row is meant, a <see cref="FieldSyntax"/>.</summary>
public abstract record PathStartSyntax : SyntaxNode;

/// <summary><c>field</c>, <c>table.field</c> or <c>schema.table.field</c></summary>
public sealed record FieldSyntax(NameSyntax? Schema, NameSyntax? Table, NameSyntax Name) : PathStartSyntax;

/// <summary><c>$name</c>, or <c>$$name</c> for what every query is given.</summary>
public sealed record ArgumentNameSyntax(NameSyntax Name, bool IsGlobal) : PathStartSyntax;

/// <summary>A step over a reference.</summary>
/// <param name="Name">The field of the row that is referred to.</param>
/// <param name="IsAsRoot"><c>!=></c>: without the restrictions of the caller's role.</param>
public sealed record ArrowSyntax(NameSyntax Name, bool IsAsRoot) : SyntaxNode;

/// <summary>A value by its path: <c>author=>country=>name</c>.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="Arrows">The steps.</param>
/// <param name="IsAsRoot">A trailing <c>!</c>.</param>
public sealed record PathSyntax(PathStartSyntax Start, EquatableArray<ArrowSyntax> Arrows, bool IsAsRoot) : ExpressionSyntax;

/// <summary><c>path.@name</c>: an attribute of a cell.</summary>
public sealed record CellAttributeSyntax(PathSyntax Path, NameSyntax Name) : ExpressionSyntax;

/// <summary><c>table.@@name</c>: an attribute of a view or row.</summary>
public sealed record RowAttributeSyntax(TableNameSyntax Source, NameSyntax Name) : ExpressionSyntax;

/// <summary>Operators before their operand.</summary>
public enum UnaryOperator
{
    /// <summary><c>NOT</c></summary>
    Not,

    /// <summary><c>-</c></summary>
    Minus,

    /// <summary><c>+</c></summary>
    Plus,
}

/// <summary>An operator and its operand.</summary>
public sealed record UnarySyntax(UnaryOperator Operator, ExpressionSyntax Operand) : ExpressionSyntax;

/// <summary>Operators between two operands.</summary>
public enum BinaryOperator
{
    /// <summary><c>OR</c></summary>
    Or,

    /// <summary><c>AND</c></summary>
    And,

    /// <summary><c>=</c></summary>
    Equal,

    /// <summary><c>&lt;></c></summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>></c></summary>
    Greater,

    /// <summary><c>>=</c></summary>
    GreaterOrEqual,

    /// <summary><c>||</c></summary>
    Concatenate,

    /// <summary><c>-></c>: a part of a JSON value.</summary>
    JsonPart,

    /// <summary><c>->></c>: a part of a JSON value as text.</summary>
    JsonPartText,

    /// <summary><c>+</c></summary>
    Add,

    /// <summary><c>-</c></summary>
    Subtract,

    /// <summary><c>*</c></summary>
    Multiply,

    /// <summary><c>/</c></summary>
    Divide,

    /// <summary><c>%</c></summary>
    Modulo,
}

/// <summary>An operator between two operands.</summary>
public sealed record BinarySyntax(BinaryOperator Operator, ExpressionSyntax Left, ExpressionSyntax Right) : ExpressionSyntax;

/// <summary>Ways in which a text is like a pattern.</summary>
public enum PatternKind
{
    /// <summary><c>LIKE</c>, <c>~~</c></summary>
    Like,

    /// <summary><c>ILIKE</c>, <c>~~*</c></summary>
    CaselessLike,

    /// <summary><c>SIMILAR TO</c></summary>
    Similar,

    /// <summary><c>~</c></summary>
    Regex,

    /// <summary><c>~*</c></summary>
    CaselessRegex,
}

/// <summary>Whether a text is like a pattern; <c>NOT LIKE</c>, <c>!~~</c> and so on are negated.</summary>
public sealed record PatternSyntax(PatternKind Kind, bool IsNegated, ExpressionSyntax Text, ExpressionSyntax Pattern) : ExpressionSyntax;

/// <summary><c>IS [NOT] NULL</c></summary>
public sealed record IsNullSyntax(bool IsNegated, ExpressionSyntax Value) : ExpressionSyntax;

/// <summary><c>IS [NOT] DISTINCT FROM</c></summary>
public sealed record IsDistinctSyntax(bool IsNegated, ExpressionSyntax Left, ExpressionSyntax Right) : ExpressionSyntax;

/// <summary><c>[NOT] BETWEEN low AND high</c></summary>
public sealed record BetweenSyntax(bool IsNegated, ExpressionSyntax Value, ExpressionSyntax Low, ExpressionSyntax High) : ExpressionSyntax;

/// <summary><c>[NOT] IN (a, b)</c></summary>
public sealed record InListSyntax(bool IsNegated, ExpressionSyntax Value, EquatableArray<ExpressionSyntax> Items) : ExpressionSyntax;

/// <summary><c>[NOT] IN (SELECT ...)</c></summary>
public sealed record InQuerySyntax(bool IsNegated, ExpressionSyntax Value, QuerySyntax Query) : ExpressionSyntax;

/// <summary><c>value = ANY (items)</c> or <c>ALL</c>; <c>SOME</c> is <c>ANY</c>.</summary>
/// <param name="Operator">A comparison.</param>
/// <param name="IsAll"><c>ALL</c>.</param>
/// <param name="Value">What is compared.</param>
/// <param name="Items">An array, or a <see cref="ScalarQuerySyntax"/> for the rows of a query.</param>
public sealed record QuantifiedSyntax(BinaryOperator Operator, bool IsAll, ExpressionSyntax Value, ExpressionSyntax Items) : ExpressionSyntax;

/// <summary><c>operand :: type</c></summary>
public sealed record CastSyntax(ExpressionSyntax Operand, TypeSyntax Type) : ExpressionSyntax;

/// <summary><c>CASE WHEN ... END</c>, or <c>MATCH ON subject WHEN value ...</c>.</summary>
/// <param name="Subject">What is matched; null for conditions.</param>
/// <param name="Branches">At least one.</param>
/// <param name="Otherwise"><c>ELSE</c>; null for none.</param>
public sealed record CaseSyntax(ExpressionSyntax? Subject, EquatableArray<BranchSyntax> Branches, ExpressionSyntax? Otherwise) : ExpressionSyntax;

/// <summary><c>WHEN ... THEN ...</c></summary>
public sealed record BranchSyntax(ExpressionSyntax When, ExpressionSyntax Then) : SyntaxNode;

/// <summary><c>sub_entity OFTYPE table</c>, or <c>INHERITED FROM</c>.</summary>
/// <param name="Path">The type of a row.</param>
/// <param name="IsExact"><c>OFTYPE</c>: no child table either.</param>
/// <param name="Table">The table.</param>
public sealed record TypeTestSyntax(PathSyntax Path, bool IsExact, TableNameSyntax Table) : ExpressionSyntax;

/// <summary><c>EXISTS (SELECT ...)</c></summary>
public sealed record ExistsSyntax(QuerySyntax Query) : ExpressionSyntax;

/// <summary><c>(SELECT ...)</c> as a value.</summary>
public sealed record ScalarQuerySyntax(QuerySyntax Query) : ExpressionSyntax;
