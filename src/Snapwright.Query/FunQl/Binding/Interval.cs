using System.Globalization;

namespace Snapwright.Query.FunQl.Binding;

/// <summary>A span of time as literals have it. It is no value of a query: it is added to instants and taken from them.</summary>
/// <param name="Months">Months; a year has twelve.</param>
/// <param name="Days">Days.</param>
/// <param name="Microseconds">What is left.</param>
internal readonly record struct Interval(long Months, long Days, long Microseconds)
{
    private const long Second = 1_000_000;
    private const long Day = 24 * 60 * 60 * Second;

    // No instant is further from another.
    private const long Longest = 10_000;

    /// <summary>Days and microseconds of less than a day, with one sign.</summary>
    public (long Days, long Microseconds) Exact => (Days + (Microseconds / Day), Microseconds % Day);

    /// <summary>Reads <c>1 year 2 months -3 days 04:05:06.5</c>, or ISO 8601's <c>P1Y2M3DT4H5M6.5S</c>.</summary>
    public static bool TryParse(string text, out Interval interval)
    {
        var trimmed = text.Trim();
        interval = default;
        var isRead = trimmed.StartsWith("P", StringComparison.OrdinalIgnoreCase) ? TryReadIso(trimmed, ref interval) : TryReadWords(trimmed, ref interval);
        return isRead && Math.Abs(interval.Months) <= Longest * 12 && Math.Abs(interval.Exact.Days) <= Longest * 366;
    }

    private static bool TryReadWords(string text, ref Interval interval)
    {
        var words = text.Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Contains(':'))
            {
                if (!TryReadClock(words[i], ref interval))
                {
                    return false;
                }

                continue;
            }

            // The unit stands behind a space, or at once: 7 days, 7days.
            var end = words[i].TakeWhile(static c => c is (>= '0' and <= '9') or '.' or '+' or '-').Count();
            var (number, unit) = (words[i].Substring(0, end), words[i].Substring(end));
            if (unit.Length == 0 && ++i < words.Length)
            {
                unit = words[i];
            }

            if (!TryAdd(number, unit, ref interval))
            {
                return false;
            }
        }

        return words.Length > 0;
    }

    private static bool TryReadIso(string text, ref Interval interval)
    {
        var isClock = false;
        var start = 1;
        for (var i = 1; i < text.Length; i++)
        {
            var c = char.ToUpperInvariant(text[i]);
            if (c == 'T' && !isClock && start == i)
            {
                (isClock, start) = (true, i + 1);
            }
            else if (c is >= 'A' and <= 'Z')
            {
                var unit = (c, isClock) switch
                {
                    ('Y', false) => "year",
                    ('M', false) => "month",
                    ('W', false) => "week",
                    ('D', false) => "day",
                    ('H', true) => "hour",
                    ('M', true) => "minute",
                    ('S', true) => "second",
                    _ => "",
                };
                if (!TryAdd(text.Substring(start, i - start), unit, ref interval))
                {
                    return false;
                }

                start = i + 1;
            }
        }

        return start == text.Length && text.Length > 2;
    }

    private static bool TryReadClock(string text, ref Interval interval)
    {
        var sign = text[0] == '-' ? "-" : "";
        var parts = text.TrimStart('+', '-').Split(':');
        return parts.Length is 2 or 3
            && parts.All(static p => p.Length > 0 && p[0] is >= '0' and <= '9')
            && TryAdd(sign + parts[0], "hour", ref interval)
            && TryAdd(sign + parts[1], "minute", ref interval)
            && (parts.Length == 2 || TryAdd(sign + parts[2], "second", ref interval));
    }

    // Only seconds have parts.
    private static bool TryAdd(string number, string unit, ref Interval interval)
    {
        if (!decimal.TryParse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) || Math.Abs(count) > 1e12m)
        {
            return false;
        }

        var (months, days, microseconds) = unit.ToLowerInvariant() switch
        {
            "year" or "years" or "y" => (12, 0, 0L),
            "month" or "months" or "mon" or "mons" => (1, 0, 0L),
            "week" or "weeks" or "w" => (0, 7, 0L),
            "day" or "days" or "d" => (0, 1, 0L),
            "hour" or "hours" or "h" => (0, 0, 3600 * Second),
            "minute" or "minutes" or "min" or "mins" => (0, 0, 60 * Second),
            "second" or "seconds" or "sec" or "secs" or "s" => (0, 0, Second),
            _ => (0, 0, 0L),
        };
        var exact = count * microseconds;
        if ((months, days, microseconds) == (0, 0, 0) || (microseconds == Second ? exact : count) % 1 != 0 || Math.Abs(exact) > long.MaxValue / 4)
        {
            return false;
        }

        interval = new(interval.Months + ((long)count * months), interval.Days + ((long)count * days), interval.Microseconds + (long)exact);
        return true;
    }
}
