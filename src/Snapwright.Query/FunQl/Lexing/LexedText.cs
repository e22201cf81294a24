using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Lexing;

/// <summary>A text as tokens.</summary>
/// <param name="Text">The text.</param>
/// <param name="Tokens">Its tokens; the last is <see cref="TokenKind.End"/>.</param>
/// <param name="Comments">Its comments.</param>
/// <param name="Errors">What is no token.</param>
internal sealed record LexedText(string Text, Token[] Tokens, IReadOnlyList<Comment> Comments, IReadOnlyList<FunQlError> Errors);

/// <summary>A comment.</summary>
/// <param name="Span">Where, with its marks; without the end of the line.</param>
/// <param name="NextToken">The index of the token behind it.</param>
internal readonly record struct Comment(SourceSpan Span, int NextToken);
