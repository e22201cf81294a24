using Snapwright.Model.Collections;

namespace Snapwright.Query.FunQl.Syntax;

/// <summary>A part of a parsed text. Trees are immutable and equal by what they say.</summary>
public abstract record SyntaxNode
{
    /// <summary>Where it stands.</summary>
    public SourceSpan Span { get; init; }
}

/// <summary>
/// A name as written, without quotes. Names keep their case; they are looked up as they are, and only where nothing has that name, without regard to case.
/// </summary>
/// <param name="Text">The name; not empty.</param>
public sealed record NameSyntax(string Text) : SyntaxNode;

/// <summary>A table or a view by its name.</summary>
/// <param name="Schema">The schema; null for the home schema, <c>__self</c> for the same said aloud.</param>
/// <param name="Name">The name.</param>
public sealed record TableNameSyntax(NameSyntax? Schema, NameSyntax Name) : SyntaxNode;

/// <summary>The type of an argument, a cast or a field.</summary>
public abstract record TypeSyntax : SyntaxNode;

/// <summary>A type that is one word: <c>int</c>, <c>bigint</c>, <c>float</c>, <c>decimal</c>, <c>string</c>, <c>bool</c>, <c>datetime</c>, <c>date</c>, <c>time</c>, <c>interval</c>, <c>json</c>, <c>uuid</c>, <c>uvref</c>.</summary>
/// <param name="Name">The word, in lower case; whether it is a type is the checker's to say.</param>
public sealed record ScalarTypeSyntax(NameSyntax Name) : TypeSyntax;

/// <summary><c>enum('a', 'b')</c></summary>
public sealed record EnumTypeSyntax(EquatableArray<string> Values) : TypeSyntax;

/// <summary>What <c>ON DELETE</c> says.</summary>
public enum DeleteActionSyntax
{
    /// <summary>Nothing is said.</summary>
    None,

    /// <summary><c>CASCADE</c></summary>
    Cascade,

    /// <summary><c>SET NULL</c></summary>
    SetNull,

    /// <summary><c>SET DEFAULT</c></summary>
    SetDefault,
}

/// <summary><c>reference(schema.table)</c></summary>
public sealed record ReferenceTypeSyntax(TableNameSyntax Table, DeleteActionSyntax OnDelete) : TypeSyntax;

/// <summary><c>array(int)</c></summary>
public sealed record ArrayTypeSyntax(TypeSyntax Item) : TypeSyntax;
