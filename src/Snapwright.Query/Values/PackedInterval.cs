using Snapwright.Model.Values;

namespace Snapwright.Query.Values;

/// <summary>
/// Intervals as databases have them: one whole number, the length in microseconds times <see cref="Radix"/>, plus the months. Its order is that of intervals, and both numbers
/// can be had of it again, as no interval has half as many months.
/// </summary>
public static class PackedInterval
{
    /// <summary>What a microsecond counts.</summary>
    public const long Radix = 10_000_000;

    /// <summary>The number of an interval.</summary>
    public static decimal Of(Interval interval) => (interval.Length * (decimal)Radix) + interval.Months;

    /// <summary>The interval of a number.</summary>
    public static Interval Read(decimal packed)
    {
        var length = Math.Round(packed / Radix, MidpointRounding.AwayFromZero);
        var months = (int)(packed - (length * Radix));
        return new(months, (long)length - (months * Interval.MicrosecondsPerMonth));
    }
}
