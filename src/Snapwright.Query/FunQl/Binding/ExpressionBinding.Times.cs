using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

internal sealed partial class ExpressionBinding
{
    private TypedValue BindToChar(CallSyntax syntax)
    {
        var arguments = syntax.Arguments.Select(Bind).ToList();
        if (arguments.Exists(static a => a.IsError))
        {
            return TypedValue.Error;
        }

        if (arguments.Count != 2
            || arguments[0].Type is not (null or { Kind: TypeKind.Date or TypeKind.DateTime or TypeKind.Time })
            || arguments[1].Type is not { Kind: TypeKind.Text })
        {
            return Wrong(syntax.Span, $"'to_char' takes a date, datetime or time and a pattern, and not ({string.Join(", ", arguments.Select(Describe))}).");
        }

        if (arguments[1].Literal is not { IsNull: false } pattern)
        {
            return session.Error(FunQlErrorKind.NotAllowed, syntax.Arguments[1].Span, "The pattern of 'to_char' must be a text literal.");
        }

        var isTime = arguments[0].Type is { Kind: TypeKind.Time };
        var value = isTime ? arguments[0] : Coercion.To(session, arguments[0], new(DataType.DateTime))!;
        return TimeFormat.TryWrite(session, pattern.AsString, session.Node(value), isTime, out var node, out var fault)
            ? TypedValue.Of(node!, FunQlType.Text, arguments[0].IsNullable)
            : Wrong(syntax.Arguments[1].Span, fault!);
    }
}
