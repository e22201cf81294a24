using Snapwright.Query.FunQl.Lexing;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Parsing;

/// <summary>Columns of indexes.</summary>
internal sealed class IndexParser(Grammar grammar)
{
    private readonly TokenReader _reader = grammar.Reader;

    /// <summary><c>expression [class] [ASC|DESC] [NULLS FIRST|LAST]</c></summary>
    public IndexColumnSyntax Column()
    {
        var start = _reader.Index;
        var expression = grammar.Expressions.Parse();
        var hasClass = _reader.Kind is not (TokenKind.AscWord or TokenKind.DescWord or TokenKind.NullsWord) && grammar.Names.At();
        var operatorClass = hasClass ? grammar.Names.Name() : null;
        var isDescending = grammar.Calls.IsDescending();
        var nulls = grammar.Calls.Nulls();
        return new(expression, operatorClass, isDescending, nulls) { Span = _reader.From(start) };
    }
}
