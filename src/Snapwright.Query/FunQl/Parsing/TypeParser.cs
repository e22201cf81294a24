using Snapwright.Query.FunQl.Lexing;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Parsing;

/// <summary>Types.</summary>
internal sealed class TypeParser(Grammar grammar)
{
    private readonly TokenReader _reader = grammar.Reader;

    /// <summary>A type.</summary>
    /// <param name="isOfField">Whether a reference may say what it does when its target is deleted.</param>
    public TypeSyntax Parse(bool isOfField = false)
    {
        var start = _reader.Index;
        _reader.Expects(TokenKind.AType);
        var hasParen = _reader.Ahead() == TokenKind.OpenParen;
        switch (_reader.Kind)
        {
            case TokenKind.EnumWord when hasParen:
                _reader.Advance(TokenRole.Type);
                var values = grammar.Bracketed(TokenKind.OpenParen, TokenKind.CloseParen, static g => g.Types.Choice());
                return new EnumTypeSyntax(values) { Span = _reader.From(start) };
            case TokenKind.ReferenceWord when hasParen:
                _reader.Advance(TokenRole.Type);
                return Reference(start, isOfField);
            case TokenKind.ArrayWord when hasParen:
                _reader.Advance(TokenRole.Type);
                return Array(start, isOfField);
            case TokenKind.Name:
                return Scalar(start);
            default:
                _reader.Unexpected();
                return new ScalarTypeSyntax(new("string"));
        }
    }

    private ScalarTypeSyntax Scalar(int start)
    {
        // Folded by hand: the words are ASCII, and the culture is nobody's business.
        var name = new NameSyntax(_reader.Text().ToLowerInvariant()) { Span = _reader.Present.Span };
        _reader.Advance(TokenRole.Type);
        return new(name) { Span = _reader.From(start) };
    }

    private ReferenceTypeSyntax Reference(int start, bool isOfField)
    {
        var open = _reader.Index;
        _reader.Advance();
        var table = grammar.Names.Table();
        _reader.Close(open, TokenKind.CloseParen);
        var action = DeleteActionSyntax.None;
        if (isOfField && _reader.Accept(TokenKind.OnWord))
        {
            _reader.Expect(TokenKind.DeleteWord);
            action = DeleteAction();
        }

        return new(table, action) { Span = _reader.From(start) };
    }

    private DeleteActionSyntax DeleteAction()
    {
        if (_reader.Accept(TokenKind.CascadeWord))
        {
            return DeleteActionSyntax.Cascade;
        }

        _reader.Expect(TokenKind.SetWord);
        if (_reader.Accept(TokenKind.NullWord))
        {
            return DeleteActionSyntax.SetNull;
        }

        _reader.Expect(TokenKind.DefaultWord);
        return DeleteActionSyntax.SetDefault;
    }

    private ArrayTypeSyntax Array(int start, bool isOfField)
    {
        var open = _reader.Index;
        _reader.Advance();
        var height = _reader.Enter();
        var item = Parse(isOfField);
        _reader.Leave(height);
        _reader.Close(open, TokenKind.CloseParen);
        return new(item) { Span = _reader.From(start) };
    }

    private string Choice()
    {
        if (!_reader.At(TokenKind.String))
        {
            _reader.Unexpected();
            return "";
        }

        var value = _reader.Text();
        _reader.Advance();
        return value;
    }
}
