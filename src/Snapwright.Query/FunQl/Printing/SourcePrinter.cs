using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Printing;

/// <summary>What stands behind <c>FROM</c>.</summary>
internal sealed class SourcePrinter(PrintOutput output)
{
    public void Print(SourceSyntax source)
    {
        switch (source)
        {
            case TableSourceSyntax n:
                output.Add(n.IsOnly ? "ONLY " : "").Table(n.Table).Add(n.IsAsRoot ? " WITH SUPERUSER ROLE" : "");
                Alias(n.Alias);
                break;
            case QuerySourceSyntax n:
                output.Add(n.IsLateral ? "LATERAL " : "").Queries.Parenthesised(n.Query);
                Alias(n.Alias);
                output.Columns(n.Columns);
                break;
            case DomainSourceSyntax n:
                Domain(n);
                break;
            case JoinSourceSyntax n:
                Join(n);
                break;
        }
    }

    private void Domain(DomainSourceSyntax source)
    {
        output.Add("DOMAIN OF ").Add(source.IsField ? "FIELD " : "");
        if (source.Of is not null)
        {
            output.Expressions.Path(source.Of);
        }

        if (source.OfType is not null)
        {
            output.Add("TYPE ").Views.Type(source.OfType);
        }

        output.Add(source.IsAsRoot ? " WITH SUPERUSER ROLE" : "");
        Alias(source.Alias);
        output.Columns(source.Columns);
    }

    private void Join(JoinSourceSyntax join)
    {
        Print(join.Left);
        output.Add(join.Kind switch
        {
            JoinSyntaxKind.Inner => " JOIN ",
            JoinSyntaxKind.Left => " LEFT JOIN ",
            JoinSyntaxKind.Right => " RIGHT JOIN ",
            JoinSyntaxKind.Full => " FULL JOIN ",
            _ => " CROSS JOIN ",
        });
        var isParenthesised = join.Right is JoinSourceSyntax;
        output.Add(isParenthesised ? "(" : "");
        Print(join.Right);
        output.Add(isParenthesised ? ")" : "");
        output.Queries.Clause(" ON ", join.On);
    }

    private void Alias(NameSyntax? alias)
    {
        if (alias is not null)
        {
            output.Add(" AS ").Name(alias);
        }
    }
}
