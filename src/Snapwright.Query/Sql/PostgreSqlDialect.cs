using System.Globalization;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;
using Snapwright.Query.Text;

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

    // The left side is the expression that the index is on, see PostgreSqlSchemaWriter.
    internal override void WriteSearchMatch(SqlText sql, SearchMatch match)
    {
        sql.Append(SearchVector(SearchDocumentOf(match.Searched))).Append(" @@ (");
        sql.AppendList(match.Tokens, " || '&' || ", token =>
        {
            sql.Append("'('");
            for (var i = 0; i < match.Searched.Columns.Count; i++)
            {
                sql.Append(i == 0 ? " || '''" : " || '|''").Append(SearchDocument.Mark(i)).Append("' || ").AppendParameter(token).Append(" || ''':*'");
            }

            sql.Append(" || ')'");
        });
        sql.Append(")::tsquery");
    }

    internal override void WriteSearchScore(SqlText sql, SearchScore score)
    {
        var document = SearchDocumentOf(score.Searched);
        var count = score.Searched.Columns.Count;
        for (var i = 0; i < count; i++)
        {
            var found = $"strpos({document}, ' {SearchDocument.Mark(i)}' || ";
            sql.Append(i == 0 ? "(" : " + ").Append(SearchDocument.Weight(i, count).ToString(CultureInfo.InvariantCulture)).Append(" * (");
            sql.AppendList(score.Tokens, " + ", token => sql
                .Append("CASE WHEN ").Append(found).AppendParameter(token).Append(") = 0 THEN 0 WHEN ")
                .Append(found).AppendParameter(token).Append(" || ' ') = 0 THEN 1 ELSE 2 END"));
            sql.Append(")");
        }

        sql.Append(")");
    }

    /// <summary>The column with the document of a row, which the database makes.</summary>
    internal const string SearchDocumentColumn = "~search";

    /// <summary>The words of a document as the index has them. Not to_tsvector: its parser would split them again, by rules of its own.</summary>
    internal static string SearchVector(string document) => $"array_to_tsvector(string_to_array(btrim({document}), ' '))";

    private string SearchDocumentOf(SearchedSource searched) =>
        $"t{searched.Source.ToString(CultureInfo.InvariantCulture)}.{Quote(SearchDocumentColumn)}";

    // NULLS LAST for ascending and NULLS FIRST for descending are the defaults.
    internal override void WriteNullOrder(SqlText sql, Ordering ordering)
    {
    }

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
