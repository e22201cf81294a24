using Snapwright.Query.FunQl.Lexing;
using Snapwright.Query.FunQl.Parsing;

namespace Snapwright.Query.FunQl.Printing;

/// <summary>The tokens of a text that was parsed, as they are written by the formatter.</summary>
internal sealed class FormatTokens
{
    private readonly LexedText _lexed;
    private readonly TokenRole[] _roles;
    private readonly List<CommentLayout>?[] _before;
    private readonly List<CommentLayout>?[] _behind;

    public FormatTokens(LexedText lexed, TokenRole[] roles)
    {
        _lexed = lexed;
        _roles = roles;
        Matches = Brackets.Match(lexed.Tokens);
        _before = new List<CommentLayout>?[lexed.Tokens.Length];
        _behind = new List<CommentLayout>?[lexed.Tokens.Length];
        for (var first = 0; first < lexed.Comments.Count;)
        {
            var next = first + 1;
            while (next < lexed.Comments.Count && lexed.Comments[next].NextToken == lexed.Comments[first].NextToken)
            {
                next++;
            }

            Attach(first, next);
            first = next;
        }
    }

    /// <summary>For each bracket the one that belongs to it; -1 for other tokens.</summary>
    public int[] Matches { get; }

    /// <summary>The number of tokens, without the end.</summary>
    public int Count => _lexed.Tokens.Length - 1;

    /// <summary>The kind of a token; a keyword that is a name here is a name.</summary>
    public TokenKind Kind(int at) => _roles[at] != TokenRole.None ? TokenKind.Name : _lexed.Tokens[at].Kind;

    /// <summary>Behind the bracket that is opened, or behind the token.</summary>
    public int Skip(int at) => Brackets.IsOpening(_lexed.Tokens[at].Kind) ? Matches[at] + 1 : at + 1;

    public string Text(int at)
    {
        var token = _lexed.Tokens[at];
        var text = _lexed.Text.Substring(token.Start, token.Length);
        return _roles[at] switch
        {
            TokenRole.Type => text.ToLowerInvariant(),
            TokenRole.None when token.Kind == TokenKind.ArrayWord => "array",
            TokenRole.None when Keywords.Of(token.Kind) is { } keyword => keyword.Text,
            _ => text,
        };
    }

    /// <summary>Comments that stand before a token.</summary>
    public IEnumerable<Layout> Before(int at) => _before[at] ?? Enumerable.Empty<Layout>();

    /// <summary>Comments that stand behind a token, on the same line.</summary>
    public IEnumerable<Layout> Behind(int at) => _behind[at] ?? Enumerable.Empty<Layout>();

    /// <summary>Whether a space stands between a token and the one before it.</summary>
    public bool HasSpaceBefore(int at)
    {
        var before = Kind(at - 1);
        var kind = Kind(at);
        if (kind is TokenKind.Comma or TokenKind.Semicolon or TokenKind.Colon or TokenKind.Bang or TokenKind.CloseParen or TokenKind.CloseBracket or TokenKind.CloseBrace || Glues(kind))
        {
            return false;
        }

        if (Glues(before) || Brackets.IsOpening(before) || before is TokenKind.Ampersand or TokenKind.At)
        {
            return false;
        }

        if (before is TokenKind.Minus or TokenKind.Plus && IsSign(at - 1))
        {
            return kind == TokenKind.Minus;
        }

        // f(x), array(int), array[1]
        return !(kind == TokenKind.OpenParen && _roles[at - 1] is TokenRole.Function or TokenRole.Type) && !(kind == TokenKind.OpenBracket && before == TokenKind.ArrayWord);
    }

    private static bool Glues(TokenKind kind) =>
        kind is TokenKind.Dot or TokenKind.DotAt or TokenKind.DotAtAt or TokenKind.Arrow or TokenKind.RootArrow or TokenKind.DoubleColon;

    /// <summary>Whether a plus or minus has no operand before it.</summary>
    private bool IsSign(int at) => at == 0 || !(Kind(at - 1) switch
    {
        TokenKind.Name or TokenKind.QuotedName or TokenKind.Argument or TokenKind.GlobalArgument => true,
        TokenKind.Integer or TokenKind.Decimal or TokenKind.String or TokenKind.Bang => true,
        TokenKind.NullWord or TokenKind.TrueWord or TokenKind.FalseWord or TokenKind.EndWord => true,
        var kind => Brackets.IsClosing(kind),
    });

    /// <summary>Says where the comments between two tokens stand: on the line of the first, or before the second.</summary>
    private void Attach(int first, int end)
    {
        var token = _lexed.Comments[first].NextToken;
        var comments = new List<CommentLayout>();
        for (var i = first; i < end; i++)
        {
            var span = _lexed.Comments[i].Span;
            comments.Add(new(_lexed.Text.Substring(span.Start, span.Length).TrimEnd(), StartsLine(span.Start), EndsLine(span.End) || _lexed.Text[span.Start] == '-'));
        }

        var behind = token == 0 ? 0 : comments.TakeWhile(static c => !c.StartsLine).Count();
        if (behind > 0 && !comments[behind - 1].EndsLine)
        {
            behind = 0;
        }

        if (behind > 0)
        {
            _behind[token - 1] = comments.GetRange(0, behind);
        }

        _before[token] = comments.GetRange(behind, comments.Count - behind);
    }

    private bool StartsLine(int at)
    {
        do
        {
            at--;
        }
        while (at >= 0 && _lexed.Text[at] != '\n' && char.IsWhiteSpace(_lexed.Text[at]));
        return at < 0 || _lexed.Text[at] == '\n';
    }

    private bool EndsLine(int at)
    {
        while (at < _lexed.Text.Length && _lexed.Text[at] != '\n' && char.IsWhiteSpace(_lexed.Text[at]))
        {
            at++;
        }

        return at >= _lexed.Text.Length || _lexed.Text[at] == '\n';
    }
}
