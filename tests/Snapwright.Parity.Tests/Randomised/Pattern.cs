using System.Text.RegularExpressions;

namespace Snapwright.Parity.Tests.Randomised;

/// <summary>A pattern with what it means, said in another way.</summary>
/// <param name="Text">As it is sent.</param>
/// <param name="Holds">Whether a text is like it.</param>
public sealed record Pattern(string Text, Func<string, bool> Holds)
{
    /// <summary>The patterns of the random reads.</summary>
    public static IReadOnlyList<Pattern> All { get; } =
    [
        new("a", static t => t.Contains('a', StringComparison.Ordinal)),
        new("^a", static t => t.StartsWith('a')),
        new("a$", static t => t.EndsWith('a')),
        new("^$", static t => t.Length == 0),
        new(".", static t => t.Length > 0),
        new("^.$", static t => Characters(t) == 1),
        new("^.{2,5}$", static t => Characters(t) is >= 2 and <= 5),
        new("^(?:.)+$", static t => t.Length > 0),
        new("[A-Z]", static t => t.Any(static c => c is >= 'A' and <= 'Z')),
        new("^[^A-Z]*$", static t => !t.Any(static c => c is >= 'A' and <= 'Z')),
        new("\\d", static t => t.Any(static c => c is >= '0' and <= '9')),
        new("\\w\\W", static t => Has(t, "[A-Za-z0-9_][^A-Za-z0-9_]")),
        new("\\s", static t => t.Any(static c => c is ' ' or (>= '\t' and <= '\r'))),
        new("^\\S+$", static t => t.Length > 0 && !t.Any(static c => c is ' ' or (>= '\t' and <= '\r'))),
        new("(a|Ä|😀)", static t => Has(t, "a|Ä|😀")),
        new("[😀-😎]", static t => t.Contains("😀", StringComparison.Ordinal)),
        new("[^a-z]😀?", static t => Has(t, "[^a-z]")),
        new("%_\\\\", static t => t.Contains("%_\\", StringComparison.Ordinal)),
        new("s{2}", static t => t.Contains("ss", StringComparison.Ordinal)),
        new("(ab)*$", static _ => true),
        new("\\.|\\*|'|\"", static t => t.IndexOfAny(['.', '*', '\'', '"']) >= 0),
        new("[\\]\\-\\[^]", static t => t.IndexOfAny([']', '-', '[', '^']) >= 0),
        new("é", static t => t.Contains('é', StringComparison.Ordinal)),
        new("e\u0301", static t => t.Contains("e\u0301", StringComparison.Ordinal)),
        new("\\n", static t => t.Contains('\n', StringComparison.Ordinal)),
        new("a.b", static t => Has(t, "a[\\s\\S]b")),
        new("b$", static t => t.EndsWith('b')),
        new("^[\\u0590-\\u05ff]", static t => t.Length > 0 && t[0] is >= '\u0590' and <= '\u05ff') { Text = "^[\u0590-\u05ff]" },
        new("x{100}$", static t => t.EndsWith(new string('x', 100), StringComparison.Ordinal)),
    ];

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static int Characters(string text) => text.EnumerateRunes().Count();

    private static bool Has(string text, string regex) => Regex.IsMatch(text, regex, RegexOptions.CultureInvariant);
}
