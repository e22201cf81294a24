using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Results that are named by their place or by their name.</summary>
internal static class Ordinals
{
    /// <summary>The result that a key means; null where it means none, and also, with a fault, where there is no such place.</summary>
    public static OutputColumn? Find(BindingSession session, Block block, ExpressionSyntax key, string clause, out bool isOrdinal)
    {
        isOrdinal = key is IntegerSyntax;
        if (key is IntegerSyntax integer)
        {
            if (int.TryParse(integer.Digits, out var place) && place >= 1 && place <= block.Columns.Count)
            {
                return block.Columns[place - 1];
            }

            session.Error(FunQlErrorKind.Name, key.Span, $"{clause} {integer.Digits} means a result by its place, and there are {block.Columns.Count}.");
            return null;
        }

        return key is PathSyntax { Arrows.Count: 0, Start: FieldSyntax { Table: null, Name: var name } }
            ? NameLookup.Find(block.Columns, static c => c.Name, name.Text)
            : null;
    }

    /// <summary>Whether a key is a constant; a fault where it was written as one: SQL takes such a number for the place of a result.</summary>
    public static bool IsConstant(BindingSession session, TypedValue value, ExpressionSyntax syntax, string does)
    {
        if (value.Literal is null && !value.IsNull && value.Node is not (Constant or BooleanLiteral))
        {
            return false;
        }

        if (syntax is not PathSyntax || does == "groups")
        {
            session.Error(FunQlErrorKind.NotAllowed, syntax.Span, $"A constant {does} nothing.");
        }

        return true;
    }
}
