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
        var parts = hole.Split(':');
        return parts[0] switch
        {
            "empty" => [],
            "hex" => Convert.FromHexString(parts[1].Replace(" ", "", StringComparison.Ordinal)),
            "made" => Encoding.ASCII.GetBytes(made.Get(int.Parse(parts[1], CultureInfo.InvariantCulture))),
            "repeat" => Encoding.UTF8.GetBytes(
                new StringBuilder().Insert(0, parts[1], int.Parse(parts[2], CultureInfo.InvariantCulture)).ToString()),
            _ => throw new FormatException($"'{{{{{hole}}}}}' is not known."),
        };
    }

    [GeneratedRegex(@"\{\{(?:empty|hex|made|repeat)[^}]*\}\}")]
    private static partial Regex Hole();
}
