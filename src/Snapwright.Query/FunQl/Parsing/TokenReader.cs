using Snapwright.Query.FunQl.Lexing;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Parsing;

/// <summary>
/// The tokens of a text one after the other. After an error no token is anything (<see cref="Kind"/> is <see cref="TokenKind.None"/>), so that all that
/// is half read ends, without errors that only follow from the first, until a list, clause or bracket finds where to go on.
/// </summary>
internal sealed class TokenReader
{
    private const int MostErrors = 100;

    private readonly LexedText _lexed;
    private readonly Token[] _tokens;
    private readonly ParseLimits _limits;
    private readonly List<FunQlError> _errors;
    private readonly TokenRole[]? _roles;
    private ExpectedKinds _expected;
    private int[]? _matches;
    private int _depth;
    private int _queryDepth;
    private int _height;
    private bool _isGivenUp;

    /// <summary>At the first token.</summary>
    /// <param name="lexed">The tokens.</param>
    /// <param name="limits">The bounds.</param>
    /// <param name="roles">Takes what each token was found to be; null where nobody asks.</param>
    public TokenReader(LexedText lexed, ParseLimits limits, TokenRole[]? roles = null)
    {
        _roles = roles;
        _lexed = lexed;
        _tokens = lexed.Tokens;
        _limits = limits;
        _errors = [.. lexed.Errors];
        Kind = _tokens[0].Kind;
    }

    /// <summary>The kind of the present token.</summary>
    public TokenKind Kind { get; private set; }

    /// <summary>The index of the present token.</summary>
    public int Index { get; private set; }

    public IReadOnlyList<FunQlError> Errors => _errors;

    /// <summary>How often a token was looked at: a measure of the work that does not depend on the machine.</summary>
    public int Steps { get; private set; }

    /// <summary>Whether an error waits for a place to go on.</summary>
    public bool IsLost { get; private set; }

    public Token Present => _tokens[Index];

    /// <summary>The kind of a token behind the present one.</summary>
    public TokenKind Ahead(int count = 1) => _tokens[Math.Min(Index + count, _tokens.Length - 1)].Kind;

    /// <summary>Whether the present token is of a kind; if not, it could have been.</summary>
    public bool At(TokenKind kind)
    {
        Expects(kind);
        return Kind == kind;
    }

    /// <summary>Whether two tokens are of two kinds; only the first is said to have been expected.</summary>
    public bool At(TokenKind first, TokenKind second) => At(first) && Ahead() == second;

    /// <summary>Says what could stand here.</summary>
    public void Expects(TokenKind kind)
    {
        Steps++;
        _expected.Add(kind);
    }

    public void Advance()
    {
        _expected.Clear();
        if (!IsLost && Index < _tokens.Length - 1)
        {
            Index++;
            Kind = _tokens[Index].Kind;
        }
    }

    /// <summary>Goes on behind a word that was found to be something.</summary>
    public void Advance(TokenRole role)
    {
        if (_roles is not null && !IsLost)
        {
            _roles[Index] = role;
        }

        Advance();
    }

    public bool Accept(TokenKind kind)
    {
        if (!At(kind))
        {
            return false;
        }

        Advance();
        return true;
    }

    public bool Accept(TokenKind first, TokenKind second)
    {
        if (!At(first, second))
        {
            return false;
        }

        Advance();
        Advance();
        return true;
    }

    public void Expect(TokenKind kind)
    {
        if (!Accept(kind))
        {
            Unexpected();
        }
    }

    /// <summary>The text of the present token: without quotes and escapes.</summary>
    public string Text() => Present.Value ?? _lexed.Text.Substring(Present.Start, Present.Length);

    /// <summary>From the beginning of a token to the end of the one before the present one.</summary>
    public SourceSpan From(int start)
    {
        var first = _tokens[start].Start;
        return new(first, Index > start ? _tokens[Index - 1].End - first : 0);
    }

    /// <summary>The present token fits nothing that was expected.</summary>
    public void Unexpected()
    {
        if (IsLost)
        {
            return;
        }

        // A token that is none has its error already.
        if (Kind != TokenKind.Bad)
        {
            Report(FunQlErrorKind.Syntax, Present.Span, ErrorText.Unexpected(_lexed.Text, Present, _expected));
        }

        Lose();
    }

    /// <summary>The present token fits nothing, and the message knows better why.</summary>
    public void Unexpected(string message)
    {
        if (!IsLost)
        {
            Report(FunQlErrorKind.Syntax, Present.Span, message);
            Lose();
        }
    }

    /// <summary>An error that does not stop the reading.</summary>
    public void Report(FunQlErrorKind kind, SourceSpan span, string message)
    {
        // A second error at a place only follows from the first.
        if (_isGivenUp || (_errors.Count > 0 && _errors[_errors.Count - 1].Span.Start == span.Start))
        {
            return;
        }

        _errors.Add(new(kind, span, message));
        if (_errors.Count >= MostErrors)
        {
            GiveUp();
        }
    }

    /// <summary>Goes one level deeper; <see cref="Leave"/> takes what this returns.</summary>
    public int Enter()
    {
        if (++_depth > _limits.Nesting)
        {
            Exceeded($"Brackets and operators stand at most {_limits.Nesting} deep in each other.");
        }

        var height = _height;
        _height = 0;
        return height;
    }

    public void Leave(int height)
    {
        _depth--;
        _height = Math.Max(height, _height);
    }

    /// <summary>One more node around what was read since <see cref="Enter"/>.</summary>
    public void Grow()
    {
        // The tree is walked recursively later on, so that long chains count as depth although they are read in a loop.
        if (++_height > _limits.Depth)
        {
            Exceeded($"At most {_limits.Depth} operators, joins and calls stand in each other or in a row; for many values there is IN.");
        }
    }

    public int EnterQuery()
    {
        if (++_queryDepth > _limits.QueryDepth)
        {
            Exceeded($"Queries are at most {_limits.QueryDepth} deep in each other.");
        }

        return Enter();
    }

    public void LeaveQuery(int height)
    {
        _queryDepth--;
        Leave(height);
    }

    /// <summary>Whether a list may have one more item.</summary>
    public void CheckItems(int count)
    {
        if (count >= _limits.Items)
        {
            Exceeded($"A list has at most {_limits.Items} items.");
        }
    }

    /// <summary>Goes on after an error in a bracket: at its end, or at the next comma in it. Without an end nothing is found.</summary>
    public void RecoverInside(int open)
    {
        if (!IsLost || _isGivenUp || Matches()[open] is not (>= 0 and var close))
        {
            return;
        }

        while (Index < close && _tokens[Index].Kind != TokenKind.Comma)
        {
            SkipOne();
        }

        Find();
    }

    /// <summary>Behind an item of a list in brackets: whatever does not go on with the list or end it is an error.</summary>
    public void EndItem(int open, TokenKind close)
    {
        // Behind the arguments of an aggregate and the keys of a window more can follow in the same bracket.
        if (!At(TokenKind.Comma) && !At(close) && Kind is not (TokenKind.OrderWord or TokenKind.RowsWord or TokenKind.RangeWord or TokenKind.GroupsWord))
        {
            Unexpected();
        }

        RecoverInside(open);
    }

    /// <summary>Behind a clause, or an item of its list: whatever does not end it is an error.</summary>
    /// <param name="next">The index of the clauses that can follow, see <see cref="ClauseWords.InOrder"/>.</param>
    /// <param name="isList">Whether a comma can follow.</param>
    public void EndClause(int next, bool isList = false)
    {
        if (!IsLost && !(isList && At(TokenKind.Comma)) && !ClauseWords.EndsList(Kind))
        {
            for (var i = next; i < ClauseWords.InOrder.Length; i++)
            {
                Expects(ClauseWords.InOrder[i]);
            }

            Unexpected();
        }

        RecoverInClause(isList);
    }

    /// <summary>The end of a bracket.</summary>
    public void Close(int open, TokenKind kind)
    {
        if (!IsLost && !Accept(kind))
        {
            Unexpected();
        }

        if (IsLost && !_isGivenUp && Matches()[open] is >= 0 and var close && close >= Index)
        {
            Index = close;
            Find();
            Advance();
        }
    }

    /// <summary>Goes on after an error in a clause: at the next clause, the end of the bracket around, and, in a list, the next comma.</summary>
    public void RecoverInClause(bool isList)
    {
        if (!IsLost || _isGivenUp)
        {
            return;
        }

        while (!IsStop(isList))
        {
            SkipOne();
        }

        Find();
    }

    private bool IsStop(bool isList)
    {
        var kind = _tokens[Index].Kind;
        return kind switch
        {
            TokenKind.End or TokenKind.Semicolon => true,
            TokenKind.Comma => isList,
            TokenKind.FromWord => Index == 0 || _tokens[Index - 1].Kind is not (TokenKind.DistinctWord or TokenKind.InheritedWord),
            TokenKind.ForWord => _tokens[Math.Min(Index + 1, _tokens.Length - 1)].Kind is TokenKind.InsertWord or TokenKind.UpdateWord,
            _ => ClauseWords.Begins(kind) || (Brackets.IsClosing(kind) && Matches()[Index] >= 0),
        };
    }

    private void SkipOne()
    {
        Steps++;
        Index = Brackets.IsOpening(_tokens[Index].Kind) && Matches()[Index] is >= 0 and var close ? close + 1 : Index + 1;
    }

    private int[] Matches() => _matches ??= Brackets.Match(_tokens);

    private void Lose()
    {
        IsLost = true;
        Kind = TokenKind.None;
    }

    private void Find()
    {
        IsLost = false;
        Kind = _tokens[Index].Kind;
        _expected.Clear();
    }

    private void Exceeded(string message)
    {
        Report(FunQlErrorKind.Bound, Present.Span, message);
        GiveUp();
    }

    private void GiveUp()
    {
        _isGivenUp = true;
        Index = _tokens.Length - 1;
        Lose();
    }
}
