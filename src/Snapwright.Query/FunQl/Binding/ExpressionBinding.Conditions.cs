using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Patterns;
using Snapwright.Query.Values;

namespace Snapwright.Query.FunQl.Binding;

internal sealed partial class ExpressionBinding
{
    private TypedValue BindPattern(PatternSyntax syntax)
    {
        var (text, pattern) = (Bind(syntax.Text), Bind(syntax.Pattern));
        if (AnyError(text, pattern)
            || Bring(text, FunQlType.Text, syntax.Text.Span, "What is compared with a pattern") is not { } of
            || Bring(pattern, FunQlType.Text, syntax.Pattern.Span, "A pattern") is not { } like)
        {
            return TypedValue.Error;
        }

        Expression? node;
        if (syntax.Kind is PatternKind.Regex or PatternKind.CaselessRegex or PatternKind.Similar)
        {
            node = Regex(syntax, of, pattern);
        }
        else if (like.Literal is { IsNull: false } literal && EndsInEscape(literal.AsString))
        {
            Wrong(syntax.Pattern.Span, @"A pattern cannot end with '\': it takes the meaning of the character behind it away.");
            node = null;
        }
        else
        {
            node = new LikePattern(session.Node(of), session.Node(like), syntax.Kind == PatternKind.CaselessLike);
        }

        return node is null ? TypedValue.Error : Truth(syntax.IsNegated ? new Not(node) : node, of.IsNullable || like.IsNullable);
    }

    private PatternMatch? Regex(PatternSyntax syntax, TypedValue text, TypedValue pattern)
    {
        if (pattern.Literal is not { IsNull: false, Kind: TypeKind.Text } literal)
        {
            session.Error(FunQlErrorKind.NotAllowed, syntax.Pattern.Span, $"{(syntax.Kind == PatternKind.Similar ? "The pattern of SIMILAR TO" : "A regular expression")} must be a literal: what it costs is checked before it runs.");
            return null;
        }

        var isSimilar = syntax.Kind == PatternKind.Similar;
        var expression = isSimilar ? SimilarPattern.ToRegularExpression(literal.AsString) : literal.AsString;
        if (!TextPattern.TryParse(expression, out var parsed, out var error))
        {
            Wrong(syntax.Pattern.Span, isSimilar ? $"The pattern is taken for the regular expression {expression}. {error}" : error);
            return null;
        }

        parsed = syntax.Kind == PatternKind.CaselessRegex ? parsed.IgnoringCase() : parsed;
        return new(session.Node(text), session.Node(TypedValue.OfLiteral(SqlValue.Text(parsed.Canonical), FunQlType.Text)));
    }

    private static bool EndsInEscape(string pattern)
    {
        var escapes = 0;
        for (var i = pattern.Length - 1; i >= 0 && pattern[i] == '\\'; i--)
        {
            escapes++;
        }

        return escapes % 2 == 1;
    }

    private TypedValue BindIsNull(IsNullSyntax syntax)
    {
        var value = Bind(syntax.Value);
        if (value.IsError)
        {
            return value;
        }

        var test = new IsNull(session.Node(value));
        return Truth(syntax.IsNegated ? new Not(test) : test, isNullable: false);
    }

    private TypedValue BindIsDistinct(IsDistinctSyntax syntax)
    {
        var (left, right) = (Bind(syntax.Left), Bind(syntax.Right));
        if (BringTogether(left, right, syntax.Left, syntax.Right, isOrder: false) is not { } sides)
        {
            return TypedValue.Error;
        }

        var same = new SameValue(sides.Left, sides.Right);
        return Truth(syntax.IsNegated ? same : new Not(same), isNullable: false);
    }

    private TypedValue BindBetween(BetweenSyntax syntax)
    {
        var (value, low, high) = (Bind(syntax.Value), Bind(syntax.Low), Bind(syntax.High));
        if (AnyError(value, low, high))
        {
            return TypedValue.Error;
        }

        var from = Compare(ComparisonOperator.GreaterOrEqual, value, low, syntax.Value, syntax.Low);
        var to = Compare(ComparisonOperator.LessOrEqual, value, high, syntax.Value, syntax.High);
        if (AnyError(from, to))
        {
            return TypedValue.Error;
        }

        var both = new And(EquatableArray.Of(from.Node!, to.Node!));
        return Truth(syntax.IsNegated ? new Not(both) : both, from.IsNullable || to.IsNullable);
    }

    private TypedValue BindInList(InListSyntax syntax)
    {
        var value = Bind(syntax.Value);
        var items = syntax.Items.Select(Bind).ToList();
        if (value.IsError || items.Exists(static i => i.IsError))
        {
            return TypedValue.Error;
        }

        if (Unified([value, .. items], [syntax.Value, .. syntax.Items], "The values of IN") is not { } all || !IsComparable(all.Type, syntax.Span, isOrder: false))
        {
            return TypedValue.Error;
        }

        for (var i = 0; i < items.Count; i++)
        {
            if (!AreChoices(value, items[i], syntax.Items[i]))
            {
                return TypedValue.Error;
            }
        }

        var nodes = all.Type.Kind == TypeKind.Interval ? [.. all.Values.Select(Compared)] : all.Nodes;
        var test = new InItems(nodes[0], nodes.Skip(1).ToEquatableArray());
        return Truth(syntax.IsNegated ? new Not(test) : test, value.IsNullable || items.Exists(static i => i.IsNullable));
    }

    /// <summary>Values as ones of one type; null with a fault.</summary>
    private (FunQlType Type, List<TypedValue> Values, List<Expression> Nodes)? Unified(IReadOnlyList<TypedValue> values, IReadOnlyList<ExpressionSyntax> syntaxes, string what)
    {
        var common = values[0];
        for (var i = 1; i < values.Count; i++)
        {
            if (Coercion.Common(common, values[i]) is not { } type)
            {
                Wrong(syntaxes[i].Span, $"{what} must be of one type: this is {Describe(values[i])}, and what stands before is {Describe(common)}.");
                return null;
            }

            common = common.IsNull && values[i].IsNull
                ? common
                : Coercion.To(session, common, type) is { Literal: not null } literal ? literal.WithType(type) : TypedValue.Of(BooleanLiteral.True, type, isNullable: true);
        }

        var result = common.Type ?? FunQlType.Text;
        var all = new List<TypedValue>();
        for (var i = 0; i < values.Count; i++)
        {
            if (Coercion.To(session, values[i], result) is not { } brought)
            {
                Wrong(syntaxes[i].Span, $"{what} must be of one type: this is {Describe(values[i])}, and not {result}.");
                return null;
            }

            all.Add(brought);
        }

        return (result, all, all.ConvertAll(session.Node));
    }

    private static TypedValue Truth(Expression condition, bool isNullable) => TypedValue.Of(condition, FunQlType.Boolean, isNullable);
}
