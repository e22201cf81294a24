using Snapwright.Model.Diagnostics;
using Snapwright.Query.FunQl.Lexing;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Parsing;

/// <summary>What stands behind <c>FROM</c>.</summary>
internal sealed class SourceParser(Grammar grammar)
{
    private static readonly (TokenKind Word, JoinSyntaxKind Kind, bool HasOuter)[] Kinds =
    [
        (TokenKind.CrossWord, JoinSyntaxKind.Cross, false),
        (TokenKind.InnerWord, JoinSyntaxKind.Inner, false),
        (TokenKind.LeftWord, JoinSyntaxKind.Left, true),
        (TokenKind.RightWord, JoinSyntaxKind.Right, true),
        (TokenKind.FullWord, JoinSyntaxKind.Full, true),
        (TokenKind.OuterWord, JoinSyntaxKind.Full, false),
    ];

    private readonly TokenReader _reader = grammar.Reader;

    /// <summary>Sources with commas and joins between them.</summary>
    public SourceSyntax Parse()
    {
        var start = _reader.Index;
        var height = _reader.Enter();
        var source = Commas(Joins(One(), start), start);
        _reader.Leave(height);
        return source;
    }

    /// <summary>A table with its alias.</summary>
    public TableSourceSyntax Table()
    {
        var start = _reader.Index;
        var isOnly = _reader.Kind == TokenKind.OnlyWord && Keywords.CanBeName(_reader.Ahead());
        if (isOnly)
        {
            _reader.Advance();
        }

        var table = grammar.Names.Table();
        var isAsRoot = AsRoot();
        var alias = Alias(isQuery: false);
        return new(table, alias) { IsOnly = isOnly, IsAsRoot = isAsRoot, Span = _reader.From(start) };
    }

    private SourceSyntax Commas(SourceSyntax left, int start)
    {
        while (_reader.Accept(TokenKind.Comma))
        {
            var rightStart = _reader.Index;
            var right = Joins(One(), rightStart);
            _reader.Grow();
            left = new JoinSourceSyntax(JoinSyntaxKind.Cross, left, right, null) { Span = _reader.From(start) };
        }

        return left;
    }

    private SourceSyntax Joins(SourceSyntax left, int start)
    {
        while (Join() is { } kind)
        {
            var right = One();
            ExpressionSyntax? on = null;
            if (kind != JoinSyntaxKind.Cross)
            {
                _reader.Expect(TokenKind.OnWord);
                on = grammar.Expressions.Parse();
            }

            _reader.Grow();
            left = new JoinSourceSyntax(kind, left, right, on) { Span = _reader.From(start) };
        }

        return left;
    }

    /// <summary>The words of a join; null where there is none.</summary>
    private JoinSyntaxKind? Join()
    {
        foreach (var (word, kind, hasOuter) in Kinds)
        {
            if (_reader.Accept(word))
            {
                if (hasOuter)
                {
                    _reader.Accept(TokenKind.OuterWord);
                }

                _reader.Expect(TokenKind.JoinWord);
                return kind;
            }
        }

        return _reader.Accept(TokenKind.JoinWord) ? JoinSyntaxKind.Inner : null;
    }

    private SourceSyntax One()
    {
        var start = _reader.Index;
        switch (_reader.Kind)
        {
            case TokenKind.LateralWord when _reader.Ahead() == TokenKind.OpenParen:
                _reader.Advance();
                var lateral = grammar.Queries.Parenthesised();
                return Query(lateral, start) with { IsLateral = true };
            case TokenKind.OpenParen:
                return Parenthesised(out var query) ?? Query(query!, start);
            case TokenKind.DomainWord when _reader.Ahead() == TokenKind.OfWord:
                return Domain();
            default:
                return Table();
        }
    }

    /// <summary>Joins in parentheses; or else a query, whose alias stands behind it.</summary>
    private SourceSyntax? Parenthesised(out QuerySyntax? query)
    {
        var open = _reader.Index;
        _reader.Advance();
        var height = _reader.Enter();
        var source = Inside(out query);
        _reader.Leave(height);
        _reader.Close(open, TokenKind.CloseParen);
        return source;
    }

    private SourceSyntax? Inside(out QuerySyntax? query)
    {
        query = null;
        if (ClauseWords.BeginsQuery(_reader.Kind))
        {
            query = grammar.Queries.Parse();
            return null;
        }

        if (_reader.Kind != TokenKind.OpenParen)
        {
            return Parse();
        }

        var start = _reader.Index;
        var source = Parenthesised(out query);
        if (source is null)
        {
            if (_reader.Kind == TokenKind.CloseParen || ClauseWords.Continues(_reader.Kind))
            {
                query = grammar.Queries.Continue(query!, start);
                return null;
            }

            source = Query(query!, start);
        }

        query = null;
        return Commas(Joins(source, start), start);
    }

    private QuerySourceSyntax Query(QuerySyntax query, int start)
    {
        var alias = Alias(isQuery: true);
        if (alias is null)
        {
            _reader.Unexpected("A query in FROM has a name: (SELECT ...) AS name.");
        }

        var columns = _reader.At(TokenKind.OpenParen) ? grammar.Queries.Columns() : default;
        return new(query, alias ?? new("_"), columns) { Span = _reader.From(start) };
    }

    private DomainSourceSyntax Domain()
    {
        var start = _reader.Index;
        _reader.Advance();
        _reader.Advance();
        PathSyntax? of = null;
        TypeSyntax? ofType = null;
        var pathStart = _reader.Index;
        var isField = _reader.Kind == TokenKind.FieldWord && Keywords.CanBeName(_reader.Ahead());
        if (_reader.Kind == TokenKind.TypeWord && Keywords.CanBeName(_reader.Ahead()))
        {
            _reader.Advance();
            ofType = grammar.Types.Parse();
        }
        else if (isField)
        {
            _reader.Advance();
            pathStart = _reader.Index;
            var field = grammar.Primaries.Field();
            of = new(field, default, false) { Span = field.Span };
        }
        else
        {
            of = Path(pathStart);
        }

        var isAsRoot = AsRoot();
        if (Alias(isQuery: true) is not { } alias)
        {
            _reader.Unexpected("A domain has a name: DOMAIN OF field AS name.");
            alias = new("_");
        }

        var columns = _reader.At(TokenKind.OpenParen) ? grammar.Queries.Columns() : default;
        return new(of, ofType, alias, columns) { IsField = isField, IsAsRoot = isAsRoot, Span = _reader.From(start) };
    }

    private PathSyntax Path(int start)
    {
        if (_reader.Kind is TokenKind.Argument or TokenKind.GlobalArgument)
        {
            var isGlobal = _reader.Kind == TokenKind.GlobalArgument;
            var name = new NameSyntax(_reader.Text()) { Span = _reader.Present.Span };
            _reader.Advance();
            return grammar.Primaries.Path(new ArgumentNameSyntax(name, isGlobal) { Span = name.Span }, start);
        }

        return grammar.Primaries.Path(grammar.Primaries.Field(), start);
    }

    /// <summary><c>WITH SUPERUSER ROLE</c></summary>
    private bool AsRoot()
    {
        if (!_reader.Accept(TokenKind.WithWord))
        {
            return false;
        }

        _reader.Expect(TokenKind.SuperuserWord);
        _reader.Expect(TokenKind.RoleWord);
        return true;
    }

    /// <summary>An alias; without <c>AS</c> only where what follows shows that no keyword was meant.</summary>
    private NameSyntax? Alias(bool isQuery)
    {
        if (_reader.Accept(TokenKind.AsWord))
        {
            return grammar.Names.NewName();
        }

        var next = _reader.Ahead();
        return Keywords.CanBeName(_reader.Kind)
            && (ClauseWords.FollowsAlias(next) || (isQuery && next == TokenKind.OpenParen) || (next is TokenKind.Name && Suggestion.Closest(_reader.Text(), ClauseWords.BehindTables) is null))
            ? grammar.Names.Name()
            : null;
    }
}
