using Snapwright.Query.Plans;

namespace Snapwright.Query.Sql;

/// <summary>Query blocks as text.</summary>
internal static class SelectWriter
{
    public static SqlStatement Write(Dialect dialect, SelectQuery query)
    {
        var sql = new SqlText(dialect).Append("SELECT ");
        sql.AppendList(query.Projections, ", ", p => dialect.WriteYielded(sql, p));
        WriteTail(sql, query);
        return sql.ToStatement();
    }

    /// <summary>The statement of a query that need not mention all of its parameters: those that it does are numbered anew.</summary>
    public static SqlStatement Write(Dialect dialect, SelectQuery query, out IReadOnlyList<int> mentioned)
    {
        var indexes = new List<int>();
        var sql = new SqlText(dialect) { Mentioned = indexes }.Append("SELECT ");
        sql.AppendList(query.Projections, ", ", p => dialect.WriteYielded(sql, p));
        WriteTail(sql, query);
        mentioned = indexes;
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
        if (query.From is null)
        {
            return;
        }

        WriteRows(sql, query);
        if (query.OrderBy.Count > 0)
        {
            sql.Append(" ORDER BY ");
            WriteOrder(sql, query);
        }

        sql.Dialect.WritePage(sql, query.Limit, query.Offset);
    }

    /// <summary>The keys of the order, without the words in front.</summary>
    public static void WriteOrder(SqlText sql, SelectQuery query) =>
        sql.AppendList(query.OrderBy, ", ", o => sql.Dialect.WriteOrdering(sql, o));

    /// <summary>Where the rows come from and which they are: sources, condition and groups of a query that has a source.</summary>
    public static void WriteRows(SqlText sql, SelectQuery query)
    {
        var from = query.From ?? throw new ArgumentException("The query has no source.", nameof(query));
        sql.Append(" FROM ");
        WriteSource(sql, from);
        foreach (var join in query.Joins)
        {
            sql.Append(join.Kind == JoinKind.Left ? " LEFT JOIN " : " JOIN ");
            WriteSource(sql, join.Right);
            sql.Append(" ON ");
            ExpressionWriter.Write(sql, join.On);
        }

        if (query.Where is { } where)
        {
            sql.Append(" WHERE ");
            ExpressionWriter.Write(sql, where);
        }

        if (query.GroupBy.Count > 0)
        {
            sql.Append(" GROUP BY ").AppendList(query.GroupBy, ", ", g => ExpressionWriter.Write(sql, g));
        }
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
            sql.Dialect.WriteYielded(sql, query.Projections[i]);
            sql.Append(" AS ").AppendName(DerivedSource.ColumnName(i));
        }

        WriteTail(sql, query);
        sql.Append(")");
    }
}
