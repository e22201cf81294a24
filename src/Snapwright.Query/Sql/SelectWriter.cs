using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;

namespace Snapwright.Query.Sql;

/// <summary>Query blocks as text.</summary>
internal static class SelectWriter
{
    public static SqlStatement Write(Dialect dialect, SelectQuery query)
    {
        var sql = new SqlText(dialect);
        Write(sql, query);
        return sql.ToStatement();
    }

    public static void Write(SqlText sql, SelectQuery query)
    {
        sql.Append("SELECT ").AppendList(query.Projections, ", ", p => ExpressionWriter.Write(sql, p));
        WriteTail(sql, query);
    }

    /// <summary>A query of which only the existence of a row matters.</summary>
    public static void WriteExistence(SqlText sql, SelectQuery query)
    {
        sql.Append("SELECT 1");
        WriteTail(sql, query);
    }

    /// <summary>All of the query behind its projections.</summary>
    public static void WriteTail(SqlText sql, SelectQuery query)
    {
        if (query.From is not { } from)
        {
            return;
        }

        sql.Append(" FROM ");
        WriteSource(sql, from);
        foreach (var join in query.Joins)
        {
            sql.Append(join.Kind == JoinKind.Left ? " LEFT JOIN " : " JOIN ");
            WriteSource(sql, join.Right);
            sql.Append(" ON ");
            ExpressionWriter.Write(sql, join.On);
        }

        WriteClause(sql, " WHERE ", query.Where);
        if (query.GroupBy.Count > 0)
        {
            sql.Append(" GROUP BY ").AppendList(query.GroupBy, ", ", g => ExpressionWriter.Write(sql, g));
        }

        if (query.OrderBy.Count > 0)
        {
            sql.Append(" ORDER BY ").AppendList(query.OrderBy, ", ", o => WriteOrdering(sql, o));
        }

        WriteClause(sql, " LIMIT ", query.Limit);
        WriteClause(sql, " OFFSET ", query.Offset);
    }

    private static void WriteSource(SqlText sql, QuerySource source)
    {
        if (source is TableSource table)
        {
            sql.Append(sql.Dialect.Quote(table.Table));
        }
        else
        {
            WriteDerived(sql, ((DerivedSource)source).Query);
        }

        sql.Append(" AS ").AppendAlias(source.Source);
    }

    private static void WriteDerived(SqlText sql, SelectQuery query)
    {
        sql.Append("(SELECT ");
        for (var i = 0; i < query.Projections.Count; i++)
        {
            sql.Append(i == 0 ? "" : ", ");
            ExpressionWriter.Write(sql, query.Projections[i]);
            sql.Append(" AS ").AppendName(DerivedSource.ColumnName(i));
        }

        WriteTail(sql, query);
        sql.Append(")");
    }

    private static void WriteOrdering(SqlText sql, Ordering ordering)
    {
        ExpressionWriter.Write(sql, ordering.Key);
        if (ordering.Descending)
        {
            sql.Append(" DESC");
        }

        sql.Dialect.WriteNullOrder(sql, ordering);
    }

    private static void WriteClause(SqlText sql, string keyword, Expression? expression)
    {
        if (expression is not null)
        {
            sql.Append(keyword);
            ExpressionWriter.Write(sql, expression);
        }
    }
}
