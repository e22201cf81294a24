using Snapwright.Model.Collections;
using Snapwright.Query.FunQl.Lexing;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Parsing;

/// <summary>Queries: set operations, orders, bounds and common tables.</summary>
internal sealed class QueryParser(Grammar grammar)
{
    private readonly TokenReader _reader = grammar.Reader;

    /// <summary>A query.</summary>
    public QuerySyntax Parse()
    {
        var start = _reader.Index;
        var height = _reader.EnterQuery();
        var query = Behind(With(), start);
        _reader.LeaveQuery(height);
        return query;
    }

    /// <summary>A query whose common tables are read already.</summary>
    public QuerySyntax Behind(WithSyntax? with, int start) => Query(with, SetOperation(First(), start, 0), start);

    /// <summary>A query whose first arm was read with the parentheses around it.</summary>
    public QuerySyntax Continue(QuerySyntax first, int start)
    {
        if (!ClauseWords.Continues(_reader.Kind))
        {
            return first;
        }

        var height = _reader.EnterQuery();
        var query = Query(null, SetOperation(Arm(first), start, 0), start);
        _reader.LeaveQuery(height);
        return query;
    }

    /// <summary>A query in parentheses.</summary>
    public QuerySyntax Parenthesised()
    {
        var open = _reader.Index;
        _reader.Expect(TokenKind.OpenParen);
        var query = Parse();
        _reader.Close(open, TokenKind.CloseParen);
        return query;
    }

    /// <summary><c>WITH</c>, if there is one.</summary>
    public WithSyntax? With()
    {
        var start = _reader.Index;
        if (!_reader.Accept(TokenKind.WithWord))
        {
            return null;
        }

        var isRecursive = _reader.At(TokenKind.RecursiveWord) && _reader.Ahead() is not (TokenKind.AsWord or TokenKind.OpenParen);
        if (isRecursive)
        {
            _reader.Advance();
        }

        var tables = new List<CommonTableSyntax>();
        do
        {
            tables.Add(CommonTable());
            _reader.CheckItems(tables.Count);
        }
        while (_reader.Accept(TokenKind.Comma) && !ClauseWords.BeginsQuery(_reader.Kind) && _reader.Kind != TokenKind.OpenParen);
        _reader.Grow();
        return new(isRecursive, tables.ToEquatableArray()) { Span = _reader.From(start) };
    }

    private CommonTableSyntax CommonTable()
    {
        var start = _reader.Index;
        var name = grammar.Names.NewName();
        var columns = _reader.At(TokenKind.OpenParen) ? Columns() : default;
        _reader.Expect(TokenKind.AsWord);
        var isNot = _reader.Accept(TokenKind.NotWord);
        bool? isMaterialized = null;
        if (isNot || _reader.At(TokenKind.MaterializedWord))
        {
            _reader.Expect(TokenKind.MaterializedWord);
            isMaterialized = !isNot;
        }

        var query = Parenthesised();
        return new(name, columns, isMaterialized, query) { Span = _reader.From(start) };
    }

    /// <summary>Names of columns in parentheses.</summary>
    public EquatableArray<NameSyntax> Columns() => grammar.Bracketed(TokenKind.OpenParen, TokenKind.CloseParen, static g => g.Names.NewName());

    /// <summary>A key list behind <c>ORDER BY</c>.</summary>
    private EquatableArray<OrderingSyntax> OrderBy()
    {
        if (!_reader.Accept(TokenKind.OrderWord))
        {
            return default;
        }

        _reader.Expect(TokenKind.ByWord);
        return grammar.Clause(ClauseWords.Limit, static g => g.Calls.Ordering());
    }

    private QuerySyntax Query(WithSyntax? with, QueryBodySyntax body, int start)
    {
        var orderBy = OrderBy();
        ExpressionSyntax? limit = null;
        ExpressionSyntax? offset = null;
        while ((limit is null && _reader.At(TokenKind.LimitWord)) || (offset is null && _reader.At(TokenKind.OffsetWord)))
        {
            var isLimit = _reader.Kind == TokenKind.LimitWord;
            _reader.Advance();
            var bound = grammar.Expressions.Parse();
            _reader.EndClause(ClauseWords.Limit);
            if (isLimit)
            {
                limit = bound;
            }
            else
            {
                offset = bound;
            }
        }

        // Parentheses around the whole of a query say nothing.
        if (body is NestedQuerySyntax nested && with is null && orderBy.Count == 0 && limit is null && offset is null)
        {
            return nested.Query;
        }

        return new(body) { With = with, OrderBy = orderBy, Limit = limit, Offset = offset, Span = _reader.From(start) };
    }

    private QueryBodySyntax SetOperation(QueryBodySyntax left, int start, int least)
    {
        while (ClauseWords.IsSetOperator(Expected()) && PrecedenceOf(_reader.Kind) is var precedence && precedence >= least)
        {
            var operation = _reader.Kind switch
            {
                TokenKind.UnionWord => SetOperator.Union,
                TokenKind.IntersectWord => SetOperator.Intersect,
                _ => SetOperator.Except,
            };
            _reader.Advance();
            var isAll = _reader.Accept(TokenKind.AllWord);
            if (!isAll)
            {
                _reader.Accept(TokenKind.DistinctWord);
            }

            var rightStart = _reader.Index;
            var height = _reader.Enter();
            var right = SetOperation(First(), rightStart, precedence + 1);
            _reader.Leave(height);
            _reader.Grow();
            left = new SetOperationSyntax(operation, isAll, left, right) { Span = _reader.From(start) };
        }

        return left;
    }

    private TokenKind Expected()
    {
        _reader.Expects(TokenKind.UnionWord);
        _reader.Expects(TokenKind.IntersectWord);
        _reader.Expects(TokenKind.ExceptWord);
        return _reader.Kind;
    }

    private static int PrecedenceOf(TokenKind kind) => kind == TokenKind.IntersectWord ? 1 : 0;

    private QueryBodySyntax First()
    {
        switch (_reader.Kind)
        {
            case TokenKind.SelectWord:
                return grammar.Selects.Parse();
            case TokenKind.ValuesWord:
                return Values();
            case TokenKind.OpenParen:
                return Arm(Parenthesised());
            default:
                _reader.Expects(TokenKind.AQuery);
                _reader.Unexpected();
                return new ValuesSyntax(default);
        }
    }

    private static QueryBodySyntax Arm(QuerySyntax query) =>
        query.With is null && query.OrderBy.Count == 0 && query.Limit is null && query.Offset is null ? query.Body : new NestedQuerySyntax(query) { Span = query.Span };

    private ValuesSyntax Values()
    {
        var start = _reader.Index;
        _reader.Advance();
        var rows = new List<EquatableArray<ExpressionSyntax?>>();
        do
        {
            _reader.CheckItems(rows.Count);
            rows.Add(grammar.Bracketed(TokenKind.OpenParen, TokenKind.CloseParen, static g => g.Queries.ValueOrDefault()));
            _reader.RecoverInClause(isList: true);
        }
        while (_reader.Accept(TokenKind.Comma) && !ClauseWords.EndsList(_reader.Kind));

        return new(rows.ToEquatableArray()) { Span = _reader.From(start) };
    }

    /// <summary>A value, or <c>DEFAULT</c>.</summary>
    public ExpressionSyntax? ValueOrDefault() => _reader.Accept(TokenKind.DefaultWord) ? null : grammar.Expressions.Parse();
}
