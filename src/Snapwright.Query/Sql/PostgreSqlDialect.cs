using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;

namespace Snapwright.Query.Sql;

/// <summary>PostgreSQL, version 12 or later.</summary>
public sealed class PostgreSqlDialect : Dialect
{
    private PostgreSqlDialect()
    {
    }

    /// <summary>The one instance; it has no state.</summary>
    public static PostgreSqlDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "postgres";

    /// <inheritdoc/>
    public override string Quote(TableName table) => Quote(table.Schema) + "." + Quote(table.Name);

    /// <inheritdoc/>
    public override SqlStatement? DeferConstraints { get; } = new("SET CONSTRAINTS ALL DEFERRED", default);

    /// <inheritdoc/>
    public override SqlStatement WriteMany(InsertPlan plan, bool isReturning) => PostgreSqlBulkInsert.Write(this, plan, isReturning);

    // The first source of a read is the table itself; joined tables stay free.
    /// <inheritdoc/>
    public override SqlStatement Lock(SqlStatement read) => new(read.Text + " FOR UPDATE OF t0", read.Parameters);

    /// <inheritdoc/>
    public override LinkStatements Write(LinkPlan plan)
    {
        var link = LinkParts.Of(this, plan);
        return new(
            new(link.ClearText, EquatableArray.Of(link.SourceType)),
            new($"{link.InsertText} SELECT $1, unnest($2)", EquatableArray.Of(link.SourceType, DataType.ArrayOf(link.TargetType.Kind))));
    }

    internal override void WriteInList(SqlText sql, InList list)
    {
        ExpressionWriter.Write(sql, list.Value);
        sql.Append(" = ANY(").AppendParameter(list.List).Append(")");
    }

    internal override void WriteContains(SqlText sql, ContainsText contains)
    {
        sql.Append("strpos(snapwright_fold(");
        ExpressionWriter.Write(sql, contains.Text);
        sql.Append("), snapwright_fold(");
        ExpressionWriter.Write(sql, contains.Needle);
        sql.Append(")) > 0");
    }

    // NULLS LAST for ascending and NULLS FIRST for descending are the defaults.
    internal override void WriteOrdering(SqlText sql, Ordering ordering) => WriteKey(sql, ordering);

    // ARRAY takes the rows in the order of the query, and needs neither an aggregate nor a derived table: json_agg over one cost PostgreSQL a third more
    // processor time per tree (tests/bench/RESULTS.md).
    internal override void WriteNestedRows(SqlText sql, NestedRows rows)
    {
        sql.Append("array_to_json(ARRAY(SELECT ");
        WriteNestedRow(sql, "json_build_array", rows.Query.Projections);
        SelectWriter.WriteTail(sql, rows.Query);
        sql.Append("))");
    }

    internal override void WriteTransported(SqlText sql, Expression value)
    {
        if (value is not NestedRows && value.Type.Kind == TypeKind.Array)
        {
            sql.Append("array_to_json(");
            ExpressionWriter.Write(sql, value);
            sql.Append(")::text");
            return;
        }

        ExpressionWriter.Write(sql, value);
        if (value is not NestedRows && value.Type.Kind is TypeKind.Decimal or TypeKind.Float or TypeKind.Json)
        {
            sql.Append("::text");
        }
    }
}
