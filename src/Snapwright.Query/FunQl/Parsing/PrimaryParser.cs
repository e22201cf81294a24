using Snapwright.Model.Collections;
using Snapwright.Query.FunQl.Lexing;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Parsing;

/// <summary>Operands.</summary>
internal sealed class PrimaryParser(Grammar grammar)
{
    private readonly TokenReader _reader = grammar.Reader;

    /// <summary>An operand.</summary>
    public ExpressionSyntax Parse()
    {
        var start = _reader.Index;
        switch (_reader.Kind)
        {
            case TokenKind.OpenParen:
                return grammar.Expressions.Parenthesised(out var expression) is { } query ? new ScalarQuerySyntax(query) { Span = _reader.From(start) } : expression;
            case TokenKind.OpenBracket:
                var values = grammar.BracketedOrEmpty(TokenKind.OpenBracket, TokenKind.CloseBracket, static g => g.Expressions.Parse());
                _reader.Grow();
                return new JsonArraySyntax(values) { Span = _reader.From(start) };
            case TokenKind.OpenBrace:
                var properties = grammar.BracketedOrEmpty(TokenKind.OpenBrace, TokenKind.CloseBrace, static g => g.Primaries.Property(static h => h.Expressions.Parse()));
                _reader.Grow();
                return new JsonObjectSyntax(properties) { Span = _reader.From(start) };
            case TokenKind.CaseWord:
                _reader.Advance();
                return Case(start, null);
            case TokenKind.MatchWord when _reader.Ahead() == TokenKind.OnWord:
                _reader.Advance();
                _reader.Advance();
                return Case(start, grammar.Expressions.Parse());
            case TokenKind.ExistsWord:
                return Exists(start);
            case TokenKind.ArrayWord when _reader.Ahead() == TokenKind.OpenBracket:
                _reader.Advance();
                var items = grammar.BracketedOrEmpty(TokenKind.OpenBracket, TokenKind.CloseBracket, static g => g.Expressions.Parse());
                _reader.Grow();
                return new ArraySyntax(items) { Span = _reader.From(start) };
            case TokenKind.Name when _reader.Ahead() == TokenKind.String && string.Equals(_reader.Text(), "interval", StringComparison.OrdinalIgnoreCase):
                return Interval(start);
            default:
                return grammar.Literals.Simple() ?? Named(start);
        }
    }

    /// <summary>Casts behind an operand.</summary>
    public ExpressionSyntax Casts(ExpressionSyntax operand, int start)
    {
        while (_reader.Accept(TokenKind.DoubleColon))
        {
            var type = grammar.Types.Parse();
            operand = new CastSyntax(operand, type) { Span = _reader.From(start) };
            _reader.Grow();
        }

        return operand;
    }

    /// <summary><c>name: value</c></summary>
    public JsonPropertySyntax Property(Func<Grammar, ExpressionSyntax> value)
    {
        var start = _reader.Index;
        NameSyntax name;
        if (_reader.Kind == TokenKind.String && _reader.Text().Length > 0)
        {
            name = new(_reader.Text()) { Span = _reader.Present.Span };
            _reader.Advance();
        }
        else
        {
            name = grammar.Names.AnyWord();
        }

        _reader.Expect(TokenKind.Colon);
        var item = value(grammar);
        return new(name, item) { Span = _reader.From(start) };
    }

    /// <summary><c>WHEN ... THEN ... ELSE ... END</c></summary>
    public ExpressionSyntax? Branches(Func<Grammar, ExpressionSyntax> value, out EquatableArray<BranchSyntax> branches)
    {
        var list = new List<BranchSyntax>();
        do
        {
            var start = _reader.Index;
            _reader.Expect(TokenKind.WhenWord);
            var when = value(grammar);
            _reader.Expect(TokenKind.ThenWord);
            var then = value(grammar);
            list.Add(new(when, then) { Span = _reader.From(start) });
            _reader.CheckItems(list.Count);
        }
        while (_reader.At(TokenKind.WhenWord));

        branches = list.ToEquatableArray();
        var otherwise = _reader.Accept(TokenKind.ElseWord) ? value(grammar) : null;
        _reader.Expect(TokenKind.EndWord);
        return otherwise;
    }

    private CaseSyntax Case(int start, ExpressionSyntax? subject)
    {
        var otherwise = Branches(static g => g.Expressions.Parse(), out var branches);
        _reader.Grow();
        return new(subject, branches, otherwise) { Span = _reader.From(start) };
    }

    private ExistsSyntax Exists(int start)
    {
        _reader.Advance();
        var query = grammar.Queries.Parenthesised();
        _reader.Grow();
        return new(query) { Span = _reader.From(start) };
    }

    // interval '7 days' is what '7 days' :: interval is.
    private CastSyntax Interval(int start)
    {
        var type = grammar.Types.Parse();
        var text = grammar.Literals.Simple()!;
        _reader.Grow();
        return new(text, type) { Span = _reader.From(start) };
    }

    private ExpressionSyntax Named(int start)
    {
        var kind = _reader.Kind;
        var isFunction = _reader.Ahead() == TokenKind.OpenParen;
        if (isFunction && (kind is TokenKind.LeftWord or TokenKind.RightWord || Keywords.CanBeName(kind)))
        {
            return grammar.Calls.Parse();
        }

        if (kind is TokenKind.Argument or TokenKind.GlobalArgument)
        {
            var name = new NameSyntax(_reader.Text()) { Span = _reader.Present.Span };
            var argument = new ArgumentNameSyntax(name, kind == TokenKind.GlobalArgument) { Span = name.Span };
            _reader.Advance();
            return Attribute(Path(argument, start), start);
        }

        if (!Keywords.CanBeName(kind))
        {
            _reader.Expects(TokenKind.AnExpression);
            _reader.Unexpected();
            return LiteralParser.Missing;
        }

        var field = Field();
        if (_reader.Kind == TokenKind.DotAtAt)
        {
            return RowAttribute(field, start);
        }

        var path = Path(field, start);
        return _reader.Kind switch
        {
            TokenKind.OftypeWord => TypeTest(path, start, 1),
            TokenKind.InheritedWord when _reader.Ahead() == TokenKind.FromWord => TypeTest(path, start, 2),
            _ => Attribute(path, start),
        };
    }

    /// <summary><c>field</c>, <c>table.field</c> or <c>schema.table.field</c></summary>
    public FieldSyntax Field()
    {
        var start = _reader.Index;
        var first = grammar.Names.Name();
        if (!_reader.Accept(TokenKind.Dot))
        {
            return new(null, null, first) { Span = first.Span };
        }

        var second = grammar.Names.AnyWord();
        if (!_reader.Accept(TokenKind.Dot))
        {
            return new(null, first, second) { Span = _reader.From(start) };
        }

        var third = grammar.Names.AnyWord();
        return new(first, second, third) { Span = _reader.From(start) };
    }

    /// <summary>The arrows behind a field or argument.</summary>
    public PathSyntax Path(PathStartSyntax from, int start)
    {
        List<ArrowSyntax>? arrows = null;
        while (_reader.At(TokenKind.Arrow) || _reader.At(TokenKind.RootArrow))
        {
            var arrowStart = _reader.Index;
            var isAsRoot = _reader.Kind == TokenKind.RootArrow;
            _reader.Advance();
            var name = grammar.Names.AnyWord();
            (arrows ??= []).Add(new(name, isAsRoot) { Span = _reader.From(arrowStart) });
            _reader.CheckItems(arrows.Count);
        }

        var endsAsRoot = _reader.Accept(TokenKind.Bang);
        return new(from, arrows is null ? default : arrows.ToEquatableArray(), endsAsRoot) { Span = _reader.From(start) };
    }

    private ExpressionSyntax Attribute(PathSyntax path, int start)
    {
        if (!_reader.Accept(TokenKind.DotAt))
        {
            return path;
        }

        var name = grammar.Names.AnyWord();
        return new CellAttributeSyntax(path, name) { Span = _reader.From(start) };
    }

    private ExpressionSyntax RowAttribute(FieldSyntax source, int start)
    {
        if (source.Schema is not null)
        {
            _reader.Unexpected("Before .@@ stands a table: name or schema.name.");
        }

        var table = new TableNameSyntax(source.Table, source.Name) { Span = source.Span };
        _reader.Advance();
        var name = grammar.Names.AnyWord();
        return new RowAttributeSyntax(table, name) { Span = _reader.From(start) };
    }

    private TypeTestSyntax TypeTest(PathSyntax path, int start, int words)
    {
        for (var i = 0; i < words; i++)
        {
            _reader.Advance();
        }

        var table = grammar.Names.Table();
        return new(path, words == 1, table) { Span = _reader.From(start) };
    }
}
