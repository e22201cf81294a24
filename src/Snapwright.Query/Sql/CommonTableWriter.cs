using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;

namespace Snapwright.Query.Sql;

/// <summary>Common tables as text.</summary>
internal static class CommonTableWriter
{
    public static void Write(SqlText sql, IReadOnlyList<CommonTable> tables)
    {
        if (tables.Count == 0)
        {
            return;
        }

        sql.Append(tables.Any(static t => t.Recursion is not null) ? "WITH RECURSIVE " : "WITH ");
        sql.AppendList(tables, ", ", t => Write(sql, t)).Append(" ");
    }

    private static void Write(SqlText sql, CommonTable table)
    {
        sql.Append(table.Name).Append("(");
        for (var i = 0; i < table.Query.Projections.Count; i++)
        {
            sql.Append(i == 0 ? "" : ", ").AppendName(DerivedSource.ColumnName(i));
        }

        sql.Append(") AS ").Append(sql.Dialect.HasMaterialization ? table.IsMaterialized switch { true => "MATERIALIZED ", false => "NOT MATERIALIZED ", _ => "" } : "");
        sql.Append("(");
        if (table.Recursion is not { } recursion)
        {
            SelectWriter.WriteNamed(sql, table.Query);
        }
        else
        {
            SelectWriter.WriteNamed(sql, Wrapped(table.Query), p => sql.Dialect.Computations.WriteRecursiveColumn(sql, p));
            sql.Append(table.IsAll ? " UNION ALL " : " UNION ");
            SelectWriter.WriteNamed(sql, recursion, p => sql.Dialect.Computations.WriteRecursiveColumn(sql, p));
        }

        sql.Append(")");
    }

    // An order and bounds of the first rows are theirs, and not those of the whole. No plan has a source of that number.
    private static SelectQuery Wrapped(SelectQuery query)
    {
        if (query.OrderBy.Count == 0 && query.Limit is null && query.Offset is null)
        {
            return query;
        }

        var inner = new DerivedSource(int.MaxValue, query);
        return new() { From = inner, Projections = new([.. Enumerable.Range(0, query.Projections.Count).Select(i => (Expression)inner.Column(i))]) };
    }
}
