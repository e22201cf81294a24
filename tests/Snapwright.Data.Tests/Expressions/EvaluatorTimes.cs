using System.Globalization;
using System.Numerics;
using Snapwright.Query.Expressions;

namespace Snapwright.Data.Tests.Expressions;

/// <summary>Functions of dates and instants.</summary>
internal static class EvaluatorTimes
{
    public static Outcome? Call(FunctionCall call, object[] a) => call.Function switch
    {
        ScalarFunction.DatePart => Outcome.Of((long)Part((string)a[0], a[1] is TimeSpan t ? new DateTime(t.Ticks) : (DateTime)a[1])),
        ScalarFunction.DateTruncate => Outcome.Of(Start((string)a[0], (DateTime)a[1])),
        ScalarFunction.DateAdd => Add((string)a[0], (long)a[1], (DateTime)a[2]),
        ScalarFunction.DateDifference => Outcome.Of(Between((string)a[0], (DateTime)a[1], (DateTime)a[2])),
        ScalarFunction.MakeDate => DateTime.TryParseExact($"{a[0]:D4}-{a[1]:D2}-{a[2]:D2}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? Outcome.Of(date) : Outcome.Invalid,
        ScalarFunction.Epoch => Outcome.Of((BigInteger)(((DateTime)a[0]).Ticks - DateTime.UnixEpoch.Ticks) / 10),
        _ => null,
    };

    public static Outcome Add(string unit, long count, DateTime value)
    {
        if (Months(unit) is var months and > 0)
        {
            var month = ((BigInteger)value.Year * 12) + value.Month - 1 + ((BigInteger)count * months);
            var year = month / 12;
            if (month < 12 || year > 9999)
            {
                return Outcome.Invalid;
            }

            var first = new DateTime((int)year, (int)(month % 12) + 1, 1);
            return Outcome.Of(first.AddDays(Math.Min(value.Day, DateTime.DaysInMonth(first.Year, first.Month)) - 1) + value.TimeOfDay);
        }

        var ticks = value.Ticks + ((BigInteger)count * Length(unit).Ticks);
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? Outcome.Of(new DateTime((long)ticks)) : Outcome.Invalid;
    }

    private static int Months(string unit) => unit switch { "year" => 12, "quarter" => 3, "month" => 1, _ => 0 };

    private static TimeSpan Length(string unit) => unit switch
    {
        "week" => TimeSpan.FromDays(7),
        "day" => TimeSpan.FromDays(1),
        "hour" => TimeSpan.FromHours(1),
        "minute" => TimeSpan.FromMinutes(1),
        "microsecond" => TimeSpan.FromMicroseconds(1),
        _ => TimeSpan.FromSeconds(1),
    };

    // The greatest number of units that, added to the first, does not pass the second; days that a month does not have are passed over.
    private static long Between(string unit, DateTime from, DateTime to)
    {
        if (from > to)
        {
            return -Between(unit, to, from);
        }

        if (Months(unit) == 0)
        {
            return (to - from).Ticks / Length(unit).Ticks;
        }

        var whole = ((to.Year - from.Year) * 12L) + to.Month - from.Month;
        var isShort = (to.Day, to.TimeOfDay).CompareTo((from.Day, from.TimeOfDay)) < 0;
        return (isShort ? whole - 1 : whole) / Months(unit);
    }

    private static DateTime Start(string unit, DateTime value) => unit switch
    {
        "year" => new DateTime(value.Year, 1, 1),
        "quarter" => new DateTime(value.Year, value.Month - ((value.Month - 1) % 3), 1),
        "month" => new DateTime(value.Year, value.Month, 1),
        "week" => new DateTime(value.Date.Ticks - (value.Date.Ticks % TimeSpan.FromDays(7).Ticks)),
        _ => new DateTime(value.Ticks - (value.Ticks % Length(unit).Ticks)),
    };

    private static int Part(string unit, DateTime value) => unit switch
    {
        "year" => value.Year,
        "quarter" => (value.Month + 2) / 3,
        "month" => value.Month,
        "week" => ISOWeek.GetWeekOfYear(value),
        "isoyear" => ISOWeek.GetYear(value),
        "day" => value.Day,
        "dow" => (int)value.DayOfWeek,
        "isodow" => value.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)value.DayOfWeek,
        "doy" => value.DayOfYear,
        "hour" => value.Hour,
        "minute" => value.Minute,
        "second" => value.Second,
        "millisecond" => value.Millisecond,
        _ => (value.Millisecond * 1000) + value.Microsecond,
    };
}
