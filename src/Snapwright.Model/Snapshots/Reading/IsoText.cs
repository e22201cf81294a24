namespace Snapwright.Model.Snapshots.Reading;

/// <summary>The ISO 8601 texts that values may have: dates, times with up to nine digits of fraction, instants with an optional offset.</summary>
internal static class IsoText
{
    private const int MostFraction = 9;

    public static bool IsDate(string text) => text.Length == 10 && TakeDate(text);

    public static bool IsTime(string text) => TakeTime(text, 0) == text.Length;

    public static bool IsInstant(string text)
    {
        if (text.Length < 16 || text[10] is not ('T' or 't' or ' ') || !TakeDate(text))
        {
            return false;
        }

        var end = TakeTime(text, 11);
        return end > 0 && (end == text.Length || (text[end] is 'Z' or 'z' ? end + 1 == text.Length : IsOffset(text, end)));
    }

    private static bool TakeDate(string text) =>
        Number(text, 0, 4) is >= 1 and var year && text[4] == '-'
        && Number(text, 5, 2) is >= 1 and <= 12 and var month && text[7] == '-'
        && Number(text, 8, 2) is >= 1 and var day && day <= DateTime.DaysInMonth(year, month);

    /// <summary>The offset behind <c>HH:mm[:ss[.f]]</c>, or -1.</summary>
    private static int TakeTime(string text, int at)
    {
        if (Number(text, at, 2) is not (>= 0 and <= 23) || !Is(text, at + 2, ':') || Number(text, at + 3, 2) is not (>= 0 and <= 59))
        {
            return -1;
        }

        if (!Is(text, at + 5, ':'))
        {
            return at + 5;
        }

        if (Number(text, at + 6, 2) is not (>= 0 and <= 59))
        {
            return -1;
        }

        if (!Is(text, at + 8, '.'))
        {
            return at + 8;
        }

        var end = at + 9;
        while (end < text.Length && text[end] is >= '0' and <= '9')
        {
            end++;
        }

        return end - at - 9 is >= 1 and <= MostFraction ? end : -1;
    }

    private static bool IsOffset(string text, int at) =>
        text.Length == at + 6 && (text[at] is '+' or '-')
        && Number(text, at + 1, 2) is >= 0 and <= 14 && text[at + 3] == ':' && Number(text, at + 4, 2) is >= 0 and <= 59;

    private static bool Is(string text, int at, char c) => at < text.Length && text[at] == c;

    private static int Number(string text, int at, int digits)
    {
        if (at + digits > text.Length)
        {
            return -1;
        }

        var value = 0;
        for (var i = at; i < at + digits; i++)
        {
            if (text[i] is < '0' or > '9')
            {
                return -1;
            }

            value = (value * 10) + text[i] - '0';
        }

        return value;
    }
}
