using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Numbers of rows: LIMIT, OFFSET, distances of frames. They are literals or arguments.</summary>
internal static class RowNumbers
{
    /// <summary>The number; null with a fault.</summary>
    public static Expression? Bind(BindingSession session, ExpressionBinding expressions, ExpressionSyntax syntax, string what)
    {
        if (syntax is UnarySyntax { Operand: IntegerSyntax })
        {
            session.Error(FunQlErrorKind.Type, syntax.Span, $"{what} cannot be negative.");
            return null;
        }

        if (syntax is not (IntegerSyntax or PathSyntax { Start: ArgumentNameSyntax, Arrows.Count: 0 }))
        {
            session.Error(FunQlErrorKind.NotAllowed, syntax.Span, $"{what} is an integer or an argument.");
            return null;
        }

        var value = expressions.Bind(syntax);
        if (value.IsError)
        {
            return null;
        }

        if (value.Type is not { Kind: TypeKind.Int or TypeKind.BigInt })
        {
            session.Error(FunQlErrorKind.Type, syntax.Span, $"{what} must be int or bigint, and this is {value.Type}.");
            return null;
        }

        if (value.Literal is { } literal)
        {
            return literal.IsNull ? null : literal.Kind is TypeKind.Int or TypeKind.BigInt ? new RowCount(literal.AsInt64) : null;
        }

        return session.Node(Coercion.To(session, value, FunQlType.BigInt) is { Node: Parameter } parameter ? parameter : value);
    }
}
