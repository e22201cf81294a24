using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Printing;

/// <summary>
/// The canonical text of a tree: on one line, keywords in upper case, parentheses and quotes only where they are needed. The text of a tree parses to the same tree,
/// so that equal texts are equal trees.
/// </summary>
public static class FunQlPrinter
{
    /// <summary>The text of a node, of whatever sort.</summary>
    public static string Print(SyntaxNode node)
    {
        var output = new PrintOutput();
        Print(output, node);
        return output.ToString();
    }

    private static void Print(PrintOutput output, SyntaxNode node)
    {
        switch (node)
        {
            case ViewSyntax n:
                output.Views.View(n);
                break;
            case ExpressionSyntax n:
                output.Expressions.Print(n);
                break;
            case StatementSyntax n:
                output.Views.Statement(n);
                break;
            case QueryBodySyntax n:
                output.Queries.Body(n);
                break;
            case SourceSyntax n:
                output.Sources.Print(n);
                break;
            case ResultSyntax n:
                output.Queries.Result(n);
                break;
            case TypeSyntax n:
                output.Views.Type(n);
                break;
            default:
                PrintPart(output, node);
                break;
        }
    }

    private static void PrintPart(PrintOutput output, SyntaxNode node)
    {
        switch (node)
        {
            case NameSyntax n:
                output.Name(n);
                break;
            case TableNameSyntax n:
                output.Table(n);
                break;
            case PathStartSyntax n:
                output.Expressions.PathStart(n);
                break;
            case ArrowSyntax n:
                output.Expressions.Arrow(n);
                break;
            case JsonPropertySyntax n:
                output.Expressions.Property(n);
                break;
            case BranchSyntax n:
                output.Expressions.Branch(n);
                break;
            case OrderingSyntax n:
                output.Calls.Ordering(n);
                break;
            case IndexColumnSyntax n:
                output.Calls.IndexColumn(n);
                break;
            case OverSyntax n:
                output.Calls.Window(n);
                break;
            case FrameSyntax n:
                output.Calls.Frame(n);
                break;
            case FrameBoundSyntax n:
                output.Calls.Bound(n);
                break;
            case WindowSyntax n:
                output.Queries.Window(n);
                break;
            case WithSyntax n:
                output.Queries.With(n);
                break;
            case CommonTableSyntax n:
                output.Queries.CommonTable(n);
                break;
            case AssignmentSyntax n:
                output.Commands.Assignment(n);
                break;
            case OnConflictSyntax n:
                output.Commands.OnConflict(n);
                break;
            case AttributeSyntax n:
                output.Views.Attribute(n);
                break;
            case MappingSyntax n:
                output.Views.Mapping(n);
                break;
            case ArgumentSyntax n:
                output.Views.Argument(n);
                break;
            case PragmaSyntax n:
                output.Views.Pragma(n);
                break;
            case ViewTargetSyntax n:
                output.Views.Target(n);
                break;
            default:
                throw new ArgumentException($"{node.GetType().Name} has no text.", nameof(node));
        }
    }
}
