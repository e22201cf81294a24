using Snapwright.Model.Snapshots.Reading;

namespace Snapwright.Model.Rules;

/// <summary>The forms that a rule of type <c>format</c> knows.</summary>
public static class TextFormat
{
    private const int LongestEmail = 254;
    private const int LongestLocalPart = 64;
    private const int LongestLabel = 63;

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["email", "url", "uuid", "datetime"];

    /// <summary>Whether a text has a form.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="text">The text.</param>
    public static bool Allows(string name, string text) => name switch
    {
        "email" => IsEmail(text),
        "url" => IsUrl(text),
        "uuid" => text.Length == 36 && Guid.TryParseExact(text, "D", out _),
        "datetime" => IsoText.IsInstant(text),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Not a known form."),
    };

    /// <summary>For messages: <c>an e-mail address such as 'ada@example.org'</c>.</summary>
    public static string Describe(string name) => name switch
    {
        "email" => "an e-mail address such as 'ada@example.org'",
        "url" => "a URL that begins with 'http://' or 'https://'",
        "uuid" => "a UUID such as '0198c0de-7a3b-7000-8000-000000000000'",
        _ => "an instant such as '2026-11-21T08:30:00Z'",
    };

    // What mail servers take in practice; quoted local parts and addresses without a dot in the domain are not among it.
    private static bool IsEmail(string text)
    {
        var at = text.IndexOf('@');
        return at is >= 1 and <= LongestLocalPart && text.Length <= LongestEmail
            && Parts(text.Substring(0, at), 1, static c => IsLetterOrDigit(c) || "!#$%&'*+/=?^_`{|}~-".Contains(c))
            && Parts(text.Substring(at + 1), 2, static c => IsLetterOrDigit(c) || c == '-')
            && Array.TrueForAll(text.Substring(at + 1).Split('.'), static l => l.Length <= LongestLabel && l[0] != '-' && l[l.Length - 1] != '-');
    }

    private static bool Parts(string text, int least, Func<char, bool> isAllowed)
    {
        var parts = text.Split('.');
        return parts.Length >= least && Array.TrueForAll(parts, p => p.Length > 0 && p.All(isAllowed));
    }

    private static bool IsUrl(string text) =>
        (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        && !text.Any(static c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '\\' or '<' or '>' or '"')
        && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Host.Length > 0;

    private static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
