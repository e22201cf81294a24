using Snapwright.Query.FunQl.Lexing;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Parsing;

/// <summary>Values that are said outright.</summary>
internal sealed class LiteralParser(Grammar grammar)
{
    private readonly TokenReader _reader = grammar.Reader;

    /// <summary>A literal where only literals may stand: with a sign, or an array or JSON value of literals.</summary>
    public ExpressionSyntax Parse()
    {
        var start = _reader.Index;
        if (Simple() is { } simple)
        {
            return simple;
        }

        var height = _reader.Enter();
        ExpressionSyntax literal;
        switch (_reader.Kind)
        {
            case TokenKind.Plus or TokenKind.Minus when _reader.Ahead() is TokenKind.Integer or TokenKind.Decimal:
                var sign = _reader.Kind == TokenKind.Plus ? UnaryOperator.Plus : UnaryOperator.Minus;
                _reader.Advance();
                var number = Simple() ?? Missing;
                literal = new UnarySyntax(sign, number) { Span = _reader.From(start) };
                break;
            case TokenKind.ArrayWord when _reader.Ahead() == TokenKind.OpenBracket:
                _reader.Advance();
                var items = grammar.BracketedOrEmpty(TokenKind.OpenBracket, TokenKind.CloseBracket, static g => g.Literals.Parse());
                literal = new ArraySyntax(items) { Span = _reader.From(start) };
                break;
            case TokenKind.OpenBracket:
                var values = grammar.BracketedOrEmpty(TokenKind.OpenBracket, TokenKind.CloseBracket, static g => g.Literals.Parse());
                literal = new JsonArraySyntax(values) { Span = _reader.From(start) };
                break;
            case TokenKind.OpenBrace:
                var properties = grammar.BracketedOrEmpty(TokenKind.OpenBrace, TokenKind.CloseBrace, static g => g.Primaries.Property(static h => h.Literals.Parse()));
                literal = new JsonObjectSyntax(properties) { Span = _reader.From(start) };
                break;
            default:
                _reader.Expects(TokenKind.ALiteral);
                _reader.Unexpected();
                literal = Missing;
                break;
        }

        _reader.Leave(height);
        return literal;
    }

    /// <summary>A number without a sign, a text, a truth value, NULL or the name of a view; null where none stands here.</summary>
    public ExpressionSyntax? Simple()
    {
        var span = _reader.Present.Span;
        ExpressionSyntax literal;
        switch (_reader.Kind)
        {
            case TokenKind.Integer:
                literal = new IntegerSyntax(_reader.Text()) { Span = span };
                break;
            case TokenKind.Decimal:
                literal = new DecimalSyntax(_reader.Text()) { Span = span };
                break;
            case TokenKind.String:
                literal = new StringSyntax(_reader.Text()) { Span = span };
                break;
            case TokenKind.TrueWord or TokenKind.FalseWord:
                literal = new BooleanSyntax(_reader.Kind == TokenKind.TrueWord) { Span = span };
                break;
            case TokenKind.NullWord:
                literal = new NullSyntax { Span = span };
                break;
            case TokenKind.Ampersand:
                var start = _reader.Index;
                _reader.Advance();
                var view = grammar.Names.Table();
                return new ViewNameSyntax(view) { Span = _reader.From(start) };
            default:
                return null;
        }

        _reader.Advance();
        return literal;
    }

    /// <summary>What stands for an expression that is missing; there is an error then, so that nobody sees it.</summary>
    public static ExpressionSyntax Missing { get; } = new NullSyntax();
}
