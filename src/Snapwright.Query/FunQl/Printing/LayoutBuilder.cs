using Snapwright.Query.FunQl.Lexing;

namespace Snapwright.Query.FunQl.Printing;

/// <summary>Makes a layout of tokens: clauses, the items of lists, brackets and cases may stand on lines of their own.</summary>
internal sealed class LayoutBuilder(FormatTokens tokens)
{
    private static readonly Layout Space = new TextLayout(" ");
    private static readonly Layout SpaceOrBreak = new BreakLayout(" ");
    private static readonly Layout MayBreak = new BreakLayout("");
    private static readonly Layout Line = new LineLayout();

    private readonly ClauseSplit _clauses = new(tokens);

    /// <summary>The whole text.</summary>
    public List<Layout> View()
    {
        var parts = new List<Layout>();
        var at = 0;
        if (tokens.Kind(0) == TokenKind.OpenBrace)
        {
            Bracket(parts, 0, SpaceOrBreak);
            at = tokens.Skip(0);
            Token(parts, at++);
            parts.Add(Line);
        }

        while (tokens.Kind(at) == TokenKind.SetWord)
        {
            var end = at;
            while (tokens.Kind(end) != TokenKind.Semicolon)
            {
                end = tokens.Skip(end);
            }

            Item(parts, at, end);
            Token(parts, end);
            parts.Add(Line);
            at = end + 1;
        }

        Clauses(parts, at, tokens.Count, Line);
        parts.AddRange(tokens.Before(tokens.Count));
        return parts;
    }

    private void Clauses(List<Layout> parts, int from, int to, Layout between)
    {
        for (var start = from; start < to;)
        {
            var end = tokens.Skip(start);
            while (end < to && !_clauses.Begins(end, from) && !IsArm(end))
            {
                end = tokens.Skip(end);
            }

            if (start > from)
            {
                parts.Add(between);
            }

            Clause(parts, start, end);
            start = end;
        }
    }

    /// <summary>Whether a query in parentheses begins behind the words of a set operation.</summary>
    private bool IsArm(int at) => tokens.Kind(at) == TokenKind.OpenParen
        && (tokens.Kind(at - 1) is TokenKind.UnionWord or TokenKind.IntersectWord or TokenKind.ExceptWord
            || (tokens.Kind(at - 1) is TokenKind.AllWord or TokenKind.DistinctWord && at > 1 && tokens.Kind(at - 2) is TokenKind.UnionWord or TokenKind.IntersectWord or TokenKind.ExceptWord));

    private void Clause(List<Layout> parts, int from, int to)
    {
        var header = Math.Min(_clauses.HeaderLength(from), to - from);
        var body = from + header;
        var isList = tokens.Kind(from) != TokenKind.WithWord && Commas(body, to).Any(c => c < to - 1);
        var clause = new List<Layout>();
        for (var i = from; i < body; i++)
        {
            if (i > from)
            {
                clause.Add(Space);
            }

            Token(clause, i);
        }

        if (isList)
        {
            var items = new List<Layout> { SpaceOrBreak };
            Items(items, body, to, SpaceOrBreak);
            clause.Add(new IndentLayout(items));
        }
        else if (body < to)
        {
            if (header > 0)
            {
                clause.Add(Space);
            }

            Items(clause, body, to, Line);
        }

        Group(parts, clause, isList);
    }

    private IEnumerable<int> Commas(int from, int to)
    {
        for (var i = from; i < to; i = tokens.Skip(i))
        {
            if (tokens.Kind(i) == TokenKind.Comma)
            {
                yield return i;
            }
        }
    }

    private void Items(List<Layout> parts, int from, int to, Layout between)
    {
        var start = from;
        foreach (var comma in Commas(from, to))
        {
            var item = new List<Layout>();
            Item(item, start, comma);

            // The comma goes before a comment at the end of the line.
            var comments = item.AsEnumerable().Reverse().TakeWhile(static p => p is CommentLayout).Count();
            item.InsertRange(item.Count - comments, [.. tokens.Before(comma), new TextLayout(",")]);
            parts.AddRange(item);
            parts.AddRange(tokens.Behind(comma));
            if (comma + 1 < to)
            {
                parts.Add(between);
            }

            start = comma + 1;
        }

        Item(parts, start, to);
    }

    /// <summary>Tokens in a row: joins stand on lines of their own where there are several or no room, and each is broken for itself.</summary>
    private void Item(List<Layout> parts, int from, int to)
    {
        var joins = new List<int>();
        for (var i = tokens.Skip(from); i < to; i = tokens.Skip(i))
        {
            if (_clauses.BeginsJoin(i, from))
            {
                joins.Add(i);
            }
        }

        if (joins.Count == 0)
        {
            Conditions(parts, from, to);
            return;
        }

        var item = new List<Layout>();
        Conditions(item, from, joins[0]);
        for (var i = 0; i < joins.Count; i++)
        {
            var join = new List<Layout> { joins.Count > 1 ? Line : SpaceOrBreak };
            Conditions(join, joins[i], i + 1 < joins.Count ? joins[i + 1] : to);
            item.Add(new IndentLayout(join));
        }

        Group(parts, item, true);
    }

    /// <summary>Tokens in a row, with line breaks before AND and OR.</summary>
    private void Conditions(List<Layout> parts, int from, int to)
    {
        var item = new List<Layout>();
        var segment = item;
        var betweens = 0;
        for (var i = from; i < to;)
        {
            var kind = tokens.Kind(i);
            betweens += kind == TokenKind.BetweenWord ? 1 : 0;
            if (i > from && (kind == TokenKind.OrWord || (kind == TokenKind.AndWord && betweens == 0)))
            {
                segment = [SpaceOrBreak];
                item.Add(new IndentLayout(segment));
            }
            else if (i > from && tokens.HasSpaceBefore(i))
            {
                segment.Add(Space);
            }

            betweens -= kind == TokenKind.AndWord && betweens > 0 ? 1 : 0;
            i = Atom(segment, i);
        }

        Group(parts, item, true);
    }

    private int Atom(List<Layout> parts, int at)
    {
        if (tokens.Matches[at] > at)
        {
            Bracket(parts, at, MayBreak);
            return tokens.Skip(at);
        }

        if (IsCase(at))
        {
            return Case(parts, at);
        }

        Token(parts, at);
        return at + 1;
    }

    private bool IsCase(int at) => tokens.Kind(at) is TokenKind.CaseWord or TokenKind.MatchWord or TokenKind.MappingWord;

    private int Case(List<Layout> parts, int at)
    {
        var heads = new List<int> { at };
        var end = at + 1;
        for (var depth = 1; depth > 0; end = tokens.Skip(end))
        {
            var kind = tokens.Kind(end);
            depth += IsCase(end) ? 1 : kind == TokenKind.EndWord ? -1 : 0;
            if (depth == 1 && kind is TokenKind.WhenWord or TokenKind.ElseWord)
            {
                heads.Add(end);
            }
        }

        heads.Add(end - 1);
        var cases = new List<Layout>();
        Token(cases, at);
        if (heads[1] > at + 1)
        {
            cases.Add(Space);
            Item(cases, at + 1, heads[1]);
        }

        var branches = new List<Layout>();
        for (var i = 1; i < heads.Count - 1; i++)
        {
            branches.Add(SpaceOrBreak);
            Item(branches, heads[i], heads[i + 1]);
        }

        cases.Add(new IndentLayout(branches));
        cases.Add(SpaceOrBreak);
        Token(cases, end - 1);
        Group(parts, cases, true);
        return end;
    }

    private void Bracket(List<Layout> parts, int open, Layout edge)
    {
        var close = tokens.Matches[open];
        var bracket = new List<Layout>();
        Token(bracket, open);
        var inner = new List<Layout> { edge };
        if (_clauses.IsQuery(open + 1, close))
        {
            Clauses(inner, open + 1, close, SpaceOrBreak);
        }
        else
        {
            Items(inner, open + 1, close, SpaceOrBreak);
        }

        inner.AddRange(tokens.Before(close));
        if (inner.Count > 1)
        {
            bracket.Add(new IndentLayout(inner));
            bracket.Add(edge);
        }

        bracket.Add(new TextLayout(tokens.Text(close)));
        bracket.AddRange(tokens.Behind(close));
        Group(parts, bracket, true);
    }

    private void Token(List<Layout> parts, int at)
    {
        parts.AddRange(tokens.Before(at));
        parts.Add(new TextLayout(tokens.Text(at)));
        parts.AddRange(tokens.Behind(at));
    }

    /// <summary>Adds parts as a group. Comments at its ends stay outside: they are no reason to break the lines in it.</summary>
    private static void Group(List<Layout> parts, List<Layout> group, bool isGroup)
    {
        var first = group.TakeWhile(static p => p is CommentLayout).Count();
        if (!isGroup || first == group.Count)
        {
            parts.AddRange(group);
            return;
        }

        var last = group.Count;
        while (group[last - 1] is CommentLayout)
        {
            last--;
        }

        parts.AddRange(group.GetRange(0, first));
        if (last - first == 1)
        {
            parts.Add(group[first]);
        }
        else
        {
            parts.Add(new GroupLayout(group.GetRange(first, last - first)));
        }

        parts.AddRange(group.GetRange(last, group.Count - last));
    }
}
