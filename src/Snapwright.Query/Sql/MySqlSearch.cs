using System.Globalization;
using Snapwright.Query.Expressions;
using Snapwright.Query.Text;

namespace Snapwright.Query.Sql;

/// <summary>
/// Searches on MariaDB: words of documents in a table of words. Not FULLTEXT, which leaves short and common words out, splits by rules of its own, and shows a
/// transaction what it wrote only when it has ended.
/// </summary>
internal static class MySqlSearch
{
    /// <summary>The column with the document of a row, which triggers keep. A field's name does not begin with an underscore.</summary>
    public const string DocumentColumn = "_search";

    // No word has it, and it is behind all others. Not LIKE: the range that it reads of an index ends before the characters beyond the basic plane.
    private const string LastCharacter = "\U0010FFFF";

    public static void WriteMatch(SqlText sql, SearchMatch match)
    {
        var searched = match.Searched;
        sql.AppendList(match.Tokens, " AND ", token =>
        {
            ExpressionWriter.Write(sql, searched.Key);
            sql.Append(" IN (SELECT w.\"key\" FROM ").AppendName(searched.Index).Append(" AS w WHERE ");
            for (var i = 0; i < searched.Columns.Count; i++)
            {
                var mark = SearchDocument.Mark(i);
                sql.Append(i == 0 ? "" : " OR ").Append($"w.\"word\" BETWEEN concat('{mark}', ").AppendParameter(token);
                sql.Append($") AND concat('{mark}', ").AppendParameter(token).Append($", '{LastCharacter}')");
            }

            sql.Append(")");
        });
    }

    public static void WriteScore(SqlText sql, SearchScore score)
    {
        var document = $"t{score.Searched.Source.ToString(CultureInfo.InvariantCulture)}.\"{DocumentColumn}\"";
        var count = score.Searched.Columns.Count;
        for (var i = 0; i < count; i++)
        {
            var mark = SearchDocument.Mark(i);
            sql.Append(i == 0 ? "(" : " + ").Append(SearchDocument.Weight(i, count).ToString(CultureInfo.InvariantCulture)).Append(" * (");
            sql.AppendList(score.Tokens, " + ", token => sql
                .Append($"CASE WHEN LOCATE(concat(' {mark}', ").AppendParameter(token).Append($"), {document}) = 0 THEN 0 WHEN LOCATE(concat(' {mark}', ")
                .AppendParameter(token).Append($", ' '), {document}) = 0 THEN 1 ELSE 2 END"));
            sql.Append(")");
        }

        sql.Append(")");
    }
}
