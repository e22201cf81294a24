using Snapwright.Model.Diagnostics;
using Snapwright.Query.FunQl.Lexing;

namespace Snapwright.Query.FunQl.Parsing;

/// <summary>Messages about tokens that do not fit.</summary>
internal static class ErrorText
{
    private const int MostShown = 40;
    private const int MostExpected = 12;

    private static readonly string[] OperatorWords = ["AND", "OR", "IS", "LIKE", "ILIKE", "SIMILAR", "BETWEEN", "IN", "NOT"];

    /// <summary><c>Expected WHERE or ',' but found 'WHRE'. Did you mean WHERE?</c></summary>
    public static string Unexpected(string text, Token found, ExpectedKinds expected)
    {
        var shown = new List<string>();
        var words = new List<string>();
        for (var kind = TokenKind.End; kind <= TokenKind.WithWord; kind++)
        {
            if (expected.Contains(kind))
            {
                shown.Add(Name(kind));
                if (Keywords.Of(kind) is { } keyword)
                {
                    words.Add(keyword.Text);
                }
            }
        }

        if (expected.Contains(TokenKind.AnOperator))
        {
            words.AddRange(OperatorWords);
        }

        var message = $"Expected {Join(shown)} but found {Found(text, found)}.";
        return found.Kind == TokenKind.Name && Suggestion.Closest(text.Substring(found.Start, found.Length), words) is { } meant
            ? $"{message} Did you mean {meant}?"
            : message;
    }

    /// <summary>A token as a message shows it.</summary>
    public static string Found(string text, Token found) => found.Kind == TokenKind.End
        ? "the end of the text"
        : Keywords.Of(found.Kind) is { Use: KeywordUse.Reserved } keyword
            ? $"the keyword {keyword.Text}"
            : found.Length > MostShown ? $"'{text.Substring(found.Start, MostShown)}...'" : $"'{text.Substring(found.Start, found.Length)}'";

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
