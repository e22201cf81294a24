using Snapwright.Query.FunQl.Lexing;

namespace Snapwright.Query.FunQl.Parsing;

/// <summary>Keywords that begin a part of a query.</summary>
internal static class ClauseWords
{
    /// <summary>The index in <see cref="InOrder"/> behind the clauses of one <c>SELECT</c>.</summary>
    public const int SetOperators = 5;

    /// <summary>The index in <see cref="InOrder"/> of the bounds.</summary>
    public const int Limit = 9;

    /// <summary>The index in <see cref="InOrder"/> behind the clauses of a query.</summary>
    public const int None = 11;

    /// <summary>The clauses of a query in the order in which they stand.</summary>
    public static TokenKind[] InOrder { get; } =
    [
        TokenKind.FromWord, TokenKind.WhereWord, TokenKind.GroupWord, TokenKind.HavingWord, TokenKind.WindowWord, TokenKind.UnionWord, TokenKind.IntersectWord,
        TokenKind.ExceptWord, TokenKind.OrderWord, TokenKind.LimitWord, TokenKind.OffsetWord,
    ];

    /// <summary>What could have been meant by a word behind a table.</summary>
    public static IReadOnlyList<string> BehindTables { get; } = [.. InOrder.Skip(1).Select(static k => Keywords.Of(k)!.Text), "AS", "ON", "JOIN", "LEFT", "RIGHT", "INNER", "FULL", "CROSS", "RETURNING", "USING", "SET"];

    /// <summary>Whether a clause begins: nothing else can stand before it but its query.</summary>
    public static bool Begins(TokenKind kind) => kind is TokenKind.FromWord or TokenKind.WhereWord or TokenKind.GroupWord or TokenKind.HavingWord or TokenKind.WindowWord
        or TokenKind.OrderWord or TokenKind.LimitWord or TokenKind.OffsetWord or TokenKind.UnionWord or TokenKind.IntersectWord or TokenKind.ExceptWord
        or TokenKind.ReturningWord or TokenKind.UsingWord;

    /// <summary>Whether a list without brackets is at its end, be it behind a comma too many.</summary>
    public static bool EndsList(TokenKind kind) =>
        kind is TokenKind.None or TokenKind.End or TokenKind.Semicolon or TokenKind.ForWord or TokenKind.OnWord || Begins(kind) || Brackets.IsClosing(kind);

    /// <summary>Whether a set operation follows.</summary>
    public static bool IsSetOperator(TokenKind kind) => kind is TokenKind.UnionWord or TokenKind.IntersectWord or TokenKind.ExceptWord;

    /// <summary>Whether more of the same query follows: a set operation, an order or a bound.</summary>
    public static bool Continues(TokenKind kind) => IsSetOperator(kind) || kind is TokenKind.OrderWord or TokenKind.LimitWord or TokenKind.OffsetWord;

    /// <summary>Whether a query begins; or an opening parenthesis, which the caller looks at himself.</summary>
    public static bool BeginsQuery(TokenKind kind) => kind is TokenKind.SelectWord or TokenKind.ValuesWord or TokenKind.WithWord;

    /// <summary>
    /// Whether a word before this token is the name of a table rather than a misspelt keyword: <c>FROM books b WHERE</c>, but not <c>FROM books WHRE x</c>.
    /// </summary>
    public static bool FollowsAlias(TokenKind kind) => EndsList(kind) || kind is TokenKind.Bad or TokenKind.Comma or TokenKind.OnWord or TokenKind.JoinWord or TokenKind.LeftWord
        or TokenKind.RightWord or TokenKind.InnerWord or TokenKind.OuterWord or TokenKind.FullWord or TokenKind.CrossWord or TokenKind.SetWord;
}
