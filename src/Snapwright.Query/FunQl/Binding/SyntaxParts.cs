using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>The expressions that an expression consists of; those of a query in it are not its own.</summary>
internal static class SyntaxParts
{
    public static IEnumerable<ExpressionSyntax> Of(ExpressionSyntax syntax) => syntax switch
    {
        UnarySyntax s => [s.Operand],
        BinarySyntax s => [s.Left, s.Right],
        PatternSyntax s => [s.Text, s.Pattern],
        IsNullSyntax s => [s.Value],
        IsDistinctSyntax s => [s.Left, s.Right],
        BetweenSyntax s => [s.Value, s.Low, s.High],
        InListSyntax s => [s.Value, .. s.Items],
        InQuerySyntax s => [s.Value],
        QuantifiedSyntax s => s.Items is ScalarQuerySyntax ? [s.Value] : [s.Value, s.Items],
        CastSyntax s => [s.Operand],
        CaseSyntax s => OfCase(s),
        ArraySyntax s => s.Items,
        JsonArraySyntax s => s.Items,
        JsonObjectSyntax s => s.Properties.Select(static p => p.Value),
        CallSyntax s => OfCall(s),
        _ => [],
    };

    private static IEnumerable<ExpressionSyntax> OfCase(CaseSyntax syntax)
    {
        var parts = syntax.Branches.SelectMany(static b => new[] { b.When, b.Then });
        return parts.Concat(new[] { syntax.Subject, syntax.Otherwise }.OfType<ExpressionSyntax>());
    }

    private static IEnumerable<ExpressionSyntax> OfCall(CallSyntax syntax)
    {
        var parts = syntax.Arguments.Concat(syntax.OrderBy.Select(static o => o.Key));
        if (syntax.Filter is not null)
        {
            parts = parts.Append(syntax.Filter);
        }

        return syntax.Over is { } over ? parts.Concat(over.PartitionBy).Concat(over.OrderBy.Select(static o => o.Key)) : parts;
    }
}
