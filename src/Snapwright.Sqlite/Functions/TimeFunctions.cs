using System.Globalization;
using System.Numerics;
using Snapwright.Query.Values;
using SQLitePCL;

namespace Snapwright.Sqlite.Functions;

/// <summary>Dates, instants and times of day, which are texts of fixed forms: 10, 27 and 15 characters.</summary>
internal static class TimeFunctions
{
    private const string DateForm = "yyyy-MM-dd";
    private const string InstantForm = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
    private const string TimeForm = "HH:mm:ss.ffffff";

    public static void Register(sqlite3 connection)
    {
        Arguments.Add(connection, "date_part", 2, static a => Part(a[0].Text(), Read(a[1].Text())));
        Arguments.Add(connection, "date_trunc", 2, static a => Write(Truncate(a[0].Text(), Read(a[1].Text())), a[1].Text().Length));
        Arguments.Add(connection, "date_add", 3, static a => Write(Add(a[0].Text(), a[1].Integer(), Read(a[2].Text())), a[2].Text().Length));
        Arguments.Add(connection, "date_diff", 3, static a => Difference(a[0].Text(), Read(a[1].Text()), Read(a[2].Text())));
        Arguments.Add(connection, "make_date", 3, static a => MakeDate(a[0].Integer(), a[1].Integer(), a[2].Integer()));
        Arguments.Add(connection, "epoch", 1, static a => Epoch(Read(a[0].Text())));
        Arguments.Add(connection, "clock_text", 1, static a => Short(a[0].Text()));
        Arguments.Add(connection, "text_to_date", 1, static a =>
            IsoText.TryParseDate(a[0].Text(), out var day) ? Write(new DateTime(day * TimeSpan.TicksPerDay), DateForm.Length) : throw Refusal.Invalid());
        Arguments.Add(connection, "text_to_time", 1, static a =>
            IsoText.TryParseTime(a[0].Text(), out var ticks) ? new DateTime(ticks).ToString(TimeForm, CultureInfo.InvariantCulture) : throw Refusal.Invalid());
        Arguments.Add(connection, "text_to_datetime", 1, static a =>
            IsoText.TryParseDateTime(a[0].Text(), out var ticks) ? Write(new DateTime(ticks), 27) : throw Refusal.Invalid());
    }

    /// <summary>A time or an instant without the zeros at the end of its fraction.</summary>
    public static string Short(string text)
    {
        var isInstant = text.EndsWith('Z');
        return (isInstant ? text[..^1] : text).TrimEnd('0').TrimEnd('.') is var cut && cut.EndsWith(':') ? throw Refusal.Invalid() : cut + (isInstant ? "Z" : "");
    }

    /// <summary>A date, an instant or a time of day, which is one of the first day.</summary>
    public static DateTime Read(string text) => DateTime.ParseExact(
        text.Length == 15 ? "0001-01-01T" + text + "Z" : text,
        text.Length == 10 ? DateForm : InstantForm,
        CultureInfo.InvariantCulture,
        DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);

    /// <summary>The text of a date or an instant, of as many characters.</summary>
    public static string Write(DateTime value, int length) => value.ToString(length == DateForm.Length ? DateForm : InstantForm, CultureInfo.InvariantCulture);

    private static int Part(string unit, DateTime value) => unit switch
    {
        "year" => value.Year,
        "quarter" => ((value.Month - 1) / 3) + 1,
        "month" => value.Month,
        "week" => ISOWeek.GetWeekOfYear(value),
        "isoyear" => ISOWeek.GetYear(value),
        "day" => value.Day,
        "dow" => (int)value.DayOfWeek,
        "isodow" => (((int)value.DayOfWeek + 6) % 7) + 1,
        "doy" => value.DayOfYear,
        "hour" => value.Hour,
        "minute" => value.Minute,
        "second" => value.Second,
        "millisecond" => value.Millisecond,
        _ => (int)(value.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond),
    };

    private static DateTime Truncate(string unit, DateTime value) => unit switch
    {
        "year" => new(value.Year, 1, 1),
        "quarter" => new(value.Year, ((value.Month - 1) / 3 * 3) + 1, 1),
        "month" => new(value.Year, value.Month, 1),
        "week" => value.Date.AddDays(-(((int)value.DayOfWeek + 6) % 7)),
        "day" => value.Date,
        "hour" => value.Date.AddHours(value.Hour),
        "minute" => new(value.Ticks - (value.Ticks % TimeSpan.TicksPerMinute)),
        _ => new(value.Ticks - (value.Ticks % TimeSpan.TicksPerSecond)),
    };

    /// <summary>So many units later.</summary>
    public static DateTime Add(string unit, long count, DateTime value)
    {
        var months = unit switch { "year" => 12, "quarter" => 3, "month" => 1, _ => 0 };
        if (months != 0)
        {
            var month = ((long)value.Year * 12) + value.Month - 1 + (months * (Int128)count);
            if (month < 12 || month >= 120_000)
            {
                throw Refusal.OutOfRange();
            }

            var (year, number) = ((int)(month / 12), (int)(month % 12) + 1);
            return new DateTime(year, number, Math.Min(value.Day, DateTime.DaysInMonth(year, number))) + value.TimeOfDay;
        }

        var ticks = value.Ticks + ((Int128)count * TicksOf(unit));
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new((long)ticks) : throw Refusal.OutOfRange();
    }

    private static object Difference(string unit, DateTime from, DateTime to)
    {
        var months = unit switch { "year" => 12, "quarter" => 3, "month" => 1, _ => 0 };
        if (months == 0)
        {
            return (to.Ticks - from.Ticks) / TicksOf(unit);
        }

        var (first, last) = from <= to ? (from, to) : (to, from);
        long whole = ((last.Year - first.Year) * 12) + last.Month - first.Month;
        if (last.Day < first.Day || (last.Day == first.Day && last.TimeOfDay < first.TimeOfDay))
        {
            whole--;
        }

        return (from <= to ? whole : -whole) / months;
    }

    private static string MakeDate(long year, long month, long day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth((int)year, (int)month)
            ? Write(new((int)year, (int)month, (int)day), DateForm.Length)
            : throw Refusal.OutOfRange();

    private static string Epoch(DateTime value) => DecimalFunctions.Wide(new BigInteger((value.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond));

    private static long TicksOf(string unit) => unit switch
    {
        "week" => 7 * TimeSpan.TicksPerDay,
        "day" => TimeSpan.TicksPerDay,
        "hour" => TimeSpan.TicksPerHour,
        "minute" => TimeSpan.TicksPerMinute,
        "microsecond" => TimeSpan.TicksPerMicrosecond,
        _ => TimeSpan.TicksPerSecond,
    };
}
