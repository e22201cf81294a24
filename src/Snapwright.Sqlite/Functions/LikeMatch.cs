namespace Snapwright.Sqlite.Functions;

/// <summary>Texts and patterns of <c>%</c> and <c>_</c>, by code point; SQLite's own LIKE takes ASCII letters of both cases for the same.</summary>
internal static class LikeMatch
{
    private const int Any = -1;
    private const int One = -2;

    public static bool IsMatch(string text, string pattern)
    {
        var runes = text.EnumerateRunes().Select(static r => r.Value).ToArray();
        var parts = Parse(pattern);
        int at = 0, part = 0, lastAny = -1, resume = 0;
        while (at < runes.Length)
        {
            if (part < parts.Length && parts[part] == Any)
            {
                (lastAny, resume) = (part++, at);
            }
            else if (part < parts.Length && (parts[part] == One || parts[part] == runes[at]))
            {
                part++;
                at++;
            }
            else if (lastAny >= 0)
            {
                // What the last % stands for grows by one.
                (part, at) = (lastAny + 1, ++resume);
            }
            else
            {
                return false;
            }
        }

        return parts.AsSpan(part).IndexOfAnyExcept(Any) < 0;
    }

    private static int[] Parse(string pattern)
    {
        var parts = new List<int>();
        var isEscaped = false;
        foreach (var rune in pattern.EnumerateRunes())
        {
            if (!isEscaped && rune.Value == '\\')
            {
                isEscaped = true;
                continue;
            }

            parts.Add(isEscaped ? rune.Value : rune.Value switch { '%' => Any, '_' => One, _ => rune.Value });
            isEscaped = false;
        }

        if (isEscaped)
        {
            parts.Add('\\');
        }

        return [.. parts];
    }
}
