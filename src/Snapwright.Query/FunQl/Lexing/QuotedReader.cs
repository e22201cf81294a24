using System.Text;

namespace Snapwright.Query.FunQl.Lexing;

/// <summary>Reads texts and names in quotes.</summary>
/// <param name="text">The whole text.</param>
/// <param name="report">Takes an error: start, length, message.</param>
internal sealed class QuotedReader(string text, Action<int, int, string> report)
{
    /// <summary>The name whose opening quote is at a place; empty where it is none, which is reported.</summary>
    public string ReadName(ref int at)
    {
        var start = at;
        var name = Read(ref at, '"', "This name has no end: \" is missing.");
        if (name is { Length: 0 })
        {
            report(start, at - start, "A name is not empty.");
        }

        return name is not null && IsText(name, start, at - start) ? name : "";
    }

    /// <summary>The text whose opening quote is at a place; empty where it is none, which is reported.</summary>
    public string ReadString(ref int at)
    {
        var start = at;
        var value = Read(ref at, '\'', "This text has no end: ' is missing.");
        return value is not null && IsText(value, start, at - start) ? value : "";
    }

    private string? Read(ref int at, char quote, string unclosed)
    {
        var start = at++;
        var plainStart = at;
        StringBuilder? value = null;
        while (at < text.Length)
        {
            var c = text[at];
            if (c == quote)
            {
                if (at + 1 >= text.Length || text[at + 1] != quote)
                {
                    var rest = text.Substring(plainStart, at - plainStart);
                    at++;
                    return value is null ? rest : value.Append(rest).ToString();
                }

                (value ??= new()).Append(text, plainStart, at + 1 - plainStart);
                at += 2;
                plainStart = at;
            }
            else if (c == '\\' && quote == '\'' && at + 1 < text.Length)
            {
                (value ??= new()).Append(text, plainStart, at - plainStart);
                ReadEscape(ref at, value);
                plainStart = at;
            }
            else
            {
                at++;
            }
        }

        report(start, 1, unclosed);
        return null;
    }

    private void ReadEscape(ref int at, StringBuilder value)
    {
        var start = at++;
        var c = text[at++];
        switch (c)
        {
            case 'b':
                value.Append('\b');
                break;
            case 'f':
                value.Append('\f');
                break;
            case 'n':
                value.Append('\n');
                break;
            case 'r':
                value.Append('\r');
                break;
            case 't':
                value.Append('\t');
                break;
            case >= '0' and <= '7':
                at--;
                value.Append((char)ReadDigits(ref at, 8, 3, out _));
                break;
            case 'x' or 'u' or 'U':
                var most = c == 'x' ? 2 : c == 'u' ? 4 : 8;
                var code = ReadDigits(ref at, 16, most, out var count);
                if (count == 0 || (c != 'x' && count < most) || code > 0x10FFFF || (c == 'U' && code is >= 0xD800 and <= 0xDFFF))
                {
                    report(start, at - start, c == 'x' ? "Behind \\x stand one or two hexadecimal digits." : $"Behind \\{c} stand the {most} hexadecimal digits of a character.");
                    value.Append(' ');
                    break;
                }

                _ = code > 0xFFFF ? value.Append(char.ConvertFromUtf32((int)code)) : value.Append((char)code);
                break;
            default:
                value.Append(c);
                break;
        }
    }

    private uint ReadDigits(ref int at, int radix, int most, out int count)
    {
        var value = 0u;
        for (count = 0; count < most && at < text.Length && DigitOf(text[at]) is var digit && digit >= 0 && digit < radix; count++)
        {
            value = (value * (uint)radix) + (uint)digit;
            at++;
        }

        return value;
    }

    private static int DigitOf(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    private bool IsText(string value, int start, int length)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            var isPair = char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]);
            if (c == '\0' || (char.IsSurrogate(c) && !isPair))
            {
                report(start, length, $"U+{(int)c:X4} cannot stand in a text.");
                return false;
            }

            i += isPair ? 1 : 0;
        }

        return true;
    }
}
