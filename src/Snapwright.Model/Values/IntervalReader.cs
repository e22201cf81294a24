using System.Globalization;

#if SNAPWRIGHT_CLIENT
namespace Snapwright.Client;
#else
namespace Snapwright.Model.Values;
#endif

/// <summary>Reads the texts of intervals, in words or as ISO 8601 has them.</summary>
internal sealed class IntervalReader
{
    private const decimal Second = 1_000_000;
    private const decimal Most = 1e12m;

    private decimal _months;
    private decimal _microseconds;

    private IntervalReader()
    {
    }

    /// <summary>The numbers that a text says; false where it is no interval.</summary>
    public static bool TryRead(string text, out decimal months, out decimal microseconds)
    {
        var reader = new IntervalReader();
        var trimmed = text.Trim();
        var isRead = trimmed.StartsWith("P", StringComparison.OrdinalIgnoreCase) ? reader.TryReadIso(trimmed) : reader.TryReadWords(trimmed);
        (months, microseconds) = (reader._months, reader._microseconds);
        return isRead;
    }

    private bool TryReadWords(string text)
    {
        var words = text.Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Contains(':'))
            {
                if (!TryReadClock(words[i]))
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

            if (!TryAdd(number, unit))
            {
                return false;
            }
        }

        return words.Length > 0;
    }

    private bool TryReadIso(string text)
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
                if (!TryAdd(text.Substring(start, i - start), unit))
                {
                    return false;
                }

                start = i + 1;
            }
        }

        return start == text.Length && text.Length > 2;
    }

    private bool TryReadClock(string text)
    {
        var sign = text[0] == '-' ? "-" : "";
        var parts = text.TrimStart('+', '-').Split(':');
        return parts.Length is 2 or 3
            && parts.All(static p => p.Length > 0 && p[0] is >= '0' and <= '9')
            && TryAdd(sign + parts[0], "hour")
            && TryAdd(sign + parts[1], "minute")
            && (parts.Length == 2 || TryAdd(sign + parts[2], "second"));
    }

    // Only seconds have parts.
    private bool TryAdd(string number, string unit)
    {
        if (!decimal.TryParse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) || Math.Abs(count) > Most)
        {
            return false;
        }

        var (months, seconds) = unit.ToLowerInvariant() switch
        {
            "year" or "years" or "y" => (12, 0),
            "month" or "months" or "mon" or "mons" => (1, 0),
            "week" or "weeks" or "w" => (0, 7 * 86_400),
            "day" or "days" or "d" => (0, 86_400),
            "hour" or "hours" or "h" => (0, 3_600),
            "minute" or "minutes" or "min" or "mins" => (0, 60),
            "second" or "seconds" or "sec" or "secs" or "s" => (0, 1),
            _ => (0, 0),
        };
        var smallest = seconds == 1 ? count * Second : count;
        if ((months, seconds) == (0, 0) || smallest % 1 != 0)
        {
            return false;
        }

        _months += count * months;
        _microseconds += count * seconds * Second;
        return true;
    }
}
