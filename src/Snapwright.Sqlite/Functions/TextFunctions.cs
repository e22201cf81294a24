using System.Globalization;
using System.Text;
using Snapwright.Query.FunQl.Functions;
using Snapwright.Query.Text;
using SQLitePCL;

namespace Snapwright.Sqlite.Functions;

/// <summary>The functions of texts that SQLite has not, or has otherwise. Places and lengths are those of code points.</summary>
internal static class TextFunctions
{
    public static void Register(sqlite3 connection)
    {
        Arguments.Add(connection, "lower", 1, static a => LetterCase.ToLower(a[0].Text()));
        Arguments.Add(connection, "upper", 1, static a => LetterCase.ToUpper(a[0].Text()));
        Arguments.Add(connection, "substring", 2, static a => Part(a[0].Text(), a[1].Integer(), long.MaxValue));
        Arguments.Add(connection, "substring", 3, static a => Part(a[0].Text(), a[1].Integer(), a[1].Integer() + Natural(a[2].Integer())));
        Arguments.Add(connection, "left", 2, static a => Left(a[0].Text(), a[1].Integer()));
        Arguments.Add(connection, "right", 2, static a => Right(a[0].Text(), a[1].Integer()));
        Arguments.Add(connection, "position", 2, static a => Position(a[0].Text(), a[1].Text()));
        Arguments.Add(connection, "split_part", 3, static a => SplitPart(a[0].Text(), a[1].Text(), a[2].Integer()));
        Arguments.Add(connection, "repeat", 2, static a => Repeat(a[0].Text(), a[1].Integer()));
        Arguments.Add(connection, "lpad", 2, static a => Pad(a[0].Text(), a[1].Integer(), " ", isLeft: true));
        Arguments.Add(connection, "lpad", 3, static a => Pad(a[0].Text(), a[1].Integer(), a[2].Text(), isLeft: true));
        Arguments.Add(connection, "rpad", 2, static a => Pad(a[0].Text(), a[1].Integer(), " ", isLeft: false));
        Arguments.Add(connection, "rpad", 3, static a => Pad(a[0].Text(), a[1].Integer(), a[2].Text(), isLeft: false));
        Arguments.Add(connection, "reverse", 1, static a => Reverse(a[0].Text()));
        Arguments.Add(connection, "chr", 1, static a => a[0].Integer() is var code and >= 1 and <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF)
            ? char.ConvertFromUtf32((int)code)
            : throw Refusal.OutOfRange());
        Arguments.Add(connection, "ascii", 1, static a => a[0].Text() is { Length: > 0 } text ? char.ConvertToUtf32(text, 0) : 0);
        Arguments.Add(connection, "matches", 2, static a => LikeMatch.IsMatch(a[0].Text(), a[1].Text()));
        Arguments.Add(connection, "text_to_boolean", 1, static a => a[0].Text() switch { "true" or "1" => true, "false" or "0" => false, _ => throw Refusal.Invalid() });
        Arguments.Add(connection, "text_to_uuid", 1, static a =>
            Guid.TryParseExact(a[0].Text(), "D", out var uuid) ? uuid.ToString("D", CultureInfo.InvariantCulture) : throw Refusal.Invalid());
        Arguments.AddForNulls(connection, "concat", -1, static a => string.Concat(a.Where(static v => !v.IsNull()).Select(static v => v.Text())));
        Arguments.AddForNulls(connection, "concat_ws", -1, static a =>
            a[0].IsNull() ? null : string.Join(a[0].Text(), a.Skip(1).Where(static v => !v.IsNull()).Select(static v => v.Text())));
        Arguments.AddForNulls(connection, "greatest", -1, static a => Extreme(a, 1));
        Arguments.AddForNulls(connection, "least", -1, static a => Extreme(a, -1));
    }

    private static long Natural(long length) => length >= 0 ? length : throw Refusal.OutOfRange();

    private static int Count(string text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    // From the code point of one place to that before another, places counted from 1.
    private static string Part(string text, long from, long to)
    {
        var part = new StringBuilder();
        long place = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            place++;
            if (place >= from && place < to)
            {
                part.Append(rune.ToString());
            }
        }

        return part.ToString();
    }

    private static string Left(string text, long length) => Part(text, 1, (length < 0 ? Count(text) + length : length) + 1);

    private static string Right(string text, long length) => Part(text, (length < 0 ? -length : Count(text) - length) + 1, long.MaxValue);

    private static int Position(string text, string part) => text.IndexOf(part, StringComparison.Ordinal) is var at and >= 0 ? Count(text[..at]) + 1 : 0;

    private static string SplitPart(string text, string separator, long place)
    {
        if (place < 1)
        {
            throw Refusal.OutOfRange();
        }

        var parts = separator.Length == 0 ? [text] : text.Split(separator);
        return place <= parts.Length ? parts[place - 1] : "";
    }

    private static string Repeat(string text, long times)
    {
        times = Math.Max(times, 0);
        return times * Count(text) <= FunctionCatalog.LongestText
            ? text.Length == 0 ? "" : new StringBuilder(text.Length * (int)times).Insert(0, text, (int)times).ToString()
            : throw Refusal.OutOfRange();
    }

    private static string Pad(string text, long length, string filling, bool isLeft)
    {
        if (length > FunctionCatalog.LongestText)
        {
            throw Refusal.OutOfRange();
        }

        var missing = length - Count(text);
        if (missing <= 0 || filling.Length == 0)
        {
            return Part(text, 1, length + 1);
        }

        var times = ((int)missing / Count(filling)) + 1;
        var added = Part(new StringBuilder().Insert(0, filling, times).ToString(), 1, missing + 1);
        return isLeft ? added + text : text + added;
    }

    private static string Reverse(string text) => string.Concat(text.EnumerateRunes().Reverse().Select(static r => r.ToString()));

    private static object? Extreme(sqlite3_value[] values, int sign)
    {
        sqlite3_value? found = null;
        foreach (var value in values)
        {
            if (!value.IsNull() && (found is null || Compare(value, found) * sign > 0))
            {
                found = value;
            }
        }

        return found is null ? null : raw.sqlite3_value_type(found) switch
        {
            raw.SQLITE_INTEGER => found.Integer(),
            raw.SQLITE_FLOAT => found.Float(),
            _ => found.Text(),
        };
    }

    private static int Compare(sqlite3_value left, sqlite3_value right) => raw.sqlite3_value_type(left) switch
    {
        raw.SQLITE_INTEGER => left.Integer().CompareTo(right.Integer()),
        raw.SQLITE_FLOAT => left.Float().CompareTo(right.Float()),
        _ => raw.sqlite3_value_blob(left).SequenceCompareTo(raw.sqlite3_value_blob(right)),
    };
}
