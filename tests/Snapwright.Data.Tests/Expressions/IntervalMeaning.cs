using System.Globalization;
using System.Numerics;
using Snapwright.Model.Values;

namespace Snapwright.Data.Tests.Expressions;

/// <summary>An interval of any length, and what is computed of it, written from docs/reference/funql-functions.md.</summary>
/// <param name="Months">Months.</param>
/// <param name="Microseconds">What is not months.</param>
internal readonly record struct Span(BigInteger Months, BigInteger Microseconds)
{
    private const long Month = Interval.MicrosecondsPerMonth;
    private static readonly BigInteger Million = 1_000_000;

    public BigInteger Length => (Months * Month) + Microseconds;

    /// <summary>Whether databases can have it; where it is computed with only, they may or may not see that it is too long.</summary>
    public bool IsHeld => IsLong(Length) && IsLong(Microseconds) && IsLong(Months * Month);

    public Interval Value => new((int)Months, (long)Microseconds);

    public static Span Of(string text)
    {
        var interval = Interval.Parse(text);
        return new(interval.Months, interval.Microseconds);
    }

    /// <summary>A result that may be too long.</summary>
    public Outcome Outcome => new(true, this, IsHeld ? Errors.None : Errors.Invalid);

    public static int Compare(Span left, Span right) =>
        left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.Months.CompareTo(right.Months);

    public Outcome Times(BigInteger number, int scale)
    {
        var (unit, all) = (Evaluator.Power(scale), Months * number);
        var whole = all / unit;
        return new Span(whole, Evaluator.Divided(((all - (whole * unit)) * Month) + (Microseconds * number), unit)).Outcome;
    }

    public Outcome Times(double factor)
    {
        var all = (double)Months * factor;
        return Of(Math.Truncate(all), ((all - Math.Truncate(all)) * Month) + ((double)Microseconds * factor));
    }

    public Outcome Through(BigInteger number, int scale)
    {
        if (number.IsZero)
        {
            return Outcome.ByZero;
        }

        var unit = Evaluator.Power(scale);
        var months = Months * unit / number;
        var rest = (((Months * unit) - (months * number)) * Month) + (Microseconds * unit);
        return new Span(months, Evaluator.Divided(rest, number)).Outcome;
    }

    public Outcome Through(double divisor)
    {
        var months = Math.Truncate((double)Months / divisor);
        return Of(months, ((((double)Months - (months * divisor)) * Month) + (double)Microseconds) / divisor);
    }

    public Outcome After(DateTime instant, int sign)
    {
        try
        {
            return IsLong(Microseconds * 10) ? Outcome.Of(instant.AddMonths(sign * (int)Months).AddTicks(sign * 10 * (long)Microseconds)) : Outcome.Invalid;
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException)
        {
            return Outcome.Invalid;
        }
    }

    public Outcome Part(string unit)
    {
        var (day, minute) = (new BigInteger(Interval.MicrosecondsPerDay), 60 * Million);
        var part = unit switch
        {
            "year" => Months / 12,
            "quarter" => (Months % 12 / 3) + 1,
            "month" => Months % 12,
            "day" => Microseconds / day,
            "hour" => Microseconds % day / (60 * minute),
            "minute" => Microseconds % (60 * minute) / minute,
            "second" => Microseconds % minute / Million,
            "millisecond" => Microseconds % Million / 1000,
            _ => Microseconds % Million,
        };
        return new(true, part.ToString(CultureInfo.InvariantCulture), IsHeld && part >= int.MinValue && part <= int.MaxValue ? Errors.None : Errors.Invalid);
    }

    public Outcome Seconds()
    {
        var all = (Months / 12 * 31_557_600 * Million) + (Months % 12 * Month) + Microseconds;
        var text = $"{(all.Sign < 0 ? "-" : "")}{BigInteger.Abs(all) / Million}.{(long)(BigInteger.Abs(all) % Million):D6}";
        return new(true, text, IsHeld && IsLong(all) ? Errors.None : Errors.Invalid);
    }

    public static Span Age(DateTime to, DateTime from)
    {
        if (to < from)
        {
            var back = Age(from, to);
            return new(-back.Months, -back.Microseconds);
        }

        var (months, days, clock) = (((to.Year - from.Year) * 12) + to.Month - from.Month, to.Day - from.Day, to.TimeOfDay - from.TimeOfDay);
        if (clock < TimeSpan.Zero)
        {
            (days, clock) = (days - 1, clock + TimeSpan.FromDays(1));
        }

        if (days < 0)
        {
            (months, days) = (months - 1, days + DateTime.DaysInMonth(from.Year, from.Month));
        }

        return new(months, (days * (BigInteger)Interval.MicrosecondsPerDay) + (clock.Ticks / 10));
    }

    private static Outcome Of(double months, double microseconds) => Math.Abs(months) > 1e15 || Math.Abs(microseconds) > 9.2e18
        ? Outcome.Invalid
        : new Span((BigInteger)months, (BigInteger)Math.Round(microseconds, MidpointRounding.AwayFromZero)).Outcome;

    private static bool IsLong(BigInteger number) => number >= -long.MaxValue && number <= long.MaxValue;
}
