namespace Snapwright.Query.FunQl.Lexing;

/// <summary>Tokens made of punctuation.</summary>
internal static class Symbols
{
    private static readonly Dictionary<TokenKind, string> Texts = new()
    {
        [TokenKind.AtBrace] = "@{",
        [TokenKind.OpenBrace] = "{",
        [TokenKind.CloseBrace] = "}",
        [TokenKind.OpenParen] = "(",
        [TokenKind.CloseParen] = ")",
        [TokenKind.OpenBracket] = "[",
        [TokenKind.CloseBracket] = "]",
        [TokenKind.DoubleColon] = "::",
        [TokenKind.Colon] = ":",
        [TokenKind.Semicolon] = ";",
        [TokenKind.Comma] = ",",
        [TokenKind.Dot] = ".",
        [TokenKind.DotAt] = ".@",
        [TokenKind.DotAtAt] = ".@@",
        [TokenKind.At] = "@",
        [TokenKind.Ampersand] = "&",
        [TokenKind.Arrow] = "=>",
        [TokenKind.RootArrow] = "!=>",
        [TokenKind.Bang] = "!",
        [TokenKind.Equal] = "=",
        [TokenKind.NotEqual] = "<>",
        [TokenKind.Less] = "<",
        [TokenKind.LessOrEqual] = "<=",
        [TokenKind.Greater] = ">",
        [TokenKind.GreaterOrEqual] = ">=",
        [TokenKind.Concatenate] = "||",
        [TokenKind.JsonPart] = "->",
        [TokenKind.JsonPartText] = "->>",
        [TokenKind.Like] = "~~",
        [TokenKind.NotLike] = "!~~",
        [TokenKind.CaselessLike] = "~~*",
        [TokenKind.NotCaselessLike] = "!~~*",
        [TokenKind.Regex] = "~",
        [TokenKind.NotRegex] = "!~",
        [TokenKind.CaselessRegex] = "~*",
        [TokenKind.NotCaselessRegex] = "!~*",
        [TokenKind.Plus] = "+",
        [TokenKind.Minus] = "-",
        [TokenKind.Star] = "*",
        [TokenKind.Slash] = "/",
        [TokenKind.Percent] = "%",
    };

    /// <summary>The text of a symbol; null for what is none.</summary>
    public static string? TextOf(TokenKind kind) => Texts.TryGetValue(kind, out var text) ? text : null;

    /// <summary>The symbol that begins at a place, the longest one; <see cref="TokenKind.Bad"/> for none.</summary>
    public static TokenKind Find(string text, int at, out int length)
    {
        var second = At(text, at + 1);
        var third = At(text, at + 2);
        (var kind, length) = text[at] switch
        {
            '@' => second == '{' ? (TokenKind.AtBrace, 2) : (TokenKind.At, 1),
            '{' => (TokenKind.OpenBrace, 1),
            '}' => (TokenKind.CloseBrace, 1),
            '(' => (TokenKind.OpenParen, 1),
            ')' => (TokenKind.CloseParen, 1),
            '[' => (TokenKind.OpenBracket, 1),
            ']' => (TokenKind.CloseBracket, 1),
            ':' => second == ':' ? (TokenKind.DoubleColon, 2) : (TokenKind.Colon, 1),
            ';' => (TokenKind.Semicolon, 1),
            ',' => (TokenKind.Comma, 1),
            '.' => second != '@' ? (TokenKind.Dot, 1) : third == '@' ? (TokenKind.DotAtAt, 3) : (TokenKind.DotAt, 2),
            '&' => (TokenKind.Ampersand, 1),
            '=' => second == '>' ? (TokenKind.Arrow, 2) : (TokenKind.Equal, 1),
            '<' => second == '>' ? (TokenKind.NotEqual, 2) : second == '=' ? (TokenKind.LessOrEqual, 2) : (TokenKind.Less, 1),
            '>' => second == '=' ? (TokenKind.GreaterOrEqual, 2) : (TokenKind.Greater, 1),
            '|' when second == '|' => (TokenKind.Concatenate, 2),
            '-' => second != '>' ? (TokenKind.Minus, 1) : third == '>' ? (TokenKind.JsonPartText, 3) : (TokenKind.JsonPart, 2),
            '+' => (TokenKind.Plus, 1),
            '*' => (TokenKind.Star, 1),
            '/' => (TokenKind.Slash, 1),
            '%' => (TokenKind.Percent, 1),
            '!' => second == '=' ? (third == '>' ? (TokenKind.RootArrow, 3) : (TokenKind.NotEqual, 2)) : second == '~' ? Tilde(text, at + 1, true) : (TokenKind.Bang, 1),
            '~' => Tilde(text, at, false),
            _ => (TokenKind.Bad, 1),
        };
        return kind;
    }

    private static (TokenKind Kind, int Length) Tilde(string text, int at, bool isNegated)
    {
        var isLike = At(text, at + 1) == '~';
        var length = isLike ? 2 : 1;
        var isCaseless = At(text, at + length) == '*';
        var kind = (isLike, isCaseless, isNegated) switch
        {
            (true, true, true) => TokenKind.NotCaselessLike,
            (true, true, false) => TokenKind.CaselessLike,
            (true, false, true) => TokenKind.NotLike,
            (true, false, false) => TokenKind.Like,
            (false, true, true) => TokenKind.NotCaselessRegex,
            (false, true, false) => TokenKind.CaselessRegex,
            (false, false, true) => TokenKind.NotRegex,
            (false, false, false) => TokenKind.Regex,
        };
        return (kind, length + (isCaseless ? 1 : 0) + (isNegated ? 1 : 0));
    }

    private static char At(string text, int at) => at < text.Length ? text[at] : '\0';
}
