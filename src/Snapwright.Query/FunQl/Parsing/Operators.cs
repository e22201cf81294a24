using Snapwright.Query.FunQl.Lexing;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Parsing;

/// <summary>Tokens that stand between operands.</summary>
internal static class Operators
{
    /// <summary>How tightly a token binds what stands before it; 0 for what is no operator. For <c>NOT</c> the word behind it counts.</summary>
    public static int PrecedenceOf(TokenKind kind, TokenKind next) => kind switch
    {
        TokenKind.OrWord => Precedence.Or,
        TokenKind.AndWord => Precedence.And,
        TokenKind.IsWord => Precedence.Is,
        TokenKind.Equal or TokenKind.NotEqual or TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual => Precedence.Comparison,
        TokenKind.LikeWord or TokenKind.IlikeWord or TokenKind.SimilarWord or TokenKind.BetweenWord or TokenKind.InWord => Precedence.Like,
        TokenKind.NotWord when next is TokenKind.LikeWord or TokenKind.IlikeWord or TokenKind.SimilarWord or TokenKind.BetweenWord or TokenKind.InWord => Precedence.Like,
        TokenKind.Concatenate or TokenKind.JsonPart or TokenKind.JsonPartText => Precedence.Symbolic,
        >= TokenKind.Like and <= TokenKind.NotCaselessRegex => Precedence.Symbolic,
        TokenKind.Plus or TokenKind.Minus => Precedence.Sum,
        TokenKind.Star or TokenKind.Slash or TokenKind.Percent => Precedence.Product,
        _ => 0,
    };

    /// <summary>The operator of a token; null where the token makes another sort of node.</summary>
    public static BinaryOperator? Binary(TokenKind kind) => kind switch
    {
        TokenKind.OrWord => BinaryOperator.Or,
        TokenKind.AndWord => BinaryOperator.And,
        TokenKind.Equal => BinaryOperator.Equal,
        TokenKind.NotEqual => BinaryOperator.NotEqual,
        TokenKind.Less => BinaryOperator.Less,
        TokenKind.LessOrEqual => BinaryOperator.LessOrEqual,
        TokenKind.Greater => BinaryOperator.Greater,
        TokenKind.GreaterOrEqual => BinaryOperator.GreaterOrEqual,
        TokenKind.Concatenate => BinaryOperator.Concatenate,
        TokenKind.JsonPart => BinaryOperator.JsonPart,
        TokenKind.JsonPartText => BinaryOperator.JsonPartText,
        TokenKind.Plus => BinaryOperator.Add,
        TokenKind.Minus => BinaryOperator.Subtract,
        TokenKind.Star => BinaryOperator.Multiply,
        TokenKind.Slash => BinaryOperator.Divide,
        TokenKind.Percent => BinaryOperator.Modulo,
        _ => null,
    };

    /// <summary>The sort of pattern of a symbol or keyword, and whether it is negated.</summary>
    public static (PatternKind Kind, bool IsNegated) Pattern(TokenKind kind) => kind switch
    {
        TokenKind.LikeWord or TokenKind.Like => (PatternKind.Like, false),
        TokenKind.NotLike => (PatternKind.Like, true),
        TokenKind.IlikeWord or TokenKind.CaselessLike => (PatternKind.CaselessLike, false),
        TokenKind.NotCaselessLike => (PatternKind.CaselessLike, true),
        TokenKind.Regex => (PatternKind.Regex, false),
        TokenKind.NotRegex => (PatternKind.Regex, true),
        TokenKind.CaselessRegex => (PatternKind.CaselessRegex, false),
        TokenKind.NotCaselessRegex => (PatternKind.CaselessRegex, true),
        _ => (PatternKind.Similar, false),
    };
}
