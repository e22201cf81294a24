using Snapwright.Model.Collections;
using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;

namespace Snapwright.Query.Sql;

/// <summary>Inserts, updates and deletes as text, for databases with RETURNING.</summary>
internal static class ChangeWriter
{
    public static SqlStatement Write(Dialect dialect, InsertPlan plan)
    {
        var sql = new SqlText(dialect).Append("INSERT INTO ").Append(dialect.Quote(plan.Table.StoredIn));
        if (plan.Assignments.Count == 0)
        {
            sql.Append(dialect.DefaultRow);
        }
        else
        {
            sql.Append(" (").AppendList(plan.Assignments, ", ", a => sql.AppendName(a.Column));
            sql.Append(") VALUES (").AppendList(plan.Assignments, ", ", a => sql.AppendParameter(a.Value)).Append(")");
        }

        WriteReturning(sql, plan.Returning);
        return sql.ToStatement();
    }

    public static SqlStatement WriteRows(Dialect dialect, InsertPlan plan, int rows, bool isReturning)
    {
        var sql = new SqlText(dialect).Append("INSERT INTO ").Append(dialect.Quote(plan.Table.StoredIn)).Append(" (");
        sql.AppendList(plan.Assignments, ", ", a => sql.AppendName(a.Column)).Append(") VALUES ");
        for (var row = 0; row < rows; row++)
        {
            var first = row * plan.Assignments.Count;
            sql.Append(row == 0 ? "(" : ", (");
            sql.AppendList(plan.Assignments, ", ", a => sql.AppendParameter(new Parameter(first + a.Value.Index, a.Value.Type))).Append(")");
        }

        if (isReturning)
        {
            WriteReturning(sql, plan.Returning);
        }

        return sql.ToStatement();
    }

    public static SqlStatement Write(Dialect dialect, UpdatePlan plan)
    {
        var sql = new SqlText(dialect).Append("UPDATE ").Append(dialect.Quote(plan.Table.StoredIn)).Append(" AS ").AppendAlias(0).Append(" SET ");
        sql.AppendList(plan.Assignments, ", ", a => ExpressionWriter.Write(sql.AppendName(a.Column).Append(" = "), a.Value)).Append(" WHERE ");
        ExpressionWriter.Write(sql, plan.Where);
        WriteReturning(sql, plan.Returning);
        return sql.ToStatement();
    }

    public static SqlStatement Write(Dialect dialect, DeletePlan plan)
    {
        var sql = new SqlText(dialect).Append("DELETE FROM ").Append(dialect.Quote(plan.Table.StoredIn)).Append(" AS ").AppendAlias(0).Append(" WHERE ");
        ExpressionWriter.Write(sql, plan.Where);
        return sql.ToStatement();
    }

    // SQLite takes no alias in RETURNING, and an unqualified name can only mean the one table.
    internal static void WriteReturning(SqlText sql, EquatableArray<ColumnReference> columns)
    {
        if (columns.Count > 0)
        {
            sql.Append(" RETURNING ").AppendList(columns, ", ", c => sql.AppendName(c.Column));
        }
    }
}
