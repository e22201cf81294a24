using Snapwright.Model.Collections;
using Snapwright.Query.FunQl.Lexing;
using Snapwright.Query.FunQl.Parsing;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Printing;

/// <summary>Calls, orders and windows.</summary>
internal sealed class CallPrinter(PrintOutput output)
{
    public void Print(CallSyntax node)
    {
        var keyword = Keywords.Find(node.Name.Text, 0, node.Name.Text.Length)?.Kind;
        _ = keyword is TokenKind.LeftWord or TokenKind.RightWord ? output.AnyWord(node.Name) : output.Name(node.Name);
        output.Add("(").Add(node.Quantifier == CallQuantifier.Distinct ? "DISTINCT " : "").Add(node.IsStar ? "*" : "");
        output.Expressions.List(node.Arguments);
        OrderBy(node.OrderBy);
        output.Add(")");
        if (node.Filter is not null)
        {
            output.Add(" FILTER (WHERE ").Expressions.Print(node.Filter);
            output.Add(")");
        }

        if (node.Over is not null)
        {
            output.Add(" OVER ");
            Over(node.Over);
        }
    }

    /// <summary>The space and the list of an order; nothing for none.</summary>
    public void OrderBy(EquatableArray<OrderingSyntax> keys)
    {
        if (keys.Count > 0)
        {
            output.Add(" ORDER BY ").List(keys, static (o, k) => o.Calls.Ordering(k));
        }
    }

    public void Ordering(OrderingSyntax node)
    {
        output.Expressions.Print(node.Key);
        Direction(node.IsDescending, node.Nulls);
    }

    public void IndexColumn(IndexColumnSyntax node)
    {
        output.Expressions.Print(node.Expression);
        if (node.OperatorClass is { } name)
        {
            // ASC, DESC and NULLS are words that could follow as well.
            output.Add(" ").Add(Keywords.Find(name.Text, 0, name.Text.Length) is null ? Quoting.Name(name.Text) : $"\"{name.Text}\"");
        }

        Direction(node.IsDescending, node.Nulls);
    }

    /// <summary>A window in parentheses.</summary>
    public void Window(OverSyntax node)
    {
        output.Add("(");
        var start = "";
        if (node.Name is not null)
        {
            output.Name(node.Name);
            start = " ";
        }

        if (node.PartitionBy.Count > 0)
        {
            output.Add(start).Add("PARTITION BY ").Expressions.List(node.PartitionBy);
            start = " ";
        }

        if (node.OrderBy.Count > 0)
        {
            output.Add(start).Add("ORDER BY ").List(node.OrderBy, static (o, k) => o.Calls.Ordering(k));
            start = " ";
        }

        if (node.Frame is not null)
        {
            output.Add(start);
            Frame(node.Frame);
        }

        output.Add(")");
    }

    public void Frame(FrameSyntax node)
    {
        output.Add(node.Unit switch { FrameUnit.Rows => "ROWS ", FrameUnit.Range => "RANGE ", _ => "GROUPS " });
        var isShort = node.End.Kind == FrameBoundKind.CurrentRow;
        output.Add(isShort ? "" : "BETWEEN ");
        Bound(node.Start);
        if (!isShort)
        {
            output.Add(" AND ");
            Bound(node.End);
        }
    }

    public void Bound(FrameBoundSyntax node)
    {
        if (node.Distance is not null)
        {
            output.Expressions.Print(node.Distance, Precedence.Symbolic);
        }

        output.Add(node.Kind switch
        {
            FrameBoundKind.UnboundedPreceding => "UNBOUNDED PRECEDING",
            FrameBoundKind.Preceding => " PRECEDING",
            FrameBoundKind.CurrentRow => "CURRENT ROW",
            FrameBoundKind.Following => " FOLLOWING",
            _ => "UNBOUNDED FOLLOWING",
        });
    }

    private void Over(OverSyntax node)
    {
        if (node is { Name: { } name, PartitionBy.Count: 0, OrderBy.Count: 0, Frame: null })
        {
            output.Name(name);
        }
        else
        {
            Window(node);
        }
    }

    private void Direction(bool isDescending, NullsPlacement nulls) =>
        output.Add(isDescending ? " DESC" : "").Add(nulls switch { NullsPlacement.First => " NULLS FIRST", NullsPlacement.Last => " NULLS LAST", _ => "" });
}
