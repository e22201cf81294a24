using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;

namespace Snapwright.Query.Sql;

/// <summary>Query blocks as text.</summary>
internal static class SelectWriter
{
    public static SqlStatement Write(Dialect dialect, SelectQuery query) => WriteText(dialect, query).ToStatement();

    /// <summary>A query whose first parameters are given, whether it mentions them or not.</summary>
    public static SqlStatement Write(Dialect dialect, SelectQuery query, EquatableArray<DataType> parameters) => WriteText(dialect, query).ToStatementWith(parameters);

    private static SqlText WriteText(Dialect dialect, SelectQuery query)
    {
        var sql = new SqlText(dialect);
        CommonTableWriter.Write(sql, query.With);
        sql.Append(Verb(query));
        sql.AppendList(query.Projections, ", ", p => WriteProjection(sql, query, p));
        WriteTail(sql, query);
        return sql;
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
        CommonTableWriter.Write(sql, query.With);
        sql.Append(Verb(query)).AppendList(query.Projections, ", ", p => ExpressionWriter.Write(sql, p));
        WriteTail(sql, query);
    }

    /// <summary>A query of which only the existence of a row matters.</summary>
    public static void WriteExistence(SqlText sql, SelectQuery query)
    {
        CommonTableWriter.Write(sql, query.With);
        sql.Append("SELECT 1");
        WriteTail(sql, query with { OrderBy = query.Limit is null && query.Offset is null ? default : query.OrderBy });
    }

    /// <summary>A query whose columns are <c>c0</c>, <c>c1</c>, ...</summary>
    public static void WriteNamed(SqlText sql, SelectQuery query) => WriteNamed(sql, query, p => WriteProjection(sql, query, p, isColumn: true));

    /// <summary>A query whose columns are <c>c0</c>, <c>c1</c>, ..., each written in a way of its own.</summary>
    public static void WriteNamed(SqlText sql, SelectQuery query, Action<Expression> write)
    {
        CommonTableWriter.Write(sql, query.With);
        sql.Append(Verb(query));
        for (var i = 0; i < query.Projections.Count; i++)
        {
            sql.Append(i == 0 ? "" : ", ");
            write(query.Projections[i]);
            sql.Append(" AS ").AppendName(DerivedSource.ColumnName(i));
        }

        WriteTail(sql, query);
    }

    /// <summary>All of the query behind its projections.</summary>
    public static void WriteTail(SqlText sql, SelectQuery query)
    {
        if (query.From is null)
        {
            WriteCondition(sql, query);
        }
        else
        {
            WriteRows(sql, query);
        }

        var order = query.OrderBy.Where(static o => o.Key is not Constant).ToArray();
        if (order.Length > 0)
        {
            sql.Append(" ORDER BY ").AppendList(order, ", ", o => sql.Dialect.WriteOrdering(sql, o));
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
        SourceWriter.Write(sql, from, query.Joins);
        if (query.Where is { } where)
        {
            sql.Append(" WHERE ");
            ExpressionWriter.Write(sql, where);
        }

        if (query.GroupBy.Count > 0)
        {
            sql.Append(" GROUP BY ").AppendList(query.GroupBy, ", ", g => WriteGroupKey(sql, g));
        }

        if (query.Having is { } having)
        {
            sql.Append(" HAVING ");
            ExpressionWriter.Write(sql, having);
        }
    }

    private static string Verb(SelectQuery query) => query.IsDistinct ? "SELECT DISTINCT " : "SELECT ";

    // What a DISTINCT query is ordered by must be one of its columns, written alike.
    private static void WriteProjection(SqlText sql, SelectQuery query, Expression projection, bool isColumn = false)
    {
        if (query.IsDistinct || isColumn)
        {
            sql.Dialect.Computations.WriteColumn(sql, projection);
        }
        else
        {
            sql.Dialect.WriteYielded(sql, projection);
        }
    }

    // An integer alone would be the number of a column.
    private static void WriteGroupKey(SqlText sql, Expression key)
    {
        if (key is Constant)
        {
            sql.AppendFormat("coalesce({0}, {0})", key);
        }
        else
        {
            ExpressionWriter.Write(sql, key);
        }
    }

    private static void WriteCondition(SqlText sql, SelectQuery query)
    {
        if (query.Where is { } where)
        {
            sql.Append(sql.Dialect.NoSource).Append(" WHERE ");
            ExpressionWriter.Write(sql, where);
        }

        if (query.Having is { } having)
        {
            sql.Append(query.Where is null ? sql.Dialect.NoSource : "").Append(" HAVING ");
            ExpressionWriter.Write(sql, having);
        }
    }
}
