using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Functions;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Values;

namespace Snapwright.Query.FunQl.Binding;

internal sealed partial class ExpressionBinding
{
    private TypedValue BindCall(CallSyntax syntax)
    {
        var name = syntax.Name.Text;
        if (Calls.IsAggregate(name))
        {
            return BindAggregate(syntax);
        }

        if (Calls.Window(name) is { } window)
        {
            return BindWindowCall(syntax, window);
        }

        if (syntax.Over is not null || syntax.Filter is not null || syntax.OrderBy.Count > 0 || syntax.Quantifier == CallQuantifier.Distinct || syntax.IsStar)
        {
            return session.Error(FunQlErrorKind.NotAllowed, syntax.Span, $"'{name}' is no aggregate: it takes no *, DISTINCT, ORDER BY, FILTER or OVER.");
        }

        return name.ToLowerInvariant() switch
        {
            "now" when syntax.Arguments.Count == 0 => Now(syntax, null),
            "current_date" when syntax.Arguments.Count == 0 => Now(syntax, DataType.Date),
            "to_char" => BindToChar(syntax),
            "age" => BindAge(syntax),
            "regexp_replace" => BindRegexReplace(syntax),
            "regexp_substr" => BindRegexSubstring(syntax),
            "regexp_match" => BindRegexMatch(syntax),
            "isfinite" => BindIsFinite(syntax),
            _ => BindFunction(syntax),
        };
    }

    // The instant of the request, so that every row and every database have the same.
    private TypedValue Now(CallSyntax syntax, DataType? type)
    {
        if (session.IsDefinition)
        {
            return session.Error(FunQlErrorKind.NotAllowed, syntax.Span, $"'{syntax.Name.Text}' has another value at every request, so that nothing stored can depend on it.");
        }

        session.ArgumentUses++;
        var now = GlobalArguments.Now(session);
        return type is null ? now : TypedValue.Of(new Cast(now.Node!, type), new(type), isNullable: false);
    }

    private TypedValue BindFunction(CallSyntax syntax)
    {
        var arguments = syntax.Arguments.Select(Bind).ToList();
        if (arguments.Exists(static a => a.IsError))
        {
            return TypedValue.Error;
        }

        var name = syntax.Name.Text;
        if (arguments.Exists(static a => a.Type is { Kind: TypeKind.Interval }) && BindIntervalCall(syntax, arguments) is { } interval)
        {
            return interval;
        }

        var types = arguments.ConvertAll(static a => a.Type?.Data);
        if ((FunctionCatalog.Find(name, types) ?? FindByReading(name, arguments, types)) is not { } signature)
        {
            return FunctionCatalog.Names.Contains(name, StringComparer.OrdinalIgnoreCase)
                ? Wrong(syntax.Span, $"'{name}' does not take ({string.Join(", ", arguments.Select(Describe))}).")
                : session.Error(FunQlErrorKind.Name, syntax.Name.Span, $"There is no function '{name}'. {NameLookup.Suggest(name, FunctionCatalog.Names.Concat(Calls.Names))}");
        }

        var nodes = new List<Expression>();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (i == 0 && signature.Choices.Count > 0)
            {
                if (Choice(arguments[0], syntax, signature.Choices) is not { } choice)
                {
                    return TypedValue.Error;
                }

                nodes.Add(choice);
                continue;
            }

            if (Bring(arguments[i], new(signature.Parameters[i]), syntax.Arguments[i].Span, $"Argument {i + 1} of '{name}'") is not { } argument)
            {
                return TypedValue.Error;
            }

            nodes.Add(session.Node(argument));
        }

        return TypedValue.Of(
            new FunctionCall(signature.Function, nodes.ToEquatableArray(), signature.Result), ResultOf(signature, arguments), IsNullable(signature, arguments));
    }

    // A text literal stands for a date among dates: coalesce(due, '2026-01-01').
    private static FunctionSignature? FindByReading(string name, List<TypedValue> arguments, List<DataType?> types)
    {
        var typed = arguments.Find(static a => a.Type is { Kind: TypeKind.Date or TypeKind.Time or TypeKind.DateTime or TypeKind.Uuid })?.Type!.Data;
        if (typed is null)
        {
            return null;
        }

        var read = arguments.Select((a, i) => a.Literal is { Kind: TypeKind.Text, IsNull: false } text && ValueText.TryParse(typed, text.AsString, out _) ? typed : types[i]).ToList();
        return FunctionCatalog.Find(name, read);
    }

    private Constant? Choice(TypedValue argument, CallSyntax syntax, EquatableArray<string> choices)
    {
        if (argument.Literal is not { Kind: TypeKind.Text, IsNull: false } literal)
        {
            session.Error(FunQlErrorKind.NotAllowed, syntax.Arguments[0].Span, $"The first argument of '{syntax.Name.Text}' must be a text literal.");
            return null;
        }

        var text = literal.AsString.ToLowerInvariant();
        if (choices.Contains(text))
        {
            return new(SqlValue.Text(text), DataType.Text);
        }

        Wrong(syntax.Arguments[0].Span, $"'{literal.AsString}' is nothing that '{syntax.Name.Text}' knows. {NameLookup.Suggest(text, choices)}");
        return null;

    }

    // What a reference or an enum goes through unchanged, it leaves as one.
    private static FunQlType ResultOf(FunctionSignature signature, List<TypedValue> arguments)
    {
        if (signature.Function is ScalarFunction.Coalesce or ScalarFunction.Greatest or ScalarFunction.Least or ScalarFunction.NullIf)
        {
            var typed = arguments.Where(static a => a.IsTyped).Select(static a => a.Type!).ToList();
            if (signature.Function == ScalarFunction.NullIf)
            {
                typed = [.. typed.Take(1)];
            }

            if (typed.Count > 0 && typed.TrueForAll(t => t == typed[0]) && typed[0].Data == signature.Result)
            {
                return typed[0];
            }
        }

        return new(signature.Result);
    }

    private static bool IsNullable(FunctionSignature signature, List<TypedValue> arguments) => signature.Function switch
    {
        ScalarFunction.Concat => false,
        ScalarFunction.ConcatWithSeparator => arguments[0].IsNullable,
        ScalarFunction.NullIf or ScalarFunction.JsonArrayLength or ScalarFunction.ArrayPosition => true,
        _ when signature.TakesNulls => arguments.TrueForAll(static a => a.IsNullable),
        _ => arguments.Exists(static a => a.IsNullable),
    };
}
