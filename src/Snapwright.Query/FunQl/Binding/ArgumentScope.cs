using Snapwright.Model.Collections;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Values;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>The arguments that a text can name.</summary>
/// <param name="Items">The arguments.</param>
/// <param name="AreLiterals">Whether each has the value of its default: in a view that another text reads from.</param>
internal sealed record ArgumentScope(IReadOnlyList<ArgumentInScope> Items, bool AreLiterals)
{
    public static ArgumentScope None { get; } = new([], AreLiterals: false);
}

/// <summary>An argument; its type is null where that is a fault.</summary>
internal sealed record ArgumentInScope(string Name, FunQlType? Type, bool IsNullable, SqlValue? Default, EquatableArray<AttributeSyntax> Attributes = default);
