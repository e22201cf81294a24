using Snapwright.Query.FunQl.Lexing;

namespace Snapwright.Query.FunQl.Printing;

/// <summary>Where the clauses of a query begin, seen from its tokens.</summary>
internal sealed class ClauseSplit(FormatTokens tokens)
{
    /// <summary>Whether the tokens of a bracket are a query.</summary>
    public bool IsQuery(int from, int to)
    {
        if (from >= to)
        {
            return false;
        }

        switch (tokens.Kind(from))
        {
            case TokenKind.SelectWord or TokenKind.ValuesWord or TokenKind.WithWord or TokenKind.InsertWord or TokenKind.UpdateWord or TokenKind.DeleteWord:
                return true;
            case TokenKind.OpenParen:
                for (var i = from; i < to; i = tokens.Skip(i))
                {
                    if (tokens.Kind(i) is TokenKind.UnionWord or TokenKind.IntersectWord or TokenKind.ExceptWord or TokenKind.LimitWord or TokenKind.OffsetWord)
                    {
                        return true;
                    }
                }

                return false;
            default:
                return false;
        }
    }

    /// <summary>Whether a clause begins at a token.</summary>
    public bool Begins(int at, int from)
    {
        var before = at > from ? tokens.Kind(at - 1) : TokenKind.None;
        var next = at < tokens.Count ? tokens.Kind(at + 1) : TokenKind.End;
        return tokens.Kind(at) switch
        {
            TokenKind.SelectWord or TokenKind.WhereWord or TokenKind.GroupWord or TokenKind.HavingWord or TokenKind.WindowWord or TokenKind.OrderWord => true,
            TokenKind.LimitWord or TokenKind.OffsetWord or TokenKind.UnionWord or TokenKind.IntersectWord or TokenKind.ExceptWord => true,
            TokenKind.ReturningWord or TokenKind.UsingWord or TokenKind.SetWord => true,
            TokenKind.FromWord => before is not (TokenKind.InheritedWord or TokenKind.DeleteWord) && !(before == TokenKind.DistinctWord && at - 2 >= from && tokens.Kind(at - 2) is TokenKind.IsWord or TokenKind.NotWord),
            TokenKind.ValuesWord => before != TokenKind.DefaultWord,
            TokenKind.InsertWord or TokenKind.UpdateWord => before is not (TokenKind.ForWord or TokenKind.DoWord),
            TokenKind.DeleteWord => true,
            TokenKind.ForWord => next is TokenKind.InsertWord or TokenKind.UpdateWord,
            TokenKind.WithWord => next != TokenKind.SuperuserWord,
            TokenKind.OnWord => next == TokenKind.ConflictWord,
            _ => false,
        };
    }

    /// <summary>The words at the beginning of a clause, before its items.</summary>
    public int HeaderLength(int at)
    {
        var next = tokens.Kind(at + 1);
        return tokens.Kind(at) switch
        {
            TokenKind.SelectWord or TokenKind.UnionWord or TokenKind.IntersectWord or TokenKind.ExceptWord when next is TokenKind.DistinctWord or TokenKind.AllWord => 2,
            TokenKind.WithWord when next == TokenKind.RecursiveWord => 2,
            TokenKind.GroupWord or TokenKind.OrderWord or TokenKind.InsertWord or TokenKind.DeleteWord => 2,
            TokenKind.OpenParen => 0,
            _ => 1,
        };
    }

    /// <summary>Whether a token begins the words of a join.</summary>
    public bool BeginsJoin(int at, int from)
    {
        var kind = tokens.Kind(at);
        return IsJoinWord(kind) && !(at > from && IsJoinWord(tokens.Kind(at - 1)));
    }

    private static bool IsJoinWord(TokenKind kind) => kind is TokenKind.JoinWord or TokenKind.LeftWord or TokenKind.RightWord or TokenKind.InnerWord or TokenKind.OuterWord
        or TokenKind.FullWord or TokenKind.CrossWord;
}
