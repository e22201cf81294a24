using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Snapwright.Parity.Tests.Scenarios;

/// <summary>
/// What a case cannot write down: <c>{{repeat:xy:1000}}</c>, <c>{{hex:c3 28}}</c> for bytes that are no UTF-8, <c>{{empty}}</c>, and <c>{{made:2}}</c> for the
/// second UUID that the server made.
/// </summary>
public static partial class Template
{
    /// <summary>The bytes of a body.</summary>
    public static byte[] Bytes(string template, MadeIds made)
    {
        using var bytes = new MemoryStream();
        var at = 0;
        foreach (var hole in Hole().EnumerateMatches(template))
        {
            bytes.Write(Encoding.UTF8.GetBytes(template[at..hole.Index]));
            bytes.Write(Fill(template.Substring(hole.Index + 2, hole.Length - 4), made));
            at = hole.Index + hole.Length;
        }

        bytes.Write(Encoding.UTF8.GetBytes(template[at..]));
        return bytes.ToArray();
    }

    /// <summary>The target of a request, with what a URL cannot hold escaped; <c>%</c> and <c>&amp;</c> stay as they are.</summary>
    public static string Target(string template, MadeIds made)
    {
        var escaped = new StringBuilder();
        foreach (var b in Bytes(template, made))
        {
            var c = (char)b;
            if (char.IsAsciiLetterOrDigit(c) || "/?&=%-._~:,*!".Contains(c, StringComparison.Ordinal))
            {
                escaped.Append(c);
            }
            else
            {
                escaped.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
            }
        }

        return escaped.ToString();
    }

    private static byte[] Fill(string hole, MadeIds made)
    {
        var first = hole.IndexOf(':', StringComparison.Ordinal);
        var last = hole.LastIndexOf(':');
        return first < 0 ? [] : hole[..first] switch
        {
            "hex" => Convert.FromHexString(hole[(first + 1)..].Replace(" ", "", StringComparison.Ordinal)),
            "made" => Encoding.ASCII.GetBytes(made.Get(Number(hole[(first + 1)..]))),
            _ => Encoding.UTF8.GetBytes(new StringBuilder().Insert(0, hole[(first + 1)..last], Number(hole[(last + 1)..])).ToString()),
        };
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{\{(?:empty|hex:[0-9a-f ]+|made:[0-9]+|repeat:.+?:[0-9]+)\}\}", RegexOptions.Singleline)]
    private static partial Regex Hole();
}
