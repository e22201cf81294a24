using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Values;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>Reads the arguments of a view.</summary>
internal static class ArgumentBinding
{
    public static IReadOnlyList<ArgumentInScope> Read(BindingSession session, BindingScope scope, EquatableArray<ArgumentSyntax> syntaxes)
    {
        var arguments = new List<ArgumentInScope>();
        foreach (var syntax in syntaxes)
        {
            if (arguments.Exists(a => a.Name == syntax.Name.Text))
            {
                session.Error(FunQlErrorKind.Name, syntax.Name.Span, $"There are two arguments '${syntax.Name.Text}'.");
                continue;
            }

            var type = TypeReader.Read(session, scope, syntax.Type, isCast: false);
            var value = syntax.Default is null || type is null ? null : Default(session, scope, syntax, type);
            arguments.Add(new(syntax.Name.Text, type, syntax.IsNullable, value, syntax.Attributes));
        }

        return arguments;
    }

    private static SqlValue? Default(BindingSession session, BindingScope scope, ArgumentSyntax syntax, FunQlType type)
    {
        var literal = new ExpressionBinding(session, scope, new Block(null, null), Clause.Values).Bind(syntax.Default!);
        if (literal.IsError)
        {
            return null;
        }

        if (literal.IsNull && !syntax.IsNullable)
        {
            session.Error(FunQlErrorKind.Type, syntax.Default!.Span, $"The default of '${syntax.Name.Text}' is NULL, and the argument is not nullable; write NULL behind its type.");
            return null;
        }

        if (Literals.ValueAs(session, literal, type) is not { } value)
        {
            session.Error(FunQlErrorKind.Type, syntax.Default!.Span, $"The default of '${syntax.Name.Text}' must be a literal of {type}.");
            return null;
        }

        if (type.Choices.Count > 0 && value is { IsNull: false, Kind: TypeKind.Text } && !type.Choices.Contains(value.AsString))
        {
            session.Error(FunQlErrorKind.Type, syntax.Default!.Span, $"'{value.AsString}' is none of the choices of the enum. {NameLookup.Suggest(value.AsString, type.Choices)}");
            return null;
        }

        return value;
    }
}
