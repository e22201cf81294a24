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

    private static void WritePrefix(SqlText sql, Expression value, int length, string rest)
    {
        sql.Append("concat(left(");
        sql.Dialect.Computations.WriteOperand(sql, value);
        sql.Append($", {length}), '{rest}')");
    }
}
