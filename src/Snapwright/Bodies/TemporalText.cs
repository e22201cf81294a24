namespace Snapwright.Bodies;

/// <summary>
/// Dates, times and instants as ISO 8601 text, from bodies and from the JSON that databases make of them. Digits finer than
/// a microsecond are cut off; an instant without an offset is UTC.
/// </summary>
internal static class TemporalText
{
    private const int DateLength = 10;

    /// <summary>Reads <c>2026-11-21</c> as a day number.</summary>
    public static bool TryParseDate(ReadOnlySpan<byte> text, out int dayNumber)
    {
        dayNumber = 0;
        if (text.Length != DateLength || text[4] != (byte)'-' || text[7] != (byte)'-'
            || !TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..], out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        dayNumber = new DateOnly(year, month, day).DayNumber;
        return true;
    }

    /// <summary>Reads <c>08:30</c>, <c>08:30:00</c> or <c>08:30:00.123456</c> as ticks since midnight.</summary>
    public static bool TryParseTime(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length < 5 || text[2] != (byte)':'
            || !TryDigits(text[..2], out var hour) || !TryDigits(text[3..5], out var minute) || hour > 23 || minute > 59)
        {
            return false;
        }

        ticks = ((hour * 60L) + minute) * TimeSpan.TicksPerMinute;
        if (text.Length == 5)
        {
            return true;
        }

        if (text.Length < 8 || text[5] != (byte)':' || !TryDigits(text[6..8], out var second) || second > 59)
        {
            return false;
        }

        ticks += second * TimeSpan.TicksPerSecond;
        return text.Length == 8 || TryFraction(text[8..], ref ticks);
    }

    /// <summary>Reads <c>2026-11-21T08:30:00Z</c>, with any offset, as ticks of UTC.</summary>
    public static bool TryParseDateTime(ReadOnlySpan<byte> text, out long utcTicks)
    {
        utcTicks = 0;
        if (text.Length <= DateLength || text[DateLength] is not ((byte)'T' or (byte)'t' or (byte)' ')
            || !TryParseDate(text[..DateLength], out var day))
        {
            return false;
        }

        var clock = text[(DateLength + 1)..];
        var zone = clock.IndexOfAny("Zz+-"u8);
        var offset = 0L;
        if ((zone >= 0 && !TryOffset(clock[zone..], out offset)) || !TryParseTime(zone < 0 ? clock : clock[..zone], out var time))
        {
            return false;
        }

        utcTicks = (day * TimeSpan.TicksPerDay) + time - offset;
        return utcTicks >= 0 && utcTicks <= DateTime.MaxValue.Ticks;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text is [(byte)'Z' or (byte)'z'])
        {
            return true;
        }

        var digits = text[1..];
        var minute = 0;
        var isValid = digits.Length switch
        {
            2 => TryDigits(digits, out _),
            4 => TryDigits(digits[2..], out minute),
            5 => digits[2] == (byte)':' && TryDigits(digits[3..], out minute),
            _ => false,
        };
        if (!isValid || !TryDigits(digits[..2], out var hour) || hour > 23 || minute > 59)
        {
            return false;
        }

        ticks = ((hour * 60L) + minute) * TimeSpan.TicksPerMinute * (text[0] == (byte)'-' ? -1 : 1);
        return true;
    }

    private static bool TryFraction(ReadOnlySpan<byte> text, ref long ticks)
    {
        if (text.Length < 2 || text[0] != (byte)'.')
        {
            return false;
        }

        var unit = TimeSpan.TicksPerSecond / 10;
        foreach (var c in text[1..])
        {
            if (c is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            if (unit >= TimeSpan.TicksPerMicrosecond)
            {
                ticks += (c - '0') * unit;
                unit /= 10;
            }
        }

        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (c is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            value = (value * 10) + (c - '0');
        }

        return true;
    }
}
