using System.Globalization;
using System.Text;
using Snapwright.Model.Diagnostics;

namespace Snapwright.Model.Json;

/// <content>Tokens and faults.</content>
internal sealed partial class JsonParser
{
    private string? ParseString()
    {
        var start = _at++;
        StringBuilder? unescaped = null;
        var copied = _at;
        while (_at < text.Length)
        {
            var c = text[_at];
            if (c == '"')
            {
                var rest = text.Substring(copied, _at++ - copied);
                return unescaped is null ? rest : unescaped.Append(rest).ToString();
            }

            if (c == '\\')
            {
                unescaped ??= new StringBuilder();
                unescaped.Append(text, copied, _at - copied);
                ParseEscape(unescaped);
                copied = _at;
            }
            else if (c is '\n' or '\r')
            {
                break;
            }
            else
            {
                CheckCharacter(c);
                _at++;
            }

            if (_stopped)
            {
                return null;
            }
        }

        _at = start;
        return Stop<string>("the string has no closing quote on its line");
    }

    private void CheckCharacter(char c)
    {
        if (c < ' ')
        {
            Report($"the control character {Code(c)} must be written as an escape");
        }
        else if (char.IsLowSurrogate(c) ? !char.IsHighSurrogate(text[_at - 1]) : char.IsHighSurrogate(c) && !IsLowSurrogateAt(_at + 1))
        {
            Report($"{Code(c)} is half of a surrogate pair");
        }
    }

    private bool IsLowSurrogateAt(int offset) => offset < text.Length && char.IsLowSurrogate(text[offset]);

    private void ParseEscape(StringBuilder unescaped)
    {
        var start = _at++;
        var c = _at < text.Length ? text[_at++] : '\0';
        var plain = c switch
        {
            '"' or '\\' or '/' => c,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => '\0',
        };
        if (plain != '\0')
        {
            unescaped.Append(plain);
        }
        else if (c != 'u' || ParseHex() is not { } unit)
        {
            Report(DiagnosticCatalog.JsonSyntax, "expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u and four hexadecimal digits", _at - start, start);
        }
        else
        {
            AppendUnit(unescaped, unit, start);
        }
    }

    private void AppendUnit(StringBuilder unescaped, char unit, int start)
    {
        unescaped.Append(unit);
        if (!char.IsSurrogate(unit))
        {
            return;
        }

        if (char.IsHighSurrogate(unit) && _at + 1 < text.Length && text[_at] == '\\' && text[_at + 1] == 'u')
        {
            _at += 2;
            if (ParseHex() is { } low && char.IsLowSurrogate(low))
            {
                unescaped.Append(low);
                return;
            }
        }

        Report(DiagnosticCatalog.JsonSyntax, $"{Code(unit)} is half of a surrogate pair", _at - start, start);
    }

    private char? ParseHex()
    {
        var value = 0;
        for (var i = 0; i < 4; i++)
        {
            var c = _at < text.Length ? text[_at] : '\0';
            var digit = c switch
            {
                >= '0' and <= '9' => c - '0',
                >= 'a' and <= 'f' => c - 'a' + 10,
                >= 'A' and <= 'F' => c - 'A' + 10,
                _ => -1,
            };
            if (digit < 0)
            {
                return null;
            }

            value = (value << 4) | digit;
            _at++;
        }

        return (char)value;
    }

    private JsonNode ParseNumber()
    {
        var start = _at;
        Take('-');
        var isValid = Take('0') || TakeDigits();
        isValid = isValid && (!Take('.') || TakeDigits());
        if (isValid && _at < text.Length && text[_at] is 'e' or 'E')
        {
            _at++;
            if (!Take('+'))
            {
                Take('-');
            }

            isValid = TakeDigits();
        }

        if (isValid && !IsWordAt(_at))
        {
            return new JsonNumber(text.Substring(start, _at - start), start);
        }

        _at = start + 1;
        SkipWord();
        Report(DiagnosticCatalog.JsonSyntax, $"'{text.Substring(start, _at - start)}' is not a number", _at - start, start);
        return new JsonNull(start, _at - start);
    }

    private bool TakeDigits()
    {
        var start = _at;
        while (_at < text.Length && text[_at] is >= '0' and <= '9')
        {
            _at++;
        }

        return _at > start;
    }

    private JsonNode? ParseWord()
    {
        var start = _at;
        SkipWord();
        var word = text.Substring(start, _at - start);
        switch (word)
        {
            case "true":
                return new JsonBoolean(true, start);
            case "false":
                return new JsonBoolean(false, start);
            case "null":
                return new JsonNull(start);
        }

        _at = start;
        var message = $"expected a value, found {Found()}";
        if (word.Length == 0)
        {
            return Stop(message);
        }

        Report(DiagnosticCatalog.JsonSyntax, message, word.Length);
        _at = start + word.Length;
        return new JsonNull(start, word.Length);
    }

    private bool IsWordAt(int offset) => offset < text.Length && (char.IsLetterOrDigit(text[offset]) || text[offset] is '_' or '.' or '+' or '-');

    private void SkipWord()
    {
        while (IsWordAt(_at))
        {
            _at++;
        }
    }

    private void SkipSpace()
    {
        while (_at < text.Length)
        {
            if (text[_at] is ' ' or '\t' or '\n' or '\r')
            {
                _at++;
            }
            else if (_stopped || !SkipComment())
            {
                return;
            }
        }
    }

    private bool SkipComment()
    {
        if (text[_at] != '/' || _at + 1 == text.Length || text[_at + 1] is not ('/' or '*'))
        {
            return false;
        }

        var isLine = text[_at + 1] == '/';
        var end = text.IndexOf(isLine ? "\n" : "*/", _at + 2, StringComparison.Ordinal);
        var next = end < 0 ? text.Length : end + (isLine ? 1 : 2);
        Report(DiagnosticCatalog.JsonSyntax, "JSON has no comments; a top-level key that begins with '_' is ignored and can hold one", next - _at);
        _at = next;
        return true;
    }

    private string Found()
    {
        if (_at >= text.Length)
        {
            return "the end of the text";
        }

        var c = text[_at];
        if (char.IsLetterOrDigit(c))
        {
            var end = _at;
            while (end < text.Length && end - _at < 20 && IsWordAt(end))
            {
                end++;
            }

            return $"'{text.Substring(_at, end - _at)}'";
        }

        return c is > ' ' and < '\u007f' ? $"'{c}'" : Code(c);
    }

    private static string Code(char c) => "U+" + ((int)c).ToString("X4", CultureInfo.InvariantCulture);

    private JsonNode? Stop(string message) => Stop<JsonNode>(message);

    private T? Stop<T>(string message)
        where T : class
    {
        if (!_stopped)
        {
            Report(message);
            _stopped = true;
        }

        return null;
    }

    private void Report(string message) => Report(DiagnosticCatalog.JsonSyntax, message, 1);

    private void Report(DiagnosticRule rule, string detail, int length, int offset = -1)
    {
        if (_stopped)
        {
            return;
        }

        offset = offset < 0 ? _at : offset;
        (_errors ??= []).Add(new(rule, detail, offset, Math.Min(length, text.Length - offset), PathHere()));
        _stopped = _errors.Count >= maxErrors;
    }
}
