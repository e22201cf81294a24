using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Patterns;
using Snapwright.Query.Values;

namespace Snapwright.Query.FunQl.Binding;

internal sealed partial class ExpressionBinding
{
    // Replacements of databases name groups by one digit.
    private const int MostGroups = 9;

    private TypedValue BindRegexReplace(CallSyntax syntax)
    {
        if (syntax.Arguments.Count is not (3 or 4))
        {
            return Wrong(syntax.Span, $"'{syntax.Name.Text}' takes a text, a pattern, what comes in its place, and options if any.");
        }

        var text = TextArgument(syntax, 0);
        var flags = syntax.Arguments.Count == 4 ? Flags(syntax, 3, "gi") : "";
        var pattern = flags is null ? null : ReplacedPatternOf(syntax, flags.Contains('i'));
        if (text is null || pattern is null || ReplacementOf(syntax.Arguments[2], pattern) is not var (replacement, groups, isNullable))
        {
            return TypedValue.Error;
        }

        var node = new FunctionCall(
            flags!.Contains('g') ? ScalarFunction.RegexReplaceAll : ScalarFunction.RegexReplace,
            EquatableArray.Of(session.Node(text), TextNode(pattern.CanonicalWith(groups)), replacement),
            DataType.Text);
        return TypedValue.Of(node, FunQlType.Text, text.IsNullable || isNullable);
    }

    private TypedValue BindRegexSubstring(CallSyntax syntax) => SearchedText(syntax) is var (text, pattern)
        ? TypedValue.Of(
            new FunctionCall(ScalarFunction.RegexSubstring, EquatableArray.Of(session.Node(text), TextNode(pattern.Canonical)), DataType.Text), FunQlType.Text, isNullable: true)
        : TypedValue.Error;

    private TypedValue BindRegexMatch(CallSyntax syntax)
    {
        if (SearchedText(syntax) is not var (text, pattern))
        {
            return TypedValue.Error;
        }

        // Of a pattern without groups, the whole match is the one text.
        var groups = pattern.GroupNumbers is { Count: > 0 } own ? own : [0];
        var fault = groups.Count > MostGroups ? $"'{syntax.Name.Text}' has the texts of at most nine groups; '(?:...)' is none." : groups.Where(static g => g > 0).Select(pattern.GroupFault).FirstOrDefault(static f => f is not null);
        if (fault is not null)
        {
            return Wrong(syntax.Arguments[1].Span, fault);
        }

        var node = new FunctionCall(
            ScalarFunction.RegexMatch,
            EquatableArray.Of(session.Node(text), TextNode(pattern.CanonicalWith(groups)), new Constant(SqlValue.Int(groups.Count), DataType.Int)),
            DataType.ArrayOf(TypeKind.Text));
        return TypedValue.Of(node, new(node.ResultType), isNullable: true);
    }

    private (TypedValue Text, ReplacedPattern Pattern)? SearchedText(CallSyntax syntax)
    {
        if (syntax.Arguments.Count is not (2 or 3))
        {
            Wrong(syntax.Span, $"'{syntax.Name.Text}' takes a text, a pattern, and the option 'i' if case does not matter.");
            return null;
        }

        var text = TextArgument(syntax, 0);
        var flags = syntax.Arguments.Count == 3 ? Flags(syntax, 2, "i") : "";
        var pattern = flags is null ? null : ReplacedPatternOf(syntax, flags.Length > 0);
        return text is null || pattern is null ? null : (text, pattern);
    }

    private TypedValue? TextArgument(CallSyntax syntax, int index)
    {
        var value = Bind(syntax.Arguments[index]);
        return value.IsError ? null : Bring(value, FunQlType.Text, syntax.Arguments[index].Span, $"Argument {index + 1} of '{syntax.Name.Text}'");
    }

    private string? Flags(CallSyntax syntax, int index, string known)
    {
        if (syntax.Arguments[index] is StringSyntax { Value: var flags } && flags.All(c => known.Contains(c)) && flags.Distinct().Count() == flags.Length)
        {
            return flags;
        }

        Wrong(syntax.Arguments[index].Span, known.Length > 1
            ? "The options are a literal: 'g' for every match and not only the first, 'i' where case does not matter, or both."
            : "The option is the literal 'i', where case does not matter.");
        return null;
    }

    private ReplacedPattern? ReplacedPatternOf(CallSyntax syntax, bool ignoresCase)
    {
        if (syntax.Arguments[1] is not StringSyntax { Value: var text })
        {
            session.Error(FunQlErrorKind.NotAllowed, syntax.Arguments[1].Span, $"The pattern of '{syntax.Name.Text}' must be a literal: what it costs, and whether it has one meaning, is checked before it runs.");
            return null;
        }

        if (ReplacedPattern.TryParse(text, ignoresCase, out var pattern, out var error))
        {
            return pattern;
        }

        Wrong(syntax.Arguments[1].Span, error);
        return null;
    }

    // What is computed is put in as it is: no text of a row names a group.
    private (Expression Node, IReadOnlyList<int> Groups, bool IsNullable)? ReplacementOf(ExpressionSyntax syntax, ReplacedPattern pattern)
    {
        var parts = new List<ExpressionSyntax> { syntax };
        if (syntax is BinarySyntax { Operator: BinaryOperator.Concatenate } concatenation)
        {
            parts.Clear();
            Chain(concatenation, BinaryOperator.Concatenate, parts);
        }

        var groups = new SortedSet<int>();
        foreach (var literal in parts.OfType<StringSyntax>())
        {
            var asked = ReplacementText.Groups(literal.Value, out var error);
            error ??= asked!.Where(static g => g > 0).Select(pattern.GroupFault).FirstOrDefault(static f => f is not null);
            error ??= groups.Count + asked!.Count > MostGroups && groups.Union(asked).Count() > MostGroups ? @"A replacement asks for at most nine different groups, '\&' among them." : null;
            if (error is not null)
            {
                Wrong(literal.Span, error);
                return null;
            }

            groups.UnionWith(asked!);
        }

        var (node, isNullable, kept) = ((Expression?)null, false, groups.ToList());
        foreach (var part in parts)
        {
            Expression next;
            if (part is StringSyntax literal)
            {
                next = TextNode(ReplacementText.Numbered(literal.Value, kept));
            }
            else if (Computed(part, parts.Count > 1) is { } value)
            {
                next = new FunctionCall(ScalarFunction.Replace, EquatableArray.Of(AsText(value), TextNode("\\"), TextNode(@"\\")), DataType.Text);
                isNullable |= value.IsNullable;
            }
            else
            {
                return null;
            }

            node = node is null ? next : new Concatenation(node, next);
        }

        return (node!, kept, isNullable);
    }

    // As with ||, a value among texts is taken as its text.
    private TypedValue? Computed(ExpressionSyntax syntax, bool isAmongTexts)
    {
        var value = Bind(syntax);
        return value.IsError ? null
            : isAmongTexts && value.Type is { Kind: not TypeKind.Array } ? value
            : Bring(value, FunQlType.Text, syntax.Span, "What comes in the place of a match");
    }

    private Expression TextNode(string text) => session.Node(TypedValue.OfLiteral(SqlValue.Text(text), FunQlType.Text));
}
