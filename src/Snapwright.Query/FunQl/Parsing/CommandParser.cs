using Snapwright.Model.Collections;
using Snapwright.Query.FunQl.Lexing;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Parsing;

/// <summary>Inserts, updates and deletes.</summary>
internal sealed class CommandParser(Grammar grammar)
{
    private readonly TokenReader _reader = grammar.Reader;

    /// <summary><c>INSERT INTO</c></summary>
    public InsertSyntax Insert(WithSyntax? with, int start)
    {
        _reader.Advance();
        _reader.Expect(TokenKind.IntoWord);
        var target = InsertTarget();
        var columns = _reader.At(TokenKind.OpenParen) ? grammar.Queries.Columns() : default;
        QuerySyntax? rows = null;
        if (_reader.Accept(TokenKind.DefaultWord))
        {
            _reader.Expect(TokenKind.ValuesWord);
        }
        else if (columns.Count == 0)
        {
            _reader.Unexpected();
        }
        else
        {
            rows = grammar.Queries.Parse();
        }

        var insert = new InsertSyntax(target, columns, rows) { With = with, OnConflict = OnConflict(), Returning = Returning() };
        return insert with { Span = _reader.From(start) };
    }

    /// <summary><c>UPDATE</c></summary>
    public UpdateSyntax Update(WithSyntax? with, int start)
    {
        _reader.Advance();
        var target = grammar.Sources.Table();
        _reader.Expect(TokenKind.SetWord);
        var assignments = Assignments();
        var from = _reader.Accept(TokenKind.FromWord) ? grammar.Sources.Parse() : null;
        _reader.EndClause(ClauseWords.None);
        var update = new UpdateSyntax(target, assignments) { With = with, From = from, Where = Where(), Returning = Returning() };
        return update with { Span = _reader.From(start) };
    }

    /// <summary><c>DELETE FROM</c></summary>
    public DeleteSyntax Delete(WithSyntax? with, int start)
    {
        _reader.Advance();
        _reader.Expect(TokenKind.FromWord);
        var target = grammar.Sources.Table();
        var delete = new DeleteSyntax(target)
        {
            With = with,
            Using = _reader.Accept(TokenKind.UsingWord) ? grammar.Sources.Parse() : null,
        };
        _reader.Expects(TokenKind.WhereWord);
        _reader.Expects(TokenKind.ReturningWord);
        _reader.EndClause(ClauseWords.None);
        delete = delete with { Where = Where(), Returning = Returning() };
        return delete with { Span = _reader.From(start) };
    }

    private TableSourceSyntax InsertTarget()
    {
        var start = _reader.Index;
        var target = grammar.Sources.Table();

        // Behind the name of the table stand its columns: an alias before them needs no AS.
        return target.Alias is null && Keywords.CanBeName(_reader.Kind) && _reader.Ahead() is TokenKind.OpenParen or TokenKind.DefaultWord
            ? target with { Alias = grammar.Names.Name(), Span = _reader.From(start) }
            : target;
    }

    private ExpressionSyntax? Where()
    {
        if (!_reader.Accept(TokenKind.WhereWord))
        {
            return null;
        }

        var condition = grammar.Expressions.Parse();
        _reader.Expects(TokenKind.ReturningWord);
        _reader.EndClause(ClauseWords.None);
        return condition;
    }

    private EquatableArray<ResultSyntax> Returning() =>
        _reader.Accept(TokenKind.ReturningWord) ? grammar.Clause(ClauseWords.None, static g => g.Selects.Result()) : default;

    private EquatableArray<AssignmentSyntax> Assignments() => grammar.Clause(ClauseWords.None, static g => g.Commands.Assignment());

    private AssignmentSyntax Assignment()
    {
        var start = _reader.Index;
        EquatableArray<NameSyntax> columns;
        ExpressionSyntax? value;
        if (_reader.At(TokenKind.OpenParen))
        {
            columns = grammar.Queries.Columns();
            _reader.Expect(TokenKind.Equal);
            var queryStart = _reader.Index;
            var query = grammar.Queries.Parenthesised();
            value = new ScalarQuerySyntax(query) { Span = _reader.From(queryStart) };
        }
        else
        {
            columns = EquatableArray.Of(grammar.Names.Name());
            _reader.Expect(TokenKind.Equal);
            value = grammar.Queries.ValueOrDefault();
        }

        return new(columns, value) { Span = _reader.From(start) };
    }

    private OnConflictSyntax? OnConflict()
    {
        var start = _reader.Index;
        if (!_reader.Accept(TokenKind.OnWord))
        {
            return null;
        }

        _reader.Expect(TokenKind.ConflictWord);
        var columns = _reader.At(TokenKind.OpenParen) ? grammar.Queries.Columns() : default;
        _reader.Expect(TokenKind.DoWord);
        if (_reader.Accept(TokenKind.NothingWord))
        {
            return new(columns, default, null) { Span = _reader.From(start) };
        }

        _reader.Expect(TokenKind.UpdateWord);
        _reader.Expect(TokenKind.SetWord);
        var assignments = Assignments();
        var where = Where();
        return new(columns, assignments, where) { Span = _reader.From(start) };
    }
}
