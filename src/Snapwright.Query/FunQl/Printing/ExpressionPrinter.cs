using Snapwright.Model.Collections;
using Snapwright.Query.FunQl.Parsing;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Printing;

/// <summary>Expressions.</summary>
internal sealed class ExpressionPrinter(PrintOutput output)
{
    /// <summary>An expression.</summary>
    /// <param name="node">The expression.</param>
    /// <param name="least">In parentheses if it binds less tightly.</param>
    public void Print(ExpressionSyntax node, int least = Precedence.Or)
    {
        var isParenthesised = OperatorTexts.PrecedenceOf(node) < least;
        output.Add(isParenthesised ? "(" : "");
        Plain(node);
        output.Add(isParenthesised ? ")" : "");
    }

    public void List(EquatableArray<ExpressionSyntax> items) => output.List(items, static (o, i) => o.Expressions.Print(i));

    public void PathStart(PathStartSyntax node)
    {
        switch (node)
        {
            case ArgumentNameSyntax n:
                output.Add(n.IsGlobal ? "$$" : "$").AnyWord(n.Name);
                break;
            case FieldSyntax n:
                // Only the first word can be taken for a keyword.
                var isFirst = true;
                foreach (var part in new[] { n.Schema, n.Table, n.Name })
                {
                    if (part is not null)
                    {
                        _ = isFirst ? output.Name(part) : output.Add(".").AnyWord(part);
                        isFirst = false;
                    }
                }

                break;
        }
    }

    public void Arrow(ArrowSyntax node) => output.Add(node.IsAsRoot ? "!=>" : "=>").AnyWord(node.Name);

    public void Property(JsonPropertySyntax node)
    {
        output.AnyWord(node.Name).Add(": ");
        Print(node.Value);
    }

    public void Branch(BranchSyntax node)
    {
        output.Add("WHEN ");
        Print(node.When);
        output.Add(" THEN ");
        Print(node.Then);
    }

    /// <summary><c>WHEN ... ELSE ... END</c></summary>
    public void Branches(EquatableArray<BranchSyntax> branches, ExpressionSyntax? otherwise)
    {
        foreach (var branch in branches)
        {
            output.Add(" ");
            Branch(branch);
        }

        if (otherwise is not null)
        {
            output.Add(" ELSE ");
            Print(otherwise);
        }

        output.Add(" END");
    }

    public void Path(PathSyntax node)
    {
        PathStart(node.Start);
        foreach (var arrow in node.Arrows)
        {
            Arrow(arrow);
        }

        output.Add(node.IsAsRoot ? "!" : "");
    }

    private void Plain(ExpressionSyntax node)
    {
        switch (node)
        {
            case IntegerSyntax n:
                output.Add(n.Digits);
                break;
            case DecimalSyntax n:
                output.Add(n.Digits);
                break;
            case StringSyntax n:
                output.Add(Quoting.Text(n.Value));
                break;
            case BooleanSyntax n:
                output.Add(n.Value ? "TRUE" : "FALSE");
                break;
            case NullSyntax:
                output.Add("NULL");
                break;
            case ViewNameSyntax n:
                output.Add("&").Table(n.View);
                break;
            case PathSyntax n:
                Path(n);
                break;
            case CallSyntax n:
                output.Calls.Print(n);
                break;
            case UnarySyntax or CastSyntax or BinarySyntax or PatternSyntax or IsNullSyntax or IsDistinctSyntax:
                Operation(node);
                break;
            case BetweenSyntax or InListSyntax or InQuerySyntax or QuantifiedSyntax:
                Membership(node);
                break;
            default:
                Constructed(node);
                break;
        }
    }

    private void Constructed(ExpressionSyntax node)
    {
        switch (node)
        {
            case ArraySyntax n:
                output.Add("array[").Expressions.List(n.Items);
                output.Add("]");
                break;
            case JsonArraySyntax n:
                output.Add("[").Expressions.List(n.Items);
                output.Add("]");
                break;
            case JsonObjectSyntax n:
                output.Add("{").List(n.Properties, static (o, p) => o.Expressions.Property(p)).Add("}");
                break;
            case CellAttributeSyntax n:
                Path(n.Path);
                output.Add(".@").AnyWord(n.Name);
                break;
            case RowAttributeSyntax n:
                output.Table(n.Source).Add(".@@").AnyWord(n.Name);
                break;
            case CaseSyntax n:
                output.Add(n.Subject is null ? "CASE" : "MATCH ON ");
                if (n.Subject is not null)
                {
                    Print(n.Subject);
                }

                Branches(n.Branches, n.Otherwise);
                break;
            case TypeTestSyntax n:
                Path(n.Path);
                output.Add(n.IsExact ? " OFTYPE " : " INHERITED FROM ").Table(n.Table);
                break;
            case ExistsSyntax n:
                output.Add("EXISTS ").Queries.Parenthesised(n.Query);
                break;
            case ScalarQuerySyntax n:
                output.Queries.Parenthesised(n.Query);
                break;
            default:
                throw new ArgumentException($"{node.GetType().Name} has no text.", nameof(node));
        }
    }

    private void Operation(ExpressionSyntax node)
    {
        switch (node)
        {
            case UnarySyntax { Operator: UnaryOperator.Not } n:
                output.Add("NOT ");
                Print(n.Operand, Precedence.Not);
                break;
            case UnarySyntax n:
                // Two of them would begin a comment.
                output.Add(n.Operator == UnaryOperator.Plus ? "+" : output.EndsWithMinus ? " -" : "-");
                Print(n.Operand, Precedence.Sign);
                break;
            case CastSyntax n:
                Print(n.Operand, Precedence.Cast);
                output.Add("::").Views.Type(n.Type);
                break;
            case BinarySyntax n:
                var precedence = OperatorTexts.PrecedenceOf(n);
                Infix(n.Left, $" {OperatorTexts.Of(n.Operator)} ", n.Right, precedence);
                break;
            case PatternSyntax n:
                Infix(n.Text, $" {OperatorTexts.Of(n.Kind, n.IsNegated)} ", n.Pattern, OperatorTexts.PrecedenceOf(n));
                break;
            case IsNullSyntax n:
                Print(n.Value, Precedence.Is + 1);
                output.Add(n.IsNegated ? " IS NOT NULL" : " IS NULL");
                break;
            case IsDistinctSyntax n:
                Infix(n.Left, n.IsNegated ? " IS NOT DISTINCT FROM " : " IS DISTINCT FROM ", n.Right, Precedence.Is);
                break;
        }
    }

    private void Infix(ExpressionSyntax left, string text, ExpressionSyntax right, int precedence)
    {
        Print(left, Precedence.IsSolitary(precedence) ? precedence + 1 : precedence);
        output.Add(text);
        Print(right, precedence + 1);
    }

    private void Membership(ExpressionSyntax node)
    {
        switch (node)
        {
            case BetweenSyntax n:
                Print(n.Value, Precedence.Like + 1);
                output.Add(n.IsNegated ? " NOT BETWEEN " : " BETWEEN ");
                Print(n.Low, Precedence.Like + 1);
                output.Add(" AND ");
                Print(n.High, Precedence.Like + 1);
                break;
            case InListSyntax n:
                Print(n.Value, Precedence.Like + 1);
                output.Add(n.IsNegated ? " NOT IN (" : " IN (");

                // A query that is the only item would be taken for the query of the rows.
                var isQuery = n.Items.Count == 1 && n.Items[0] is ScalarQuerySyntax;
                List(n.Items);
                output.Add(isQuery ? ",)" : ")");
                break;
            case InQuerySyntax n:
                Print(n.Value, Precedence.Like + 1);
                output.Add(n.IsNegated ? " NOT IN " : " IN ").Queries.Parenthesised(n.Query);
                break;
            case QuantifiedSyntax n:
                Print(n.Value, Precedence.Comparison + 1);
                output.Add($" {OperatorTexts.Of(n.Operator)} {(n.IsAll ? "ALL" : "ANY")} ");
                if (n.Items is ScalarQuerySyntax query)
                {
                    output.Queries.Parenthesised(query.Query);
                }
                else
                {
                    output.Add("(");
                    Print(n.Items);
                    output.Add(")");
                }

                break;
        }
    }
}
