using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Printing;

/// <summary>Queries.</summary>
internal sealed class QueryPrinter(PrintOutput output)
{
    public void Parenthesised(QuerySyntax query)
    {
        output.Add("(");
        Print(query);
        output.Add(")");
    }

    public void Print(QuerySyntax query)
    {
        if (query.With is not null)
        {
            With(query.With);
            output.Add(" ");
        }

        Body(query.Body);
        output.Calls.OrderBy(query.OrderBy);
        Clause(" LIMIT ", query.Limit);
        Clause(" OFFSET ", query.Offset);
    }

    public void With(WithSyntax with) =>
        output.Add(with.IsRecursive ? "WITH RECURSIVE " : "WITH ").List(with.Tables, static (o, t) => o.Queries.CommonTable(t));

    public void CommonTable(CommonTableSyntax table)
    {
        output.Name(table.Name).Columns(table.Columns).Add(" AS ");
        output.Add(table.IsMaterialized switch { true => "MATERIALIZED ", false => "NOT MATERIALIZED ", null => "" });
        Parenthesised(table.Query);
    }

    public void Body(QueryBodySyntax body)
    {
        switch (body)
        {
            case SelectSyntax n:
                Select(n);
                break;
            case NestedQuerySyntax n:
                Parenthesised(n.Query);
                break;
            case ValuesSyntax n:
                output.Add("VALUES ").List(n.Rows, static (o, r) => o.Add("(").List(r, static (p, v) => p.Queries.ValueOrDefault(v)).Add(")"));
                break;
            case SetOperationSyntax n:
                var precedence = PrecedenceOf(n);
                Arm(n.Left, precedence);
                output.Add(n.Operator switch { SetOperator.Union => " UNION ", SetOperator.Intersect => " INTERSECT ", _ => " EXCEPT " });
                output.Add(n.IsAll ? "ALL " : "");
                Arm(n.Right, precedence + 1);
                break;
        }
    }

    public void Result(ResultSyntax result)
    {
        switch (result)
        {
            case AttributeResultSyntax n:
                output.Add("@").Views.Attribute(n.Attribute);
                break;
            case StarResultSyntax { Source: null }:
                output.Add("*");
                break;
            case StarResultSyntax n:
                output.Table(n.Source!).Add(".*");
                break;
            case ColumnResultSyntax n:
                output.Expressions.Print(n.Value);
                if (n.Alias is not null)
                {
                    output.Add(" AS ").Name(n.Alias);
                }

                output.Views.Attributes(n.Attributes);
                break;
        }
    }

    public void Window(WindowSyntax window)
    {
        output.Name(window.Name).Add(" AS ");
        output.Calls.Window(window.Window);
    }

    /// <summary>A keyword and an expression; nothing for none.</summary>
    public void Clause(string keyword, ExpressionSyntax? expression)
    {
        if (expression is not null)
        {
            output.Add(keyword).Expressions.Print(expression);
        }
    }

    public void ValueOrDefault(ExpressionSyntax? value)
    {
        if (value is null)
        {
            output.Add("DEFAULT");
        }
        else
        {
            output.Expressions.Print(value);
        }
    }

    private void Select(SelectSyntax select)
    {
        output.Add(select.IsDistinct ? "SELECT DISTINCT" : "SELECT").Add(select.Results.Count > 0 ? " " : "");
        output.List(select.Results, static (o, r) => o.Queries.Result(r));
        if (select.From is not null)
        {
            output.Add(" FROM ").Sources.Print(select.From);
        }

        Clause(" WHERE ", select.Where);
        if (select.GroupBy.Count > 0)
        {
            output.Add(" GROUP BY ").Expressions.List(select.GroupBy);
        }

        Clause(" HAVING ", select.Having);
        if (select.Windows.Count > 0)
        {
            output.Add(" WINDOW ").List(select.Windows, static (o, w) => o.Queries.Window(w));
        }
    }

    private void Arm(QueryBodySyntax arm, int least)
    {
        var isParenthesised = arm is SetOperationSyntax operation && PrecedenceOf(operation) < least;
        output.Add(isParenthesised ? "(" : "");
        Body(arm);
        output.Add(isParenthesised ? ")" : "");
    }

    private static int PrecedenceOf(SetOperationSyntax operation) => operation.Operator == SetOperator.Intersect ? 1 : 0;
}
