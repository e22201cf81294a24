using System.Globalization;
using System.Text;

#if SNAPWRIGHT_CLIENT
namespace Snapwright.Client;
#else
namespace Snapwright.Model.Values;
#endif

/// <summary>
/// A span of time: months, whose days differ in number, and all else. A day has 24 hours, as there is no time but UTC. Two intervals are equal where both numbers are;
/// their order is that of their <see cref="Length"/>.
/// </summary>
public readonly record struct Interval : IComparable<Interval>
{
    /// <summary>The microseconds of a day.</summary>
    public const long MicrosecondsPerDay = 24 * 60 * 60 * MicrosecondsPerSecond;

    /// <summary>The microseconds that a month counts where lengths are compared: 30 days.</summary>
    public const long MicrosecondsPerMonth = 30 * MicrosecondsPerDay;

    private const long MicrosecondsPerSecond = 1_000_000;
    private const long TicksPerMicrosecond = 10;

    /// <summary>Makes an interval.</summary>
    /// <param name="months">Months; a year has twelve.</param>
    /// <param name="microseconds">What is left: days, hours, minutes, seconds.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them, or both together, is longer than 64 bits of microseconds, some 290,000 years.</exception>
    public Interval(int months, long microseconds)
    {
        if (!IsHeld(months, microseconds))
        {
            throw new ArgumentOutOfRangeException(nameof(months), "An interval has at most 64 bits of microseconds.");
        }

        Months = months;
        Microseconds = microseconds;
    }

    /// <summary>Months; a year has twelve.</summary>
    public int Months { get; }

    /// <summary>What is not months, in microseconds.</summary>
    public long Microseconds { get; }

    /// <summary>Microseconds with 30 days for a month, by which intervals are compared.</summary>
    public long Length => (Months * MicrosecondsPerMonth) + Microseconds;

    /// <summary>The interval of a span of time, which has no months.</summary>
    public static Interval Of(TimeSpan span) => new(0, span.Ticks / TicksPerMicrosecond);

    /// <summary>The interval of some days.</summary>
    public static Interval OfDays(int days) => new(0, days * MicrosecondsPerDay);

    /// <summary>The interval of some months.</summary>
    public static Interval OfMonths(int months) => new(months, 0);

    /// <summary>Reads <c>P1Y2M3DT4H5M6.5S</c>, or <c>1 year 2 months -3 days 04:05:06.5</c>.</summary>
    /// <exception cref="FormatException">The text is neither.</exception>
    public static Interval Parse(string text) => TryParse(text, out var interval) ? interval : throw new FormatException("The text is no interval.");

    /// <summary>Reads <c>P1Y2M3DT4H5M6.5S</c>, or <c>1 year 2 months -3 days 04:05:06.5</c>; false for anything else.</summary>
    public static bool TryParse(string text, out Interval interval)
    {
        if (IntervalReader.TryRead(text, out var months, out var microseconds) && IsHeld(months, microseconds))
        {
            interval = new((int)months, (long)microseconds);
            return true;
        }

        interval = default;
        return false;
    }

    /// <summary>The instant that is so much later: months first, of which the last day stands for those that it does not have.</summary>
    public DateTime After(DateTime instant) => instant.AddMonths(Months).AddTicks(checked(Microseconds * TicksPerMicrosecond));

    /// <summary>The order of lengths; of two that are as long, the one with fewer months comes first.</summary>
    public int CompareTo(Interval other) => Length != other.Length ? Length.CompareTo(other.Length) : Months.CompareTo(other.Months);

    /// <summary>In the form of ISO 8601: <c>P1Y2M3DT4H5M6.5S</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("P");
        Append(text, Months / 12, 'Y');
        Append(text, Months % 12, 'M');
        Append(text, Microseconds / MicrosecondsPerDay, 'D');
        var clock = Microseconds % MicrosecondsPerDay;
        if (clock != 0 || text.Length == 1)
        {
            text.Append('T');
            Append(text, clock / (3600 * MicrosecondsPerSecond), 'H');
            Append(text, clock / (60 * MicrosecondsPerSecond) % 60, 'M');
            var seconds = clock % (60 * MicrosecondsPerSecond) / (decimal)MicrosecondsPerSecond;
            if (seconds != 0 || text.Length == 2)
            {
                text.Append(seconds.ToString("0.######", CultureInfo.InvariantCulture)).Append('S');
            }
        }

        return text.ToString();
    }

    /// <summary>Order.</summary>
    public static bool operator <(Interval left, Interval right) => left.CompareTo(right) < 0;

    /// <summary>Order.</summary>
    public static bool operator >(Interval left, Interval right) => left.CompareTo(right) > 0;

    /// <summary>Order.</summary>
    public static bool operator <=(Interval left, Interval right) => left.CompareTo(right) <= 0;

    /// <summary>Order.</summary>
    public static bool operator >=(Interval left, Interval right) => left.CompareTo(right) >= 0;

    private static bool IsHeld(decimal months, decimal microseconds) =>
        Math.Abs(months) <= long.MaxValue / MicrosecondsPerMonth && Math.Abs(microseconds) <= long.MaxValue && Math.Abs((months * MicrosecondsPerMonth) + microseconds) <= long.MaxValue;

    private static void Append(StringBuilder text, long number, char unit)
    {
        if (number != 0)
        {
            text.Append(number.ToString(CultureInfo.InvariantCulture)).Append(unit);
        }
    }
}
