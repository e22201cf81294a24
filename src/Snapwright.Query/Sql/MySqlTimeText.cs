using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;

namespace Snapwright.Query.Sql;

/// <summary>Spans of time on MariaDB. Its own functions for years take those before 100 for others; the beginnings of texts do not.</summary>
internal static class MySqlTimeText
{
    public static void Write(SqlText sql, StartOf start)
    {
        sql.Append("CAST(");
        switch (start.Unit)
        {
            case TimeSpanUnit.Year:
                WritePrefix(sql, start.Value, 4, "-01-01");
                break;
            case TimeSpanUnit.Quarter:
                sql.Append("concat(left(");
                sql.Dialect.Computations.WriteOperand(sql, start.Value);
                sql.Append(", 5), elt(quarter(");
                sql.Dialect.Computations.WriteOperand(sql, start.Value);
                sql.Append("), '01', '04', '07', '10'), '-01')");
                break;
            case TimeSpanUnit.Month:
                WritePrefix(sql, start.Value, 7, "-01");
                break;
            case TimeSpanUnit.Week:
                sql.Append("date_sub(date(");
                sql.Dialect.Computations.WriteOperand(sql, start.Value);
                sql.Append("), INTERVAL weekday(");
                sql.Dialect.Computations.WriteOperand(sql, start.Value);
                sql.Append(") DAY)");
                break;
            case TimeSpanUnit.Day:
                WritePrefix(sql, start.Value, 10, "");
                break;
            case TimeSpanUnit.Hour:
                WritePrefix(sql, start.Value, 13, ":00:00");
                break;
            default:
                WritePrefix(sql, start.Value, 16, ":00");
                break;
        }

        sql.Append(start.Type.Kind == TypeKind.Date ? " AS DATE)" : " AS DATETIME(6))");
    }

    /// <summary>The span that a unit of <c>date_trunc</c> names.</summary>
    public static TimeSpanUnit UnitOf(string unit) => unit switch
    {
        "year" => TimeSpanUnit.Year,
        "quarter" => TimeSpanUnit.Quarter,
        "month" => TimeSpanUnit.Month,
        "week" => TimeSpanUnit.Week,
        "day" => TimeSpanUnit.Day,
        "hour" => TimeSpanUnit.Hour,
        _ => TimeSpanUnit.Minute,
    };

    /// <summary>The format of a part of a date or an instant.</summary>
    public static string PartOfDate(string unit) => unit switch
    {
        "week" => "week({0}, 3)",
        "isoyear" => "(yearweek({0}, 3) DIV 100)",
        "dow" => "(dayofweek({0}) - 1)",
        "isodow" => "(weekday({0}) + 1)",
        "doy" => "dayofyear({0})",
        "millisecond" => "(microsecond({0}) DIV 1000)",
        _ => unit + "({0})",
    };

    /// <summary>The format of a part of a time of day, which is a text.</summary>
    public static string PartOfTime(string unit) => unit switch
    {
        "hour" => "CAST(substr({0}, 1, 2) AS SIGNED)",
        "minute" => "CAST(substr({0}, 4, 2) AS SIGNED)",
        "second" => "CAST(substr({0}, 7, 2) AS SIGNED)",
        "millisecond" => "CAST(substr({0}, 10, 3) AS SIGNED)",
        _ => "CAST(substr({0}, 10, 6) AS SIGNED)",
    };

    private static void WritePrefix(SqlText sql, Expression value, int length, string rest)
    {
        sql.Append("concat(left(");
        sql.Dialect.Computations.WriteOperand(sql, value);
        sql.Append($", {length}), '{rest}')");
    }
}
