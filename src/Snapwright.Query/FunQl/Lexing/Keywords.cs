namespace Snapwright.Query.FunQl.Lexing;

/// <summary>The keywords of the language.</summary>
internal static class Keywords
{
    private const int Buckets = 512;

    /// <summary>All of them, in upper case.</summary>
    public static IReadOnlyList<Keyword> All { get; } =
    [
        new("ALL", TokenKind.AllWord, KeywordUse.Reserved),
        new("AND", TokenKind.AndWord, KeywordUse.Reserved),
        new("ANY", TokenKind.AnyWord, KeywordUse.Reserved),
        new("ARRAY", TokenKind.ArrayWord, KeywordUse.Contextual),
        new("AS", TokenKind.AsWord, KeywordUse.Reserved),
        new("ASC", TokenKind.AscWord, KeywordUse.Plain),
        new("BETWEEN", TokenKind.BetweenWord, KeywordUse.Reserved),
        new("BY", TokenKind.ByWord, KeywordUse.Reserved),
        new("CASCADE", TokenKind.CascadeWord, KeywordUse.Plain),
        new("CASE", TokenKind.CaseWord, KeywordUse.Reserved),
        new("CONFLICT", TokenKind.ConflictWord, KeywordUse.Plain),
        new("CONST", TokenKind.ConstWord, KeywordUse.Contextual),
        new("CROSS", TokenKind.CrossWord, KeywordUse.Reserved),
        new("CURRENT", TokenKind.CurrentWord, KeywordUse.Contextual),
        new("DEFAULT", TokenKind.DefaultWord, KeywordUse.Reserved),
        new("DELETE", TokenKind.DeleteWord, KeywordUse.Plain),
        new("DESC", TokenKind.DescWord, KeywordUse.Plain),
        new("DISTINCT", TokenKind.DistinctWord, KeywordUse.Reserved),
        new("DO", TokenKind.DoWord, KeywordUse.Plain),
        new("DOMAIN", TokenKind.DomainWord, KeywordUse.Contextual),
        new("ELSE", TokenKind.ElseWord, KeywordUse.Reserved),
        new("END", TokenKind.EndWord, KeywordUse.Reserved),
        new("ENUM", TokenKind.EnumWord, KeywordUse.Plain),
        new("EXCEPT", TokenKind.ExceptWord, KeywordUse.Reserved),
        new("EXISTS", TokenKind.ExistsWord, KeywordUse.Reserved),
        new("FALSE", TokenKind.FalseWord, KeywordUse.Reserved),
        new("FIELD", TokenKind.FieldWord, KeywordUse.Plain),
        new("FILTER", TokenKind.FilterWord, KeywordUse.Plain),
        new("FIRST", TokenKind.FirstWord, KeywordUse.Plain),
        new("FOLLOWING", TokenKind.FollowingWord, KeywordUse.Plain),
        new("FOR", TokenKind.ForWord, KeywordUse.Reserved),
        new("FROM", TokenKind.FromWord, KeywordUse.Reserved),
        new("FULL", TokenKind.FullWord, KeywordUse.Reserved),
        new("GROUP", TokenKind.GroupWord, KeywordUse.Reserved),
        new("GROUPS", TokenKind.GroupsWord, KeywordUse.Contextual),
        new("HAVING", TokenKind.HavingWord, KeywordUse.Reserved),
        new("ILIKE", TokenKind.IlikeWord, KeywordUse.Reserved),
        new("IN", TokenKind.InWord, KeywordUse.Reserved),
        new("INHERITED", TokenKind.InheritedWord, KeywordUse.Contextual),
        new("INNER", TokenKind.InnerWord, KeywordUse.Reserved),
        new("INSERT", TokenKind.InsertWord, KeywordUse.Plain),
        new("INTERNAL", TokenKind.InternalWord, KeywordUse.Contextual),
        new("INTERSECT", TokenKind.IntersectWord, KeywordUse.Reserved),
        new("INTO", TokenKind.IntoWord, KeywordUse.Reserved),
        new("IS", TokenKind.IsWord, KeywordUse.Reserved),
        new("JOIN", TokenKind.JoinWord, KeywordUse.Reserved),
        new("LAST", TokenKind.LastWord, KeywordUse.Plain),
        new("LATERAL", TokenKind.LateralWord, KeywordUse.Contextual),
        new("LEFT", TokenKind.LeftWord, KeywordUse.Reserved),
        new("LIKE", TokenKind.LikeWord, KeywordUse.Reserved),
        new("LIMIT", TokenKind.LimitWord, KeywordUse.Reserved),
        new("MAPPING", TokenKind.MappingWord, KeywordUse.Contextual),
        new("MATCH", TokenKind.MatchWord, KeywordUse.Contextual),
        new("MATERIALIZED", TokenKind.MaterializedWord, KeywordUse.Plain),
        new("NOT", TokenKind.NotWord, KeywordUse.Reserved),
        new("NOTHING", TokenKind.NothingWord, KeywordUse.Plain),
        new("NULL", TokenKind.NullWord, KeywordUse.Reserved),
        new("NULLS", TokenKind.NullsWord, KeywordUse.Plain),
        new("OF", TokenKind.OfWord, KeywordUse.Plain),
        new("OFFSET", TokenKind.OffsetWord, KeywordUse.Reserved),
        new("OFTYPE", TokenKind.OftypeWord, KeywordUse.Contextual),
        new("ON", TokenKind.OnWord, KeywordUse.Reserved),
        new("ONLY", TokenKind.OnlyWord, KeywordUse.Contextual),
        new("OR", TokenKind.OrWord, KeywordUse.Reserved),
        new("ORDER", TokenKind.OrderWord, KeywordUse.Reserved),
        new("OUTER", TokenKind.OuterWord, KeywordUse.Reserved),
        new("OVER", TokenKind.OverWord, KeywordUse.Plain),
        new("PARTITION", TokenKind.PartitionWord, KeywordUse.Contextual),
        new("PER", TokenKind.PerWord, KeywordUse.Contextual),
        new("PRECEDING", TokenKind.PrecedingWord, KeywordUse.Plain),
        new("RANGE", TokenKind.RangeWord, KeywordUse.Contextual),
        new("RECURSIVE", TokenKind.RecursiveWord, KeywordUse.Contextual),
        new("REFERENCE", TokenKind.ReferenceWord, KeywordUse.Plain),
        new("RETURNING", TokenKind.ReturningWord, KeywordUse.Reserved),
        new("RIGHT", TokenKind.RightWord, KeywordUse.Reserved),
        new("ROLE", TokenKind.RoleWord, KeywordUse.Plain),
        new("ROW", TokenKind.RowWord, KeywordUse.Plain),
        new("ROWS", TokenKind.RowsWord, KeywordUse.Contextual),
        new("SELECT", TokenKind.SelectWord, KeywordUse.Reserved),
        new("SET", TokenKind.SetWord, KeywordUse.Reserved),
        new("SIMILAR", TokenKind.SimilarWord, KeywordUse.Reserved),
        new("SINGLE", TokenKind.SingleWord, KeywordUse.Contextual),
        new("SOME", TokenKind.SomeWord, KeywordUse.Reserved),
        new("SUPERUSER", TokenKind.SuperuserWord, KeywordUse.Plain),
        new("THEN", TokenKind.ThenWord, KeywordUse.Reserved),
        new("TO", TokenKind.ToWord, KeywordUse.Plain),
        new("TRUE", TokenKind.TrueWord, KeywordUse.Reserved),
        new("TYPE", TokenKind.TypeWord, KeywordUse.Plain),
        new("UNBOUNDED", TokenKind.UnboundedWord, KeywordUse.Contextual),
        new("UNION", TokenKind.UnionWord, KeywordUse.Reserved),
        new("UPDATE", TokenKind.UpdateWord, KeywordUse.Plain),
        new("USING", TokenKind.UsingWord, KeywordUse.Reserved),
        new("VALUES", TokenKind.ValuesWord, KeywordUse.Reserved),
        new("WHEN", TokenKind.WhenWord, KeywordUse.Reserved),
        new("WHERE", TokenKind.WhereWord, KeywordUse.Reserved),
        new("WINDOW", TokenKind.WindowWord, KeywordUse.Reserved),
        new("WITH", TokenKind.WithWord, KeywordUse.Reserved),
    ];

    private static readonly Keyword?[] Table = MakeTable();

    private static readonly Keyword?[] ByKind = MakeByKind();

    /// <summary>The keyword that stands in a text, in letters of either case; null where it is another word.</summary>
    public static Keyword? Find(string text, int start, int length)
    {
        for (var slot = Hash(text, start, length); Table[slot] is { } keyword; slot = (slot + 1) % Buckets)
        {
            if (keyword.Text.Length == length && IsSame(keyword.Text, text, start))
            {
                return keyword;
            }
        }

        return null;
    }

    /// <summary>The keyword of a kind; null for other tokens.</summary>
    public static Keyword? Of(TokenKind kind) => ByKind[(int)kind];

    /// <summary>Whether a token can be a name where only the token itself tells.</summary>
    public static bool CanBeName(TokenKind kind) =>
        kind is TokenKind.Name or TokenKind.QuotedName || ByKind[(int)kind] is { Use: not KeywordUse.Reserved };

    /// <summary>Whether a token is a word, be it a keyword or not.</summary>
    public static bool IsWord(TokenKind kind) => kind is TokenKind.Name or TokenKind.QuotedName || ByKind[(int)kind] is not null;

    private static int Hash(string text, int start, int length) =>
        unchecked(((text[start] | 0x20) * 31) + ((text[start + length - 1] | 0x20) * 17) + ((text[start + (length / 2)] | 0x20) * 7) + (length * 61)) % Buckets;

    private static bool IsSame(string keyword, string text, int start)
    {
        for (var i = 0; i < keyword.Length; i++)
        {
            var c = text[start + i];
            if (keyword[i] != (c is >= 'a' and <= 'z' ? (char)(c - 0x20) : c))
            {
                return false;
            }
        }

        return true;
    }

    private static Keyword?[] MakeTable()
    {
        var table = new Keyword?[Buckets];
        foreach (var keyword in All)
        {
            var slot = Hash(keyword.Text, 0, keyword.Text.Length);
            while (table[slot] is not null)
            {
                slot = (slot + 1) % Buckets;
            }

            table[slot] = keyword;
        }

        return table;
    }

    private static Keyword?[] MakeByKind()
    {
        var table = new Keyword?[256];
        foreach (var keyword in All)
        {
            table[(int)keyword.Kind] = keyword;
        }

        return table;
    }
}
