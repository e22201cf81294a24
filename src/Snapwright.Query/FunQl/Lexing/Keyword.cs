namespace Snapwright.Query.FunQl.Lexing;

/// <summary>A keyword.</summary>
/// <param name="Text">The word in upper case.</param>
/// <param name="Kind">Its kind of token.</param>
/// <param name="Use">How far it may be a name.</param>
internal sealed record Keyword(string Text, TokenKind Kind, KeywordUse Use);
