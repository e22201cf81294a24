using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;

namespace Snapwright.Query.Sql;

/// <summary>Aggregates as text. Sums and averages of exact numbers are the dialect's.</summary>
internal static class AggregateWriter
{
    // Powers of two, which change no digit: a sum of scaled doubles cannot overflow, whatever the order of addition, and
    // PostgreSQL, which refuses to, need not be asked. Beyond the greatest double the result is NULL.
    private const string ScaleDown = "2.3283064365386963e-10";
    private const string ScaleUp = "4294967296e0";
    private const string GreatestScaled = "4.1855804968213563e298";

    public static void Write(SqlText sql, Aggregate aggregate)
    {
        switch (aggregate.Function)
        {
            case AggregateFunction.Count:
                WriteCount(sql, aggregate);
                break;
            case AggregateFunction.CountDistinct:
                Write(sql, "count(DISTINCT ", aggregate.Operand!);
                break;
            case AggregateFunction.Min:
                WriteColumn(sql, "min(", aggregate.Operand!);
                break;
            case AggregateFunction.Max:
                WriteColumn(sql, "max(", aggregate.Operand!);
                break;
            case AggregateFunction.Sum or AggregateFunction.Average when aggregate.Operand!.Type.Kind == TypeKind.Float:
                WriteFloat(sql, aggregate);
                break;
            case AggregateFunction.Sum:
                sql.Dialect.WriteExactSum(sql, aggregate);
                break;
            case AggregateFunction.Average:
                sql.Dialect.WriteExactAverage(sql, aggregate);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(aggregate), aggregate.Function, "Not an aggregate function.");
        }
    }

    /// <summary>Writes the number of values that an aggregate has.</summary>
    public static void WriteCount(SqlText sql, Aggregate aggregate)
    {
        if (aggregate.Operand is { } operand && (aggregate.IsDistinct || !aggregate.IsOperandPresent))
        {
            Write(sql, aggregate.IsDistinct ? "count(DISTINCT " : "count(", operand);
            return;
        }

        sql.Append("count(*)").AppendWindow();
    }

    /// <summary>Writes the database's own sum of what an aggregate sums.</summary>
    public static void WriteSum(SqlText sql, Aggregate aggregate) => Write(sql, OpenSum(aggregate), aggregate.Operand!);

    public static void Write(SqlText sql, string function, Expression operand)
    {
        sql.Append(function);
        sql.AppendInside(() => ExpressionWriter.Write(sql, operand));
        sql.Append(")").AppendWindow();
    }

    private static void WriteColumn(SqlText sql, string function, Expression operand)
    {
        sql.Append(function);
        sql.AppendInside(() => sql.Dialect.Computations.WriteColumn(sql, operand));
        sql.Append(")").AppendWindow();
    }

    // PostgreSQL's avg() overflows where the sum does not: it computes the variance with it.
    private static void WriteFloat(SqlText sql, Aggregate aggregate)
    {
        sql.Append("CASE WHEN abs(");
        WriteScaled(sql, aggregate);
        sql.Append(") <= ").Append(GreatestScaled).Append(" THEN ");
        WriteScaled(sql, aggregate);
        sql.Append(" * ").Append(ScaleUp).Append(" END");
    }

    private static void WriteScaled(SqlText sql, Aggregate aggregate)
    {
        sql.Append(OpenSum(aggregate)).Append("(");
        sql.AppendInside(() => ExpressionWriter.Write(sql, aggregate.Operand!));
        sql.Append(") * ").Append(ScaleDown).Append(")").AppendWindow();
        if (aggregate.Function == AggregateFunction.Average)
        {
            sql.Append(" / ");
            WriteCount(sql, aggregate);
        }
    }

    private static string OpenSum(Aggregate aggregate) => aggregate.IsDistinct ? "sum(DISTINCT " : "sum(";
}
