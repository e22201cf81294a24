namespace Snapwright.Data.Storage;

/// <summary>
/// Dates, times and instants as UTF-8 of a fixed width, so that their order is that of their bytes.
/// </summary>
public static class FixedText
{
    /// <summary><c>yyyy-MM-dd</c></summary>
    public const int DateLength = 10;

    /// <summary><c>HH:mm:ss.ffffff</c></summary>
    public const int TimeLength = 15;

    /// <summary><c>yyyy-MM-ddTHH:mm:ss.ffffffZ</c></summary>
    public const int InstantLength = DateLength + 1 + TimeLength + 1;

    /// <summary>Writes a date.</summary>
    public static void WriteDate(Span<byte> text, DateOnly date)
    {
        Digits(text[..4], date.Year);
        text[4] = (byte)'-';
        Digits(text[5..7], date.Month);
        text[7] = (byte)'-';
        Digits(text[8..10], date.Day);
    }

    /// <summary>Writes a time of day, given as ticks since midnight.</summary>
    public static void WriteTime(Span<byte> text, long ticks)
    {
        var microseconds = ticks / TimeSpan.TicksPerMicrosecond;
        Digits(text[9..15], (int)(microseconds % 1_000_000));
        var seconds = (int)(microseconds / 1_000_000);
        Digits(text[..2], seconds / 3600);
        text[2] = (byte)':';
        Digits(text[3..5], seconds / 60 % 60);
        text[5] = (byte)':';
        Digits(text[6..8], seconds % 60);
        text[8] = (byte)'.';
    }

    /// <summary>Writes an instant, given as ticks since 0001-01-01 UTC.</summary>
    public static void WriteInstant(Span<byte> text, long utcTicks)
    {
        WriteDate(text, DateOnly.FromDayNumber((int)(utcTicks / TimeSpan.TicksPerDay)));
        text[DateLength] = (byte)'T';
        WriteTime(text[(DateLength + 1)..], utcTicks % TimeSpan.TicksPerDay);
        text[InstantLength - 1] = (byte)'Z';
    }

    /// <summary>Reads what <see cref="WriteDate"/> wrote.</summary>
    public static DateOnly ReadDate(ReadOnlySpan<byte> text) => text.Length == DateLength
        ? new DateOnly(Number(text[..4]), Number(text[5..7]), Number(text[8..10]))
        : throw new FormatException("A stored date is not of the form yyyy-MM-dd.");

    /// <summary>Reads what <see cref="WriteTime"/> wrote.</summary>
    public static TimeOnly ReadTime(ReadOnlySpan<byte> text) => text.Length == TimeLength
        ? new TimeOnly(Ticks(text))
        : throw new FormatException("A stored time is not of the form HH:mm:ss.ffffff.");

    /// <summary>Reads what <see cref="WriteInstant"/> wrote.</summary>
    public static DateTime ReadInstant(ReadOnlySpan<byte> text) => text.Length == InstantLength
        ? new DateTime((ReadDate(text[..DateLength]).DayNumber * TimeSpan.TicksPerDay) + Ticks(text.Slice(DateLength + 1, TimeLength)), DateTimeKind.Utc)
        : throw new FormatException("A stored instant is not of the form yyyy-MM-ddTHH:mm:ss.ffffffZ.");

    private static long Ticks(ReadOnlySpan<byte> time)
    {
        var seconds = (Number(time[..2]) * 3600) + (Number(time[3..5]) * 60) + Number(time[6..8]);
        return (seconds * TimeSpan.TicksPerSecond) + (Number(time[9..15]) * TimeSpan.TicksPerMicrosecond);
    }

    private static void Digits(Span<byte> text, int number)
    {
        for (var i = text.Length - 1; i >= 0; i--)
        {
            text[i] = (byte)('0' + (number % 10));
            number /= 10;
        }
    }

    private static int Number(ReadOnlySpan<byte> text)
    {
        var number = 0;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                throw new FormatException("A stored date or time has something other than a digit where one belongs.");
            }

            number = (number * 10) + (digit - '0');
        }

        return number;
    }
}
