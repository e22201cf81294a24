using Snapwright.Query.FunQl.Lexing;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Parsing;

/// <summary>Expressions, by the precedence of their operators.</summary>
internal sealed class ExpressionParser(Grammar grammar)
{
    private readonly TokenReader _reader = grammar.Reader;

    /// <summary>An expression.</summary>
    /// <param name="least">Operators that bind less tightly end it.</param>
    public ExpressionSyntax Parse(int least = Precedence.Or)
    {
        var start = _reader.Index;
        var height = _reader.Enter();
        var expression = Tail(Prefixed(least), start, least);
        _reader.Leave(height);
        return expression;
    }

    /// <summary>What stands in parentheses whose opening one is read: a query, or else an expression. The closing one is left.</summary>
    public QuerySyntax? Inside(out ExpressionSyntax expression)
    {
        expression = LiteralParser.Missing;
        if (ClauseWords.BeginsQuery(_reader.Kind))
        {
            return grammar.Queries.Parse();
        }

        if (_reader.Kind != TokenKind.OpenParen)
        {
            expression = Parse();
            return null;
        }

        // Only behind the inner parentheses it shows what the outer ones are: ((SELECT 1) UNION SELECT 2), or ((SELECT 1) + 2).
        var start = _reader.Index;
        var height = _reader.Enter();
        var query = Parenthesised(out expression);
        _reader.Leave(height);
        if (query is not null)
        {
            if (_reader.Kind == TokenKind.CloseParen || ClauseWords.Continues(_reader.Kind))
            {
                return grammar.Queries.Continue(query, start);
            }

            expression = new ScalarQuerySyntax(query) { Span = _reader.From(start) };
        }

        expression = Tail(grammar.Primaries.Casts(expression, start), start, Precedence.Or);
        return null;
    }

    /// <summary>A query or expression with the parentheses around it.</summary>
    public QuerySyntax? Parenthesised(out ExpressionSyntax expression)
    {
        var open = _reader.Index;
        _reader.Expect(TokenKind.OpenParen);
        var query = Inside(out expression);
        _reader.Close(open, TokenKind.CloseParen);
        return query;
    }

    private ExpressionSyntax Prefixed(int least)
    {
        var start = _reader.Index;
        UnaryOperator sign;
        var precedence = Precedence.Sign;
        switch (_reader.Kind)
        {
            case TokenKind.NotWord:
                if (least > Precedence.Not)
                {
                    _reader.Unexpected("NOT binds less tightly than the operator before it: it needs parentheses here.");
                    return LiteralParser.Missing;
                }

                sign = UnaryOperator.Not;
                precedence = Precedence.Not;
                break;
            case TokenKind.Minus:
                sign = UnaryOperator.Minus;
                break;
            case TokenKind.Plus:
                sign = UnaryOperator.Plus;
                break;
            default:
                return grammar.Primaries.Casts(grammar.Primaries.Parse(), start);
        }

        _reader.Advance();
        var operand = Parse(precedence);
        _reader.Grow();
        return new UnarySyntax(sign, operand) { Span = _reader.From(start) };
    }

    /// <summary>The operators behind an operand, with what they bind.</summary>
    private ExpressionSyntax Tail(ExpressionSyntax left, int start, int least)
    {
        var last = 0;
        while (true)
        {
            _reader.Expects(TokenKind.AnOperator);
            var precedence = Operators.PrecedenceOf(_reader.Kind, _reader.Ahead());
            if (precedence == 0 || precedence < least)
            {
                return left;
            }

            if (precedence == last && Precedence.IsSolitary(precedence))
            {
                ReportRow(precedence);
            }

            left = precedence switch
            {
                Precedence.Is => Is(left),
                Precedence.Comparison => Comparison(left),
                Precedence.Like => Like(left),
                _ => Ordinary(left, precedence),
            } with
            { Span = _reader.From(start) };
            _reader.Grow();
            last = precedence;
        }
    }

    private void ReportRow(int precedence) => _reader.Report(FunQlErrorKind.Syntax, _reader.Present.Span, precedence switch
    {
        Precedence.Comparison => "Comparisons do not stand in a row: a = b AND b = c compares three values, (a = b) = c compares a truth value.",
        Precedence.Is => "IS does not stand behind IS without parentheses.",
        _ => "LIKE, SIMILAR, BETWEEN and IN do not stand in a row without parentheses.",
    });

    private ExpressionSyntax Ordinary(ExpressionSyntax left, int precedence)
    {
        var kind = _reader.Kind;
        _reader.Advance();
        RefuseQuantifier();
        var right = Parse(precedence + 1);
        if (Operators.Binary(kind) is { } binary)
        {
            return new BinarySyntax(binary, left, right);
        }

        var (pattern, isNegated) = Operators.Pattern(kind);
        return new PatternSyntax(pattern, isNegated, left, right);
    }

    private void RefuseQuantifier()
    {
        if (_reader.Kind is TokenKind.AnyWord or TokenKind.SomeWord or TokenKind.AllWord)
        {
            _reader.Report(FunQlErrorKind.NotSupported, _reader.Present.Span, "ANY, SOME and ALL stand only behind comparisons: = <> < <= > >=.");
            _reader.Advance();
        }
    }

    private ExpressionSyntax Comparison(ExpressionSyntax left)
    {
        var comparison = Operators.Binary(_reader.Kind)!.Value;
        _reader.Advance();
        if (_reader.Kind is not (TokenKind.AnyWord or TokenKind.SomeWord or TokenKind.AllWord))
        {
            return new BinarySyntax(comparison, left, Parse(Precedence.Comparison + 1));
        }

        var isAll = _reader.Kind == TokenKind.AllWord;
        _reader.Advance();
        var start = _reader.Index;
        if (Parenthesised(out var items) is { } query)
        {
            items = new ScalarQuerySyntax(query) { Span = _reader.From(start) };
        }

        return new QuantifiedSyntax(comparison, isAll, left, items);
    }

    private ExpressionSyntax Is(ExpressionSyntax left)
    {
        _reader.Advance();
        var isNegated = _reader.Accept(TokenKind.NotWord);
        if (_reader.Accept(TokenKind.NullWord))
        {
            return new IsNullSyntax(isNegated, left);
        }

        _reader.Expect(TokenKind.DistinctWord);
        _reader.Expect(TokenKind.FromWord);
        return new IsDistinctSyntax(isNegated, left, Parse(Precedence.Is + 1));
    }

    private ExpressionSyntax Like(ExpressionSyntax left)
    {
        var isNegated = _reader.Accept(TokenKind.NotWord);
        var kind = _reader.Kind;
        _reader.Advance();
        switch (kind)
        {
            case TokenKind.InWord:
                return In(left, isNegated);
            case TokenKind.BetweenWord:
                var low = Parse(Precedence.Like + 1);
                _reader.Expect(TokenKind.AndWord);
                return new BetweenSyntax(isNegated, left, low, Parse(Precedence.Like + 1));
            case TokenKind.SimilarWord:
                _reader.Expect(TokenKind.ToWord);
                break;
        }

        RefuseQuantifier();
        return new PatternSyntax(Operators.Pattern(kind).Kind, isNegated, left, Parse(Precedence.Like + 1));
    }

    private ExpressionSyntax In(ExpressionSyntax left, bool isNegated)
    {
        var open = _reader.Index;
        _reader.Expect(TokenKind.OpenParen);
        if (Inside(out var first) is { } query)
        {
            _reader.Close(open, TokenKind.CloseParen);
            return new InQuerySyntax(isNegated, left, query);
        }

        var items = grammar.Rest(open, TokenKind.CloseParen, [first], static g => g.Expressions.Parse(), isOptional: false);
        return new InListSyntax(isNegated, left, items);
    }
}
