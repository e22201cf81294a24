using Snapwright.Model.Collections;
using Snapwright.Query.FunQl.Lexing;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Parsing;

/// <summary>Whole texts.</summary>
internal sealed class ViewParser(Grammar grammar)
{
    private readonly TokenReader _reader = grammar.Reader;

    /// <summary>A view or command.</summary>
    public ViewSyntax Parse()
    {
        var start = _reader.Index;
        EquatableArray<ArgumentSyntax> arguments = default;
        if (_reader.Kind == TokenKind.OpenBrace)
        {
            arguments = grammar.BracketedOrEmpty(TokenKind.OpenBrace, TokenKind.CloseBrace, static g => g.Views.Argument());
            _reader.Expect(TokenKind.Colon);
        }

        var pragmas = new List<PragmaSyntax>();
        while (_reader.At(TokenKind.SetWord))
        {
            pragmas.Add(Pragma());
            _reader.CheckItems(pragmas.Count);
        }

        var statement = Statement();
        var target = Target(statement);
        _reader.Accept(TokenKind.Semicolon);
        return new(arguments, pragmas.ToEquatableArray(), statement, target) { Span = _reader.From(start) };
    }

    private ArgumentSyntax Argument()
    {
        var start = _reader.Index;
        if (!_reader.At(TokenKind.Argument))
        {
            _reader.Unexpected();
            return new(new("_"), new ScalarTypeSyntax(new("string")), false, null, default);
        }

        var name = new NameSyntax(_reader.Text()) { Span = _reader.Present.Span };
        _reader.Advance();
        var type = grammar.Types.Parse();
        var isNullable = _reader.Accept(TokenKind.NullWord);
        if (_reader.At(TokenKind.Equal))
        {
            _reader.Report(FunQlErrorKind.Syntax, _reader.Present.Span, $"The default of an argument stands behind DEFAULT, and not behind =: ${name.Text} ... DEFAULT value.");
        }

        var value = _reader.Accept(TokenKind.DefaultWord) || _reader.Accept(TokenKind.Equal) ? grammar.Literals.Parse() : null;
        var attributes = _reader.At(TokenKind.AtBrace) ? grammar.Attributes.Bound() : default;
        return new(name, type, isNullable, value, attributes) { Span = _reader.From(start) };
    }

    private PragmaSyntax Pragma()
    {
        var start = _reader.Index;
        _reader.Advance();
        var name = grammar.Names.AnyWord();
        if (!_reader.Accept(TokenKind.ToWord))
        {
            _reader.Expect(TokenKind.Equal);
        }

        var value = Word() ?? grammar.Literals.Parse();
        _reader.Expect(TokenKind.Semicolon);
        return new(name, value) { Span = _reader.From(start) };
    }

    // SET x = off; ON is a keyword, and OFF is a name.
    private StringSyntax? Word()
    {
        var isOn = _reader.Kind == TokenKind.OnWord;
        if (!isOn && (_reader.Kind != TokenKind.Name || !string.Equals(_reader.Text(), "off", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var word = new StringSyntax(isOn ? "on" : "off") { Span = _reader.Present.Span };
        _reader.Advance();
        return word;
    }

    private StatementSyntax Statement()
    {
        var start = _reader.Index;
        var with = grammar.Queries.With();
        _reader.Expects(TokenKind.SelectWord);
        _reader.Expects(TokenKind.InsertWord);
        _reader.Expects(TokenKind.UpdateWord);
        _reader.Expects(TokenKind.DeleteWord);
        return _reader.Kind switch
        {
            TokenKind.InsertWord => grammar.Commands.Insert(with, start),
            TokenKind.UpdateWord => grammar.Commands.Update(with, start),
            TokenKind.DeleteWord => grammar.Commands.Delete(with, start),
            _ => grammar.Queries.Behind(with, start),
        };
    }

    private ViewTargetSyntax? Target(StatementSyntax statement)
    {
        var start = _reader.Index;
        if (!_reader.Accept(TokenKind.ForWord))
        {
            return null;
        }

        if (statement is CommandSyntax)
        {
            _reader.Report(FunQlErrorKind.Syntax, _reader.From(start), "FOR stands only behind a query: a command has its table already.");
        }

        var isInsert = _reader.Accept(TokenKind.InsertWord);
        if (!isInsert)
        {
            _reader.Expect(TokenKind.UpdateWord);
        }

        _reader.Expect(isInsert ? TokenKind.IntoWord : TokenKind.OfWord);
        var table = grammar.Names.Table();
        return new(isInsert, table) { Span = _reader.From(start) };
    }
}
