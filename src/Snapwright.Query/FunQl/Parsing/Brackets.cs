using Snapwright.Query.FunQl.Lexing;

namespace Snapwright.Query.FunQl.Parsing;

/// <summary>Which brackets belong together.</summary>
internal static class Brackets
{
    /// <summary>For each token the index of the bracket that belongs to it; -1 for all others.</summary>
    public static int[] Match(Token[] tokens)
    {
        var matches = new int[tokens.Length];
        var open = new Stack<int>();
        for (var i = 0; i < tokens.Length; i++)
        {
            matches[i] = -1;
            var opening = OpeningOf(tokens[i].Kind);
            if (IsOpening(tokens[i].Kind))
            {
                open.Push(i);
            }
            else if (opening != TokenKind.None)
            {
                // An opening bracket of another kind lacks its end: it is given up for the one that has it.
                while (open.Count > 0 && Plain(tokens[open.Peek()].Kind) != opening)
                {
                    open.Pop();
                }

                if (open.Count > 0)
                {
                    matches[i] = open.Pop();
                    matches[matches[i]] = i;
                }
            }
        }

        return matches;
    }

    public static bool IsOpening(TokenKind kind) => kind is TokenKind.OpenParen or TokenKind.OpenBracket or TokenKind.OpenBrace or TokenKind.AtBrace;

    public static bool IsClosing(TokenKind kind) => OpeningOf(kind) != TokenKind.None;

    private static TokenKind Plain(TokenKind kind) => kind == TokenKind.AtBrace ? TokenKind.OpenBrace : kind;

    private static TokenKind OpeningOf(TokenKind kind) => kind switch
    {
        TokenKind.CloseParen => TokenKind.OpenParen,
        TokenKind.CloseBracket => TokenKind.OpenBracket,
        TokenKind.CloseBrace => TokenKind.OpenBrace,
        _ => TokenKind.None,
    };
}
