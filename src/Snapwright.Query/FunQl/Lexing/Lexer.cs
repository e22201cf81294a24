using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.FunQl.Lexing;

/// <summary>Makes tokens of a text, in one pass. What is no token is an error, and the pass goes on behind it.</summary>
internal sealed class Lexer
{
    private const int MostErrors = 100;

    private readonly string _text;
    private readonly List<Token> _tokens;
    private readonly List<Comment> _comments = [];
    private readonly List<FunQlError> _errors = [];
    private readonly QuotedReader _quoted;
    private int _at;

    private Lexer(string text)
    {
        _text = text;
        _tokens = new((text.Length / 4) + 4);
        _quoted = new(text, Report);
    }

    /// <summary>The tokens of a text.</summary>
    public static LexedText Read(string text)
    {
        var lexer = new Lexer(text);
        lexer.Read();
        return new(text, lexer._tokens.ToArray(), lexer._comments, lexer._errors);
    }

    /// <summary>Whether a character can stand in a name without quotes.</summary>
    public static bool IsNamePart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' or (>= '0' and <= '9');

    private void Read()
    {
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (char.IsWhiteSpace(c) || (c == '\uFEFF' && _at == 0))
            {
                _at++;
            }
            else if (c is '-' or '/' && Peek(1) == (c == '-' ? '-' : '*'))
            {
                ReadComment(c == '-');
            }
            else
            {
                ReadToken(c);
            }
        }

        _tokens.Add(new(TokenKind.End, _text.Length, 0, null));
    }

    private void ReadToken(char c)
    {
        var start = _at;
        switch (c)
        {
            case '\'':
                var value = _quoted.ReadString(ref _at);
                Add(TokenKind.String, start, value);
                break;
            case '"':
                var name = _quoted.ReadName(ref _at);
                Add(name.Length > 0 ? TokenKind.QuotedName : TokenKind.Bad, start, name);
                break;
            case '$':
                ReadArgument();
                break;
            case >= '0' and <= '9':
                ReadNumber();
                break;
            default:
                if (IsNamePart(c) || char.IsLetter(c))
                {
                    ReadWord();
                }
                else
                {
                    ReadSymbol(c);
                }

                break;
        }
    }

    private void ReadSymbol(char c)
    {
        var start = _at;
        var kind = Symbols.Find(_text, _at, out var length);
        _at += length;
        if (kind == TokenKind.Bad)
        {
            _at += char.IsHighSurrogate(c) && char.IsLowSurrogate(Peek(0)) ? 1 : 0;
            Report(start, _at - start, c is '\u2018' or '\u2019' or '\u201C' or '\u201D'
                ? $"'{c}' is a quotation mark of books: texts stand in ' and names in \"."
                : $"{Shown(start, _at - start)} means nothing here.");
        }

        Add(kind, start, null);
    }

    private void ReadComment(bool isLine)
    {
        var start = _at;
        _at += 2;
        if (isLine)
        {
            while (_at < _text.Length && _text[_at] is not '\n' and not '\r')
            {
                _at++;
            }
        }
        else
        {
            SkipBlock(start);
        }

        _comments.Add(new(new(start, _at - start), _tokens.Count));
    }

    private void SkipBlock(int start)
    {
        for (var depth = 1; depth > 0;)
        {
            if (_at >= _text.Length)
            {
                Report(start, 2, "This comment has no end: */ is missing.");
                return;
            }

            var step = _text[_at] == '*' && Peek(1) == '/' ? -1 : _text[_at] == '/' && Peek(1) == '*' ? 1 : 0;
            depth += step;
            _at += step == 0 ? 1 : 2;
        }
    }

    private void ReadWord()
    {
        var start = _at;
        var isForeign = SkipWord();
        var length = _at - start;
        if (isForeign)
        {
            Report(start, length, $"A name with other letters than a to z stands in quotes: \"{_text.Substring(start, Math.Min(length, 40))}\".");
            Add(TokenKind.Bad, start, null);
            return;
        }

        Add(Keywords.Find(_text, start, length)?.Kind ?? TokenKind.Name, start, null);
    }

    private void ReadArgument()
    {
        var start = _at++;
        var kind = TokenKind.Argument;
        if (Peek(0) == '$')
        {
            kind = TokenKind.GlobalArgument;
            _at++;
        }

        var nameStart = _at;
        string name;
        if (Peek(0) == '"')
        {
            name = _quoted.ReadName(ref _at);
        }
        else
        {
            var isForeign = SkipWord();
            name = _text.Substring(nameStart, _at - nameStart);
            if (isForeign || name.Length == 0)
            {
                Report(start, _at - start, name.Length == 0 ? $"A name is missing behind {(kind == TokenKind.Argument ? "$" : "$$")}." : "A name with other letters than a to z stands in quotes.");
                name = "";
            }
        }

        Add(name.Length > 0 ? kind : TokenKind.Bad, start, name);
    }

    private void ReadNumber()
    {
        var start = _at;
        var kind = TokenKind.Integer;
        SkipDigits();
        if (Peek(0) == '.' && Peek(1) != '@')
        {
            kind = TokenKind.Decimal;
            _at++;
            SkipDigits();
        }

        if (IsNamePart(Peek(0)) || char.IsLetter(Peek(0)))
        {
            SkipWord();
            Report(start, _at - start, $"{Shown(start, _at - start)} is no number: digits, and digits behind a point, are all that a number has.");
            kind = TokenKind.Bad;
        }

        Add(kind, start, null);
    }

    private void SkipDigits()
    {
        while (Peek(0) is >= '0' and <= '9')
        {
            _at++;
        }
    }

    /// <summary>Whether the word has letters that need quotes.</summary>
    private bool SkipWord()
    {
        var isForeign = false;
        while (_at < _text.Length && (IsNamePart(_text[_at]) || char.IsLetterOrDigit(_text[_at])))
        {
            isForeign |= !IsNamePart(_text[_at]);
            _at++;
        }

        return isForeign;
    }

    private char Peek(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private string Shown(int start, int length)
    {
        var c = _text[start];
        return length == 1 && (char.IsControl(c) || char.IsSurrogate(c)) ? $"U+{(int)c:X4}" : $"'{_text.Substring(start, Math.Min(length, 40))}'";
    }

    private void Add(TokenKind kind, int start, string? value) => _tokens.Add(new(kind, start, _at - start, value));

    private void Report(int start, int length, string message)
    {
        if (_errors.Count < MostErrors)
        {
            _errors.Add(new(FunQlErrorKind.Lexical, new SourceSpan(start, length), message));
        }
    }
}
