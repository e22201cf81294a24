using System.Numerics;
using System.Text.RegularExpressions;
using Snapwright.Model.Values;
using Snapwright.Query.Values;
using SQLitePCL;

namespace Snapwright.Sqlite.Functions;

/// <summary>Functions of intervals, which are computed decimals: the numbers of <see cref="PackedInterval"/>.</summary>
internal static partial class IntervalFunctions
{
    private static readonly BigInteger Month = Interval.MicrosecondsPerMonth;
    private static readonly BigInteger Year = 31_557_600_000_000;

    public static void Register(sqlite3 connection)
    {
        Arguments.Add(connection, "interval_of", 2, static a => Write(a[0].Integer(), a[1].Integer()));
        Arguments.Add(connection, "text_to_interval", 1, static a => Parsed(a[0].Text()));
        Arguments.Add(connection, "interval_length", 1, static a => (long)Read(a[0]).Length);
        Arguments.Add(connection, "interval_months", 1, static a => (long)Read(a[0]).Months);
        Arguments.Add(connection, "interval_microseconds", 1, static a => Read(a[0]).Microseconds);
        Arguments.Add(connection, "interval_epoch", 1, static a => Epoch(Read(a[0])));
        Arguments.Add(connection, "interval_text", 1, static a => Read(a[0]).ToString());
        Arguments.Add(connection, "interval_canonical", 1, static a => Canonical(Read(a[0]).Length));
        Arguments.Add(connection, "interval_add", 2, static a => Sum(Read(a[0]), Read(a[1]), 1));
        Arguments.Add(connection, "interval_subtract", 2, static a => Sum(Read(a[0]), Read(a[1]), -1));
        Arguments.Add(connection, "interval_multiply", 3, static a => Multiplied(Read(a[0]), DecimalFunctions.Read(a[1]), BigInteger.Pow(10, a[2].Small())));
        Arguments.Add(connection, "interval_multiply", 2, static a => Multiplied(Read(a[0]), a[1].Float()));
        Arguments.Add(connection, "interval_divide", 3, static a => Divided(Read(a[0]), DecimalFunctions.Read(a[1]), BigInteger.Pow(10, a[2].Small())));
        Arguments.Add(connection, "interval_divide", 2, static a => Divided(Read(a[0]), a[1].Float()));
        Arguments.Add(connection, "interval_age", 2, static a => Age(TimeFunctions.Read(a[0].Text()), TimeFunctions.Read(a[1].Text())));
        Arguments.Add(connection, "interval_after", 2, static a => After(TimeFunctions.Read(a[0].Text()), Read(a[1]), a[0].Text().Length));
    }

    private static Interval Read(sqlite3_value value) => PackedInterval.Read((decimal)DecimalFunctions.Read(value));

    private static string Write(BigInteger months, BigInteger microseconds)
    {
        var length = (months * Month) + microseconds;
        return BigInteger.Abs(length) <= long.MaxValue && BigInteger.Abs(microseconds) <= long.MaxValue && BigInteger.Abs(months * Month) <= long.MaxValue
            ? DecimalFunctions.Wide((length * PackedInterval.Radix) + months)
            : throw Refusal.OutOfRange();
    }

    private static string Parsed(string text)
    {
        if (!Form().IsMatch(text) || text[^1] is 'P' or 'T')
        {
            throw Refusal.Invalid();
        }

        return Interval.TryParse(text, out var interval) ? Write(interval.Months, interval.Microseconds) : throw Refusal.OutOfRange();
    }

    [GeneratedRegex(@"^P([+-]?[0-9]{1,12}Y)?([+-]?[0-9]{1,12}M)?([+-]?[0-9]{1,12}W)?([+-]?[0-9]{1,12}D)?(T([+-]?[0-9]{1,12}H)?([+-]?[0-9]{1,12}M)?([+-]?[0-9]{1,12}([.][0-9]{1,6})?S)?)?\z")]
    private static partial Regex Form();

    // Products and quotients of doubles are infinite where they are too great.
    private static string Rounded(double months, double microseconds) => double.IsFinite(months) && double.IsFinite(microseconds)
        ? Write((BigInteger)months, (BigInteger)Math.Round(microseconds, MidpointRounding.AwayFromZero))
        : throw Refusal.OutOfRange();

    private static string Canonical(long length) => Write(length / Interval.MicrosecondsPerMonth, length % Interval.MicrosecondsPerMonth);

    private static string Sum(Interval left, Interval right, int sign) =>
        Write(left.Months + ((BigInteger)sign * right.Months), left.Microseconds + ((BigInteger)sign * right.Microseconds));

    private static string Epoch(Interval span)
    {
        var microseconds = (span.Months / 12 * Year) + (span.Months % 12 * Month) + span.Microseconds;
        return BigInteger.Abs(microseconds) <= long.MaxValue ? DecimalFunctions.Wide(microseconds) : throw Refusal.OutOfRange();
    }

    private static string Multiplied(Interval span, BigInteger number, BigInteger unit)
    {
        var all = span.Months * number;
        var months = all / unit;
        return Write(months, DecimalFunctions.Divided(((all - (months * unit)) * Month) + (span.Microseconds * number), unit));
    }

    private static string Multiplied(Interval span, double factor)
    {
        var all = span.Months * factor;
        return Rounded(Math.Truncate(all), ((all - Math.Truncate(all)) * Interval.MicrosecondsPerMonth) + (span.Microseconds * factor));
    }

    private static string Divided(Interval span, BigInteger number, BigInteger unit)
    {
        if (number.IsZero)
        {
            throw Refusal.ByZero();
        }

        var months = span.Months * unit / number;
        return Write(months, DecimalFunctions.Divided((((span.Months * unit) - (months * number)) * Month) + (span.Microseconds * unit), number));
    }

    private static string Divided(Interval span, double divisor)
    {
        if (divisor == 0)
        {
            throw Refusal.ByZero();
        }

        var months = Math.Truncate(span.Months / divisor);
        return Rounded(months, (((span.Months - (months * divisor)) * Interval.MicrosecondsPerMonth) + span.Microseconds) / divisor);
    }

    private static string Age(DateTime to, DateTime from)
    {
        var sign = to < from ? -1 : 1;
        var (later, earlier) = to < from ? (from, to) : (to, from);
        var months = ((later.Year - earlier.Year) * 12) + later.Month - earlier.Month;
        var ticks = (later - new DateTime(later.Year, later.Month, 1)).Ticks - (earlier - new DateTime(earlier.Year, earlier.Month, 1)).Ticks;
        if (ticks < 0)
        {
            months--;
            ticks += DateTime.DaysInMonth(earlier.Year, earlier.Month) * TimeSpan.TicksPerDay;
        }

        return Write(sign * months, sign * (ticks / TimeSpan.TicksPerMicrosecond));
    }

    private static string After(DateTime instant, Interval span, int length) =>
        TimeFunctions.Write(TimeFunctions.Add("microsecond", span.Microseconds, TimeFunctions.Add("month", span.Months, instant)), length);
}
