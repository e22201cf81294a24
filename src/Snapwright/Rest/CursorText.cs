namespace Snapwright.Rest;

/// <summary>A query string without its cursor: pages of one list differ in nothing else, and are read as one.</summary>
/// <param name="Rest">What is left.</param>
/// <param name="Cursor">The cursor as it came; null where there is none.</param>
/// <param name="At">Where it was; -1 where there is none.</param>
internal readonly record struct CursorText(string Rest, string? Cursor, int At)
{
    private static readonly string[] Names = ["after=", "before="];

    /// <summary>Cuts the first cursor out; names that are written in any other way than usual are not looked for.</summary>
    /// <param name="query">The query string, with its question mark.</param>
    public static CursorText Cut(string query)
    {
        foreach (var name in Names)
        {
            if (Find(query, name) is { } start)
            {
                var length = query.AsSpan(start).IndexOf('&');
                var end = length < 0 ? query.Length : start + length;
                return new(string.Concat(query.AsSpan(0, start), query.AsSpan(end)), query[start..end], start);
            }
        }

        return new(query, null, -1);
    }

    private static int? Find(string query, string name)
    {
        for (var from = 0; query.IndexOf(name, from, StringComparison.Ordinal) is >= 0 and var at; from = at + 1)
        {
            if (at > 0 && query[at - 1] is '?' or '&')
            {
                return at + name.Length;
            }
        }

        return null;
    }
}
