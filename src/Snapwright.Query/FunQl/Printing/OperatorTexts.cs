using Snapwright.Query.FunQl.Parsing;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Printing;

/// <summary>Operators as they are written, and how tightly they bind.</summary>
internal static class OperatorTexts
{
    public static string Of(BinaryOperator binary) => binary switch
    {
        BinaryOperator.Or => "OR",
        BinaryOperator.And => "AND",
        BinaryOperator.Equal => "=",
        BinaryOperator.NotEqual => "<>",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.Concatenate => "||",
        BinaryOperator.JsonPart => "->",
        BinaryOperator.JsonPartText => "->>",
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        _ => "%",
    };

    public static string Of(PatternKind kind, bool isNegated) => (kind, isNegated) switch
    {
        (PatternKind.Like, false) => "LIKE",
        (PatternKind.Like, true) => "NOT LIKE",
        (PatternKind.CaselessLike, false) => "ILIKE",
        (PatternKind.CaselessLike, true) => "NOT ILIKE",
        (PatternKind.Similar, false) => "SIMILAR TO",
        (PatternKind.Similar, true) => "NOT SIMILAR TO",
        (PatternKind.Regex, false) => "~",
        (PatternKind.Regex, true) => "!~",
        (_, false) => "~*",
        (_, true) => "!~*",
    };

    public static int PrecedenceOf(ExpressionSyntax node) => node switch
    {
        BinarySyntax n => n.Operator switch
        {
            BinaryOperator.Or => Precedence.Or,
            BinaryOperator.And => Precedence.And,
            >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual => Precedence.Comparison,
            BinaryOperator.Add or BinaryOperator.Subtract => Precedence.Sum,
            BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Modulo => Precedence.Product,
            _ => Precedence.Symbolic,
        },
        UnarySyntax { Operator: UnaryOperator.Not } => Precedence.Not,
        UnarySyntax => Precedence.Sign,
        IsNullSyntax or IsDistinctSyntax => Precedence.Is,
        QuantifiedSyntax => Precedence.Comparison,
        PatternSyntax { Kind: PatternKind.Regex or PatternKind.CaselessRegex } => Precedence.Symbolic,
        PatternSyntax or BetweenSyntax or InListSyntax or InQuerySyntax => Precedence.Like,
        CastSyntax => Precedence.Cast,
        _ => Precedence.Primary,
    };
}
