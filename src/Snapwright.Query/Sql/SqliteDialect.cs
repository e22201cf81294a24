using System.Globalization;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;

namespace Snapwright.Query.Sql;

/// <summary>SQLite 3.35 or later, with the functions that the driver registers (<c>snapwright_fold</c> and others).</summary>
public sealed class SqliteDialect : Dialect
{
    private SqliteDialect()
    {
    }

    /// <summary>The one instance; it has no state.</summary>
    public static SqliteDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "sqlite";

    /// <summary>SQLite has no schemas: the whole name is one identifier.</summary>
    public override string Quote(TableName table) => Quote(table.ToString());

    /// <inheritdoc/>
    public override SqlStatement? DeferConstraints { get; } = new("PRAGMA defer_foreign_keys = ON", default);

    /// <inheritdoc/>
    public override bool DefersRestrict => true;

    /// <inheritdoc/>
    public override LinkStatements Write(LinkPlan plan)
    {
        var link = LinkParts.Of(this, plan);
        return new(
            new(link.ClearText, EquatableArray.Of(link.SourceType)),
            new($"{link.InsertText} SELECT $1, value FROM json_each($2)", EquatableArray.Of(link.SourceType, DataType.ArrayOf(link.TargetType.Kind))));
    }

    internal override void WriteInList(SqlText sql, InList list)
    {
        ExpressionWriter.Write(sql, list.Value);
        sql.Append(" IN (SELECT value FROM json_each(").AppendParameter(list.List).Append("))");
    }

    internal override void WriteContains(SqlText sql, ContainsText contains)
    {
        sql.Append("instr(snapwright_fold(");
        ExpressionWriter.Write(sql, contains.Text);
        sql.Append("), snapwright_fold(");
        ExpressionWriter.Write(sql, contains.Needle);
        sql.Append(")) > 0");
    }

    internal override void WriteOrdering(SqlText sql, Ordering ordering)
    {
        WriteKey(sql, ordering);
        if (ordering.IsNullable)
        {
            sql.Append(ordering.Descending ? " NULLS FIRST" : " NULLS LAST");
        }
    }

    // A value loses its JSON subtype on the way out of a sub-query; json() gives it back.
    internal override void WriteNestedRows(SqlText sql, NestedRows rows)
    {
        sql.Append("(SELECT json_group_array(json(n.v)) FROM (SELECT ");
        WriteNestedRow(sql, "json_array", rows.Query.Projections);
        sql.Append(" AS v");
        SelectWriter.WriteTail(sql, rows.Query);
        sql.Append(") AS n)");
    }

    internal override void WriteTransported(SqlText sql, Expression value)
    {
        var (before, after) = value switch
        {
            NestedRows => ("json(", ")"),
            { Type.Kind: TypeKind.Decimal } => ("snapwright_decimal(", $", {value.Type.Scale.ToString(CultureInfo.InvariantCulture)})"),
            { Type.Kind: TypeKind.Float } => ("snapwright_float(", ")"),
            _ => ("", ""),
        };
        sql.Append(before);
        ExpressionWriter.Write(sql, value);
        sql.Append(after);
    }
}
