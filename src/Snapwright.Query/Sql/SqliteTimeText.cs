using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;

namespace Snapwright.Query.Sql;

/// <summary>Spans of time on SQLite, where dates and instants are texts of a fixed width: the beginning of one is mostly the beginning of the text.</summary>
internal static class SqliteTimeText
{
    public static void Write(SqlText sql, StartOf start)
    {
        var midnight = start.Type.Kind == TypeKind.DateTime ? "T00:00:00.000000Z" : "";
        switch (start.Unit)
        {
            case TimeSpanUnit.Year:
                WritePrefix(sql, start.Value, 4, "-01-01" + midnight);
                break;
            case TimeSpanUnit.Quarter:
                WriteQuarter(sql, start.Value, midnight);
                break;
            case TimeSpanUnit.Month:
                WritePrefix(sql, start.Value, 7, "-01" + midnight);
                break;
            case TimeSpanUnit.Week:
                WriteWeek(sql, start.Value, midnight);
                break;
            case TimeSpanUnit.Day:
                WritePrefix(sql, start.Value, 10, midnight);
                break;
            case TimeSpanUnit.Hour:
                WritePrefix(sql, start.Value, 13, ":00:00.000000Z");
                break;
            default:
                WritePrefix(sql, start.Value, 16, ":00.000000Z");
                break;
        }
    }

    private static void WritePrefix(SqlText sql, Expression value, int length, string rest)
    {
        sql.Append("(substr(");
        ExpressionWriter.Write(sql, value);
        sql.Append($", 1, {length}) || '{rest}')");
    }

    // The number of the month, 01 to 12, is one of four texts; as characters, so that NULL stays NULL.
    private static void WriteQuarter(SqlText sql, Expression value, string midnight)
    {
        sql.Append("(substr(");
        ExpressionWriter.Write(sql, value);
        sql.Append(", 1, 5) || substr('01040710', (CAST(substr(");
        ExpressionWriter.Write(sql, value);
        sql.Append($", 6, 2) AS INTEGER) - 1) / 3 * 2 + 1, 2) || '-01{midnight}')");
    }

    // Six days back, and from there on to the next Monday, which may be the same day.
    private static void WriteWeek(SqlText sql, Expression value, string midnight)
    {
        sql.Append("(date(substr(");
        ExpressionWriter.Write(sql, value);
        sql.Append($", 1, 10), '-6 days', 'weekday 1') || '{midnight}')");
    }
}
