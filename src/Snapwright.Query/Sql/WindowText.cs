using Snapwright.Query.Expressions;
using Snapwright.Query.FunQl.Syntax;

namespace Snapwright.Query.Sql;

/// <summary>Windows as text.</summary>
internal static class WindowText
{
    public static void Write(SqlText sql, OverWindow over)
    {
        var outer = sql.Window;
        sql.Window = () => sql.AppendInside(() => WriteClause(sql, over));
        ExpressionWriter.Write(sql, over.Function);
        sql.Window = outer;
    }

    public static string NameOf(WindowFunction function) => function switch
    {
        WindowFunction.RowNumber => "row_number",
        WindowFunction.Rank => "rank",
        WindowFunction.DenseRank => "dense_rank",
        WindowFunction.PercentRank => "percent_rank",
        WindowFunction.CumeDist => "cume_dist",
        WindowFunction.Ntile => "ntile",
        WindowFunction.Lag => "lag",
        WindowFunction.Lead => "lead",
        WindowFunction.FirstValue => "first_value",
        WindowFunction.LastValue => "last_value",
        _ => "nth_value",
    };

    private static void WriteClause(SqlText sql, OverWindow over)
    {
        sql.Append(" OVER (");
        if (over.PartitionBy.Count > 0)
        {
            sql.Append("PARTITION BY ").AppendList(over.PartitionBy, ", ", p => ExpressionWriter.Write(sql, p));
        }

        if (over.OrderBy.Count > 0)
        {
            sql.Append(over.PartitionBy.Count > 0 ? " ORDER BY " : "ORDER BY ");
            sql.AppendList(over.OrderBy, ", ", o => sql.Dialect.WriteOrdering(sql, over.HasRangeDistance ? o with { Key = sql.Dialect.RangeKey(o.Key) } : o));
        }

        if (over.Frame is { } frame)
        {
            sql.Append(frame.Unit switch { FrameUnit.Rows => " ROWS BETWEEN ", FrameUnit.Range => " RANGE BETWEEN ", _ => " GROUPS BETWEEN " });
            WriteBound(sql, frame.Start);
            sql.Append(" AND ");
            WriteBound(sql, frame.End);
        }

        sql.Append(")");
    }

    private static void WriteBound(SqlText sql, FrameBound bound)
    {
        if (bound.Distance is { } distance)
        {
            sql.Dialect.Computations.WriteOperand(sql, distance);
        }

        sql.Append(bound.Kind switch
        {
            FrameBoundKind.UnboundedPreceding => "UNBOUNDED PRECEDING",
            FrameBoundKind.Preceding => " PRECEDING",
            FrameBoundKind.CurrentRow => "CURRENT ROW",
            FrameBoundKind.Following => " FOLLOWING",
            _ => "UNBOUNDED FOLLOWING",
        });
    }
}
