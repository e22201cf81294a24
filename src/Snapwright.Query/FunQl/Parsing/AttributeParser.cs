using Snapwright.Model.Collections;
using Snapwright.Query.FunQl.Lexing;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Parsing;

/// <summary>Attributes.</summary>
internal sealed class AttributeParser(Grammar grammar)
{
    private readonly TokenReader _reader = grammar.Reader;

    /// <summary><c>@{name = value, ...}</c></summary>
    public EquatableArray<AttributeSyntax> Bound() =>
        grammar.BracketedOrEmpty(TokenKind.AtBrace, TokenKind.CloseBrace, static g => g.Attributes.Attribute(isOfColumn: true));

    /// <summary><c>name = value</c></summary>
    /// <param name="isOfColumn">Whether it may be a mapping of the value of a column.</param>
    public AttributeSyntax Attribute(bool isOfColumn)
    {
        var start = _reader.Index;
        var name = grammar.Names.AnyWord();
        _reader.Expect(TokenKind.Equal);
        var isInternal = IsModifier(TokenKind.InternalWord);
        if (isInternal)
        {
            _reader.Advance();
        }

        var scope = Scope();
        var mapping = isOfColumn ? Mapping() : null;
        var value = mapping is null ? grammar.Expressions.Parse() : null;
        return new(name, value, mapping) { IsInternal = isInternal, Scope = scope, Span = _reader.From(start) };
    }

    private AttributeScope Scope()
    {
        var scope = AttributeScope.Unsaid;
        if (_reader.Kind == TokenKind.PerWord && _reader.Ahead() == TokenKind.RowWord)
        {
            _reader.Advance();
            scope = AttributeScope.PerRow;
        }
        else if (IsModifier(TokenKind.SingleWord))
        {
            scope = AttributeScope.Single;
        }
        else if (IsModifier(TokenKind.ConstWord))
        {
            scope = AttributeScope.Constant;
        }

        if (scope != AttributeScope.Unsaid)
        {
            _reader.Advance();
        }

        return scope;
    }

    /// <summary>Whether a word stands before a value, rather than being one: <c>single 1</c>, but not <c>single * 1</c>.</summary>
    private bool IsModifier(TokenKind word) => _reader.Kind == word && (_reader.Ahead() switch
    {
        TokenKind.Name or TokenKind.QuotedName or TokenKind.Argument or TokenKind.GlobalArgument => true,
        TokenKind.Integer or TokenKind.Decimal or TokenKind.String or TokenKind.Ampersand => true,
        TokenKind.OpenParen or TokenKind.OpenBrace or TokenKind.OpenBracket or TokenKind.Plus or TokenKind.Minus => true,
        TokenKind.NullWord or TokenKind.TrueWord or TokenKind.FalseWord or TokenKind.CaseWord or TokenKind.ExistsWord or TokenKind.LeftWord or TokenKind.RightWord => true,
        TokenKind.NotWord => Operators.PrecedenceOf(TokenKind.NotWord, _reader.Ahead(2)) == 0,
        TokenKind.OftypeWord or TokenKind.InheritedWord => false,
        var next => Keywords.CanBeName(next),
    });

    private MappingSyntax? Mapping()
    {
        var start = _reader.Index;
        var isOfItems = _reader.Kind == TokenKind.ArrayWord && _reader.Ahead() == TokenKind.MappingWord;
        if (isOfItems)
        {
            _reader.Advance();
        }

        if (_reader.Kind != TokenKind.MappingWord || _reader.Ahead() != TokenKind.WhenWord)
        {
            return null;
        }

        _reader.Advance();
        var otherwise = grammar.Primaries.Branches(static g => g.Literals.Parse(), out var branches);
        return new(isOfItems, branches, otherwise) { Span = _reader.From(start) };
    }
}
