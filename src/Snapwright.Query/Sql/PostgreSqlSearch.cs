using System.Globalization;
using Snapwright.Query.Expressions;
using Snapwright.Query.Text;

namespace Snapwright.Query.Sql;

/// <summary>Searches on PostgreSQL: words of documents in a GIN index.</summary>
internal static class PostgreSqlSearch
{
    /// <summary>The column with the document of a row, which the database makes.</summary>
    public const string DocumentColumn = "~search";

    /// <summary>The words of a document as the index has them. Not to_tsvector: its parser would split them again, by rules of its own.</summary>
    public static string Vector(string document) => $"array_to_tsvector(string_to_array(btrim({document}), ' '))";

    // The left side is the expression that the index is on.
    public static void WriteMatch(SqlText sql, SearchMatch match)
    {
        sql.Append(Vector(DocumentOf(match.Searched))).Append(" @@ (");
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

    public static void WriteScore(SqlText sql, SearchScore score)
    {
        var document = DocumentOf(score.Searched);
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

    private static string DocumentOf(SearchedSource searched) =>
        $"t{searched.Source.ToString(CultureInfo.InvariantCulture)}.\"{DocumentColumn}\"";
}
