using Snapwright.Model.Collections;
using Snapwright.Query.FunQl.Lexing;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Parsing;

/// <summary>Makes trees of FunQL texts. All errors of a text are found at once; nothing is thrown, whatever the text.</summary>
public static class FunQlParser
{
    /// <summary>A view or command.</summary>
    public static ParseResult<ViewSyntax> ParseView(string text) => ParseView(text, ParseLimits.Default);

    /// <summary>A view or command within bounds of one's own.</summary>
    public static ParseResult<ViewSyntax> ParseView(string text, ParseLimits limits) => Parse(text, limits, static g => g.Views.Parse());

    /// <summary>An expression: a computed field, a condition of a role, a check.</summary>
    public static ParseResult<ExpressionSyntax> ParseExpression(string text) => Parse(text, ParseLimits.Default, static g => g.Expressions.Parse());

    /// <summary>The type of a field; a reference may say <c>ON DELETE</c>.</summary>
    public static ParseResult<TypeSyntax> ParseType(string text) => Parse(text, ParseLimits.Default, static g => g.Types.Parse(isOfField: true));

    /// <summary>Attributes that are bound to a field: <c>@{caption = 'Name'}</c>.</summary>
    public static ParseResult<EquatableArray<AttributeSyntax>> ParseAttributes(string text) => Parse(text, ParseLimits.Default, static g => g.Attributes.Bound());

    /// <summary>A column of an index: <c>lower(name) DESC</c>.</summary>
    public static ParseResult<IndexColumnSyntax> ParseIndexColumn(string text) => Parse(text, ParseLimits.Default, static g => g.Indexes.Column());

    private static ParseResult<T> Parse<T>(string text, ParseLimits limits, Func<Grammar, T> parse)
    {
        if (text.Length > limits.Length)
        {
            var error = new FunQlError(FunQlErrorKind.Bound, new(limits.Length, text.Length - limits.Length), $"A text has at most {limits.Length} characters; this has {text.Length}.");
            return new(default, EquatableArray.Of(error));
        }

        var reader = new TokenReader(Lexer.Read(text), limits);
        var value = parse(new(reader));
        reader.Expect(TokenKind.End);
        return reader.Errors.Count == 0
            ? new(value, default)
            : new(default, reader.Errors.OrderBy(static e => e.Span.Start).ToEquatableArray());
    }
}
