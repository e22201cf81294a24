using Snapwright.Model.Collections;
using Snapwright.Query.FunQl.Lexing;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Parsing;

/// <summary>Functions, aggregates and windows.</summary>
internal sealed class CallParser(Grammar grammar)
{
    private readonly TokenReader _reader = grammar.Reader;

    /// <summary>A call; the present token is its name.</summary>
    public CallSyntax Parse()
    {
        var start = _reader.Index;
        var name = grammar.Names.Function();
        var open = _reader.Index;
        _reader.Expect(TokenKind.OpenParen);
        var isStar = _reader.Accept(TokenKind.Star);
        var quantifier = CallQuantifier.All;
        var arguments = new List<ExpressionSyntax>();
        EquatableArray<OrderingSyntax> orderBy = default;
        if (!isStar)
        {
            quantifier = _reader.Accept(TokenKind.DistinctWord) ? CallQuantifier.Distinct : CallQuantifier.All;
            var isOptional = quantifier == CallQuantifier.All && !_reader.Accept(TokenKind.AllWord);
            grammar.Items(open, TokenKind.CloseParen, arguments, static g => g.Expressions.Parse(), isOptional);
            orderBy = arguments.Count > 0 ? OrderBy(open) : default;
        }

        _reader.Close(open, TokenKind.CloseParen);
        var call = new CallSyntax(name, arguments.ToEquatableArray())
        {
            IsStar = isStar,
            Quantifier = quantifier,
            OrderBy = orderBy,
            Filter = Filter(),
            Over = _reader.Accept(TokenKind.OverWord) ? Over() : null,
            Span = _reader.From(start),
        };
        _reader.Grow();
        return call with { Span = _reader.From(start) };
    }

    /// <summary>A key of an order.</summary>
    public OrderingSyntax Ordering()
    {
        var start = _reader.Index;
        var key = grammar.Expressions.Parse();
        var isDescending = IsDescending();
        var nulls = Nulls();
        return new(key, isDescending, nulls) { Span = _reader.From(start) };
    }

    /// <summary><c>ASC</c> or <c>DESC</c></summary>
    public bool IsDescending()
    {
        var isDescending = _reader.Accept(TokenKind.DescWord);
        if (!isDescending)
        {
            _reader.Accept(TokenKind.AscWord);
        }

        return isDescending;
    }

    /// <summary><c>NULLS FIRST</c> or <c>NULLS LAST</c></summary>
    public NullsPlacement Nulls()
    {
        if (!_reader.Accept(TokenKind.NullsWord))
        {
            return NullsPlacement.Default;
        }

        if (_reader.Accept(TokenKind.FirstWord))
        {
            return NullsPlacement.First;
        }

        _reader.Expect(TokenKind.LastWord);
        return NullsPlacement.Last;
    }

    /// <summary>A window in parentheses, or its name.</summary>
    public OverSyntax Over()
    {
        var start = _reader.Index;
        if (grammar.Names.At())
        {
            var window = grammar.Names.Name();
            return new(window, default, default, null) { Span = _reader.From(start) };
        }

        return Window();
    }

    /// <summary>A window in parentheses.</summary>
    public OverSyntax Window()
    {
        var open = _reader.Index;
        _reader.Expect(TokenKind.OpenParen);
        var isName = Keywords.CanBeName(_reader.Kind) && !(_reader.Kind == TokenKind.PartitionWord && _reader.Ahead() == TokenKind.ByWord) && !AtFrame();
        var name = isName ? grammar.Names.Name() : null;
        var partitionBy = _reader.Accept(TokenKind.PartitionWord, TokenKind.ByWord) ? Keys(open) : default;
        var orderBy = OrderBy(open);
        var frame = AtFrame() ? Frame() : null;
        _reader.Close(open, TokenKind.CloseParen);
        return new(name, partitionBy, orderBy, frame) { Span = _reader.From(open) };
    }

    private EquatableArray<ExpressionSyntax> Keys(int open)
    {
        var keys = new List<ExpressionSyntax>();
        grammar.Items(open, TokenKind.CloseParen, keys, static g => g.Expressions.Parse(), isOptional: false);
        return keys.ToEquatableArray();
    }

    private EquatableArray<OrderingSyntax> OrderBy(int open)
    {
        if (!_reader.Accept(TokenKind.OrderWord))
        {
            return default;
        }

        _reader.Expect(TokenKind.ByWord);
        var keys = new List<OrderingSyntax>();
        grammar.Items(open, TokenKind.CloseParen, keys, static g => g.Calls.Ordering(), isOptional: false);
        return keys.ToEquatableArray();
    }

    private ExpressionSyntax? Filter()
    {
        if (_reader.Kind != TokenKind.FilterWord)
        {
            return null;
        }

        _reader.Advance();
        var open = _reader.Index;
        _reader.Expect(TokenKind.OpenParen);
        _reader.Expect(TokenKind.WhereWord);
        var condition = grammar.Expressions.Parse();
        _reader.Close(open, TokenKind.CloseParen);
        return condition;
    }

    /// <summary>Whether a frame begins: <c>rows</c> alone is the name of a window.</summary>
    private bool AtFrame() => _reader.Kind is TokenKind.RowsWord or TokenKind.RangeWord or TokenKind.GroupsWord
        && _reader.Ahead() is not (TokenKind.CloseParen or TokenKind.PartitionWord or TokenKind.OrderWord or TokenKind.RowsWord or TokenKind.RangeWord or TokenKind.GroupsWord);

    private FrameSyntax Frame()
    {
        var start = _reader.Index;
        var unit = _reader.Kind switch
        {
            TokenKind.RowsWord => FrameUnit.Rows,
            TokenKind.RangeWord => FrameUnit.Range,
            _ => FrameUnit.Groups,
        };
        _reader.Advance();
        FrameBoundSyntax from;
        FrameBoundSyntax to;
        if (_reader.Accept(TokenKind.BetweenWord))
        {
            from = Bound();
            _reader.Expect(TokenKind.AndWord);
            to = Bound();
        }
        else
        {
            from = Bound();
            to = new(FrameBoundKind.CurrentRow, null) { Span = new(_reader.From(start).End, 0) };
        }

        return new(unit, from, to) { Span = _reader.From(start) };
    }

    private FrameBoundSyntax Bound()
    {
        var start = _reader.Index;
        if (_reader.Accept(TokenKind.CurrentWord, TokenKind.RowWord))
        {
            return new(FrameBoundKind.CurrentRow, null) { Span = _reader.From(start) };
        }

        ExpressionSyntax? distance = null;
        if (_reader.At(TokenKind.UnboundedWord) && _reader.Ahead() is TokenKind.PrecedingWord or TokenKind.FollowingWord)
        {
            _reader.Advance();
        }
        else
        {
            distance = grammar.Expressions.Parse(Precedence.Symbolic);
        }

        var isPreceding = _reader.Accept(TokenKind.PrecedingWord);
        if (!isPreceding)
        {
            _reader.Expect(TokenKind.FollowingWord);
        }

        var kind = (distance is null, isPreceding) switch
        {
            (true, true) => FrameBoundKind.UnboundedPreceding,
            (true, false) => FrameBoundKind.UnboundedFollowing,
            (false, true) => FrameBoundKind.Preceding,
            (false, false) => FrameBoundKind.Following,
        };
        return new(kind, distance) { Span = _reader.From(start) };
    }
}
