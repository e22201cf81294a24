namespace Snapwright.Query.Values;

/// <summary>
/// ISO 8601 dates and times as they are accepted from outside. Years 0001 to 9999; a fraction of any length, truncated to
/// microseconds; an instant without an offset is UTC.
/// </summary>
public static class IsoText
{
    private const long TicksPerMicrosecond = 10;

    /// <summary>Reads <c>2026-11-21</c> as days since 0001-01-01.</summary>
    public static bool TryParseDate(string text, out int dayNumber)
    {
        dayNumber = 0;
        if (!TryParseDay(text, out var day))
        {
            return false;
        }

        dayNumber = (int)(day.Ticks / TimeSpan.TicksPerDay);
        return text.Length == 10;
    }

    /// <summary>Reads <c>08:30</c>, <c>08:30:00</c> or <c>08:30:00.5</c> as ticks since midnight.</summary>
    public static bool TryParseTime(string text, out long ticks)
    {
        var position = 0;
        return TryParseClock(text, ref position, out ticks) && position == text.Length;
    }

    /// <summary>
    /// Reads <c>2026-11-21T03:11:04.123Z</c>, also with an offset (<c>+02:00</c>, <c>+0200</c>, <c>+02</c>), with a space for the T, without seconds, or as a
    /// date alone, as UTC ticks since 0001-01-01.
    /// </summary>
    public static bool TryParseDateTime(string text, out long utcTicks)
    {
        utcTicks = 0;
        if (!TryParseDay(text, out var day))
        {
            return false;
        }

        if (text.Length == 10)
        {
            utcTicks = day.Ticks;
            return true;
        }

        var position = 11;
        if (text[10] is not ('T' or 't' or ' ')
            || !TryParseClock(text, ref position, out var clock)
            || !TryParseOffset(text, ref position, out var offset)
            || position != text.Length)
        {
            return false;
        }

        utcTicks = day.Ticks + clock - offset;
        return utcTicks >= 0 && utcTicks <= System.DateTime.MaxValue.Ticks;
    }

    private static bool TryParseDay(string text, out DateTime day)
    {
        day = default;
        var position = 0;
        if (!TryTwoDigits(text, ref position, 99, out var century) || !TryTwoDigits(text, ref position, 99, out var year)
            || !TryHyphen(text, ref position) || !TryTwoDigits(text, ref position, 12, out var month)
            || !TryHyphen(text, ref position) || !TryTwoDigits(text, ref position, 31, out var dayOfMonth))
        {
            return false;
        }

        year += century * 100;
        if (year == 0 || month == 0 || dayOfMonth == 0 || dayOfMonth > System.DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new(year, month, dayOfMonth);
        return true;
    }

    private static bool TryHyphen(string text, ref int position) => position < text.Length && text[position++] == '-';

    private static bool TryParseClock(string text, ref int position, out long ticks)
    {
        ticks = 0;
        if (!TryTwoDigits(text, ref position, 23, out var hours) || !TryColon(text, ref position) || !TryTwoDigits(text, ref position, 59, out var minutes))
        {
            return false;
        }

        var seconds = 0;
        long fraction = 0;
        if (TryColon(text, ref position))
        {
            if (!TryTwoDigits(text, ref position, 59, out seconds))
            {
                return false;
            }

            if (position < text.Length && text[position] is '.' or ',' && !TryFraction(text, ref position, out fraction))
            {
                return false;
            }
        }

        ticks = (((hours * 60L) + minutes) * 60 + seconds) * TimeSpan.TicksPerSecond + fraction;
        return true;
    }

    private static bool TryFraction(string text, ref int position, out long ticks)
    {
        ticks = 0;
        var start = ++position;
        var unit = TimeSpan.TicksPerSecond / 10;
        while (position < text.Length && text[position] is >= '0' and <= '9')
        {
            if (unit >= TicksPerMicrosecond)
            {
                ticks += (text[position] - '0') * unit;
                unit /= 10;
            }

            position++;
        }

        return position > start;
    }

    private static bool TryOffsetSign(string text, ref int position, out int sign)
    {
        sign = position < text.Length ? text[position] switch { '+' => 1, '-' => -1, _ => 0 } : 0;
        if (sign != 0)
        {
            position++;
        }

        return sign != 0;
    }

    private static bool TryParseOffset(string text, ref int position, out long ticks)
    {
        ticks = 0;
        if (position == text.Length)
        {
            return true;
        }

        if (text[position] is 'Z' or 'z')
        {
            position++;
            return true;
        }

        if (!TryOffsetSign(text, ref position, out var sign) || !TryTwoDigits(text, ref position, 23, out var hours))
        {
            return false;
        }

        var minutes = 0;
        if (position < text.Length)
        {
            TryColon(text, ref position);
            if (!TryTwoDigits(text, ref position, 59, out minutes))
            {
                return false;
            }
        }

        ticks = sign * ((hours * 60L) + minutes) * TimeSpan.TicksPerMinute;
        return true;
    }

    private static bool TryColon(string text, ref int position)
    {
        if (position >= text.Length || text[position] != ':')
        {
            return false;
        }

        position++;
        return true;
    }

    private static bool TryTwoDigits(string text, ref int position, int most, out int value)
    {
        value = 0;
        if (position + 2 > text.Length || text[position] is < '0' or > '9' || text[position + 1] is < '0' or > '9')
        {
            return false;
        }

        value = ((text[position] - '0') * 10) + text[position + 1] - '0';
        position += 2;
        return value <= most;
    }
}
