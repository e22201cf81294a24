using Snapwright.Model.Diagnostics;
using Snapwright.Query.FunQl.Lexing;

namespace Snapwright.Query.FunQl.Parsing;

/// <summary>Messages about tokens that do not fit.</summary>
internal static class ErrorText
{
    private const int MostShown = 40;
    private const int MostExpected = 12;

    private static readonly string[] OperatorWords = ["AND", "OR", "IS", "LIKE", "ILIKE", "SIMILAR", "BETWEEN", "IN", "NOT"];

    /// <summary>What comes first in a message: the clauses in their order.</summary>
    private static readonly TokenKind[] Clauses =
    [
        TokenKind.SelectWord, TokenKind.FromWord, TokenKind.WhereWord, TokenKind.GroupWord, TokenKind.HavingWord, TokenKind.WindowWord, TokenKind.UnionWord,
        TokenKind.IntersectWord, TokenKind.ExceptWord, TokenKind.OrderWord, TokenKind.LimitWord, TokenKind.OffsetWord, TokenKind.ForWord,
    ];

    /// <summary><c>Expected WHERE or ',' but found 'WHRE'. Did you mean WHERE?</c></summary>
    public static string Unexpected(string text, Token found, ExpectedKinds expected)
    {
        var message = $"Expected {Join(Shown(expected))} but found {Found(text, found)}.";
        if (found.Kind != TokenKind.Name)
        {
            return message;
        }

        var name = text.Substring(found.Start, found.Length);
        return Suggestion.Closest(name, Words(expected)) is { } meant ? $"{message} Did you mean {meant}?"
            : expected.Contains(TokenKind.AsWord) ? $"{message} A name for what stands before it is written AS {name}."
            : message;
    }

    /// <summary>A token as a message shows it.</summary>
    public static string Found(string text, Token found) => found.Kind == TokenKind.End
        ? "the end of the text"
        : Keywords.Of(found.Kind) is { Use: KeywordUse.Reserved } keyword
            ? $"the keyword {keyword.Text}"
            : found.Length > MostShown ? $"'{text.Substring(found.Start, MostShown)}...'" : $"'{text.Substring(found.Start, found.Length)}'";

    private static List<string> Shown(ExpectedKinds expected)
    {
        var symbols = new List<string>();
        var words = new List<string>();
        var kinds = new List<string>();
        var clauses = Clauses.Where(expected.Contains).Select(Name).ToList();
        for (var kind = TokenKind.Name; kind <= TokenKind.WithWord; kind++)
        {
            if (expected.Contains(kind) && !IsHidden(kind, expected) && Array.IndexOf(Clauses, kind) < 0)
            {
                (kind <= TokenKind.AnOperator ? kinds : Keywords.Of(kind) is null ? symbols : words).Add(Name(kind));
            }
        }

        List<string> shown = [.. clauses, .. words, .. symbols, .. kinds];
        if (expected.Contains(TokenKind.End))
        {
            shown.Add(Name(TokenKind.End));
        }

        return shown;
    }

    /// <summary>What would only make a message longer: parts of what is named already.</summary>
    private static bool IsHidden(TokenKind kind, ExpectedKinds expected) => kind switch
    {
        TokenKind.Dot or TokenKind.DotAt or TokenKind.Arrow or TokenKind.RootArrow or TokenKind.Bang or TokenKind.DoubleColon => expected.Contains(TokenKind.AnOperator) || expected.Contains(TokenKind.Comma),
        TokenKind.Semicolon => expected.Contains(TokenKind.End),
        TokenKind.CrossWord or TokenKind.InnerWord or TokenKind.LeftWord or TokenKind.RightWord or TokenKind.FullWord or TokenKind.OuterWord => expected.Contains(TokenKind.JoinWord),
        TokenKind.AtBrace => expected.Contains(TokenKind.AnOperator),
        TokenKind.AName => expected.Contains(TokenKind.AnExpression) || expected.Contains(TokenKind.ATable),
        _ => false,
    };

    private static List<string> Words(ExpectedKinds expected)
    {
        // Of words that are as near, the first is meant: the clauses.
        var words = Clauses.Where(expected.Contains).Select(Name).ToList();
        if (expected.Contains(TokenKind.AnOperator))
        {
            words.AddRange(OperatorWords);
        }

        foreach (var keyword in Keywords.All)
        {
            if (expected.Contains(keyword.Kind))
            {
                words.Add(keyword.Text);
            }
        }

        return words;
    }

    private static string Join(List<string> items)
    {
        if (items.Count > MostExpected)
        {
            items.RemoveRange(MostExpected, items.Count - MostExpected);
            items.Add("...");
        }

        return items.Count switch
        {
            0 => "nothing more",
            1 => items[0],
            _ => $"{string.Join(", ", items.Take(items.Count - 1))} or {items[items.Count - 1]}",
        };
    }

    private static string Name(TokenKind kind) => kind switch
    {
        TokenKind.End => "the end of the text",
        TokenKind.Argument => "an argument",
        TokenKind.String => "a text in quotes",
        TokenKind.AnExpression => "an expression",
        TokenKind.AName => "a name",
        TokenKind.AType => "a type",
        TokenKind.ATable => "a table",
        TokenKind.AQuery => "a query",
        TokenKind.ALiteral => "a literal",
        TokenKind.AnOperator => "an operator",
        _ => Keywords.Of(kind)?.Text ?? $"'{Symbols.TextOf(kind)}'",
    };
}
