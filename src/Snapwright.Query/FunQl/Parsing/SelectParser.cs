using Snapwright.Query.FunQl.Lexing;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Parsing;

/// <summary><c>SELECT</c> and its clauses.</summary>
internal sealed class SelectParser(Grammar grammar)
{
    private readonly TokenReader _reader = grammar.Reader;

    /// <summary>A <c>SELECT</c>; the present token is the word.</summary>
    public SelectSyntax Parse()
    {
        var start = _reader.Index;
        _reader.Advance();
        var isDistinct = _reader.Accept(TokenKind.DistinctWord);
        if (!isDistinct)
        {
            _reader.Accept(TokenKind.AllWord);
        }

        var results = ClauseWords.EndsList(_reader.Kind) ? default : grammar.Clause(0, static g => g.Selects.Result());
        var select = new SelectSyntax(results) { IsDistinct = isDistinct };
        for (var done = 0; Next(done) is var clause && clause >= 0; done = Math.Max(done, clause + 1))
        {
            if (clause < done)
            {
                ReportOrder(clause, done);
            }

            select = Clause(select, clause);
            _reader.EndClause(clause + 1);
        }

        return select with { Span = _reader.From(start) };
    }

    /// <summary>An item of the list of a <c>SELECT</c> or <c>RETURNING</c>.</summary>
    public ResultSyntax Result()
    {
        var start = _reader.Index;
        if (_reader.At(TokenKind.At))
        {
            _reader.Advance();
            var attribute = grammar.Attributes.Attribute(isOfColumn: false);
            return new AttributeResultSyntax(attribute) { Span = _reader.From(start) };
        }

        if (Star() is { } star)
        {
            return star;
        }

        var value = grammar.Expressions.Parse();
        NameSyntax? alias = null;
        if (_reader.Accept(TokenKind.AsWord))
        {
            alias = grammar.Names.NewName();
        }

        var attributes = _reader.At(TokenKind.AtBrace) ? grammar.Attributes.Bound() : default;
        return new ColumnResultSyntax(value, alias, attributes) { Span = _reader.From(start) };
    }

    /// <summary><c>*</c>, <c>name.*</c> or <c>schema.name.*</c>; null where an expression stands.</summary>
    private StarResultSyntax? Star()
    {
        var start = _reader.Index;
        if (_reader.Accept(TokenKind.Star))
        {
            return new(null) { Span = _reader.From(start) };
        }

        var isOne = Keywords.CanBeName(_reader.Kind) && _reader.Ahead() == TokenKind.Dot;
        var isStar = isOne && (_reader.Ahead(2) == TokenKind.Star || (_reader.Ahead(3) == TokenKind.Dot && _reader.Ahead(4) == TokenKind.Star));
        if (!isStar)
        {
            return null;
        }

        var first = grammar.Names.Name();
        _reader.Advance();
        TableNameSyntax table;
        if (_reader.Kind == TokenKind.Star)
        {
            table = new(null, first) { Span = first.Span };
        }
        else
        {
            table = new(first, grammar.Names.AnyWord()) { Span = _reader.From(start) };
            _reader.Expect(TokenKind.Dot);
        }

        _reader.Expect(TokenKind.Star);
        return new(table) { Span = _reader.From(start) };
    }

    /// <summary>The index of the clause that begins here; -1 for none. Those that are past are not said to be expected.</summary>
    private int Next(int done)
    {
        for (var i = done; i < ClauseWords.SetOperators; i++)
        {
            _reader.Expects(ClauseWords.InOrder[i]);
        }

        return Array.IndexOf(ClauseWords.InOrder, _reader.Kind, 0, ClauseWords.SetOperators);
    }

    private void ReportOrder(int clause, int done)
    {
        var word = Keywords.Of(ClauseWords.InOrder[clause])!.Text;
        _reader.Report(FunQlErrorKind.Syntax, _reader.Present.Span, clause == done - 1
            ? $"{word} stands here a second time."
            : $"{word} stands before {Keywords.Of(ClauseWords.InOrder[done - 1])!.Text}.");
    }

    private SelectSyntax Clause(SelectSyntax select, int clause)
    {
        _reader.Advance();
        switch (ClauseWords.InOrder[clause])
        {
            case TokenKind.FromWord:
                return select with { From = grammar.Sources.Parse() };
            case TokenKind.WhereWord:
                return select with { Where = grammar.Expressions.Parse() };
            case TokenKind.GroupWord:
                _reader.Expect(TokenKind.ByWord);
                return select with { GroupBy = grammar.Clause(clause + 1, static g => g.Expressions.Parse()) };
            case TokenKind.HavingWord:
                return select with { Having = grammar.Expressions.Parse() };
            default:
                return select with { Windows = grammar.Clause(clause + 1, static g => g.Selects.Window()) };
        }
    }

    private WindowSyntax Window()
    {
        var start = _reader.Index;
        var name = grammar.Names.NewName();
        _reader.Expect(TokenKind.AsWord);
        var window = grammar.Calls.Window();
        return new(name, window) { Span = _reader.From(start) };
    }
}
