using System.Globalization;
using Snapwright.Query.Expressions;
using Snapwright.Query.Text;

namespace Snapwright.Query.Sql;

/// <summary>Searches on SQLite: words of documents in a table of FTS5.</summary>
internal static class SqliteSearch
{
    // The words of the index are those of documents; blanks and quotes, which have a meaning in a query of FTS5, are in no token.
    public static void WriteMatch(SqlText sql, SearchMatch match)
    {
        var searched = match.Searched;
        var hasRows = SearchIndexRows.AreNeeded(searched.Key.Type);
        ExpressionWriter.Write(sql, searched.Key);
        sql.Append(" IN (");
        if (hasRows)
        {
            sql.Append("SELECT r.\"key\" FROM ").AppendName(SearchIndexRows.TableOf(searched.Index)).Append(" AS r WHERE r.\"row\" IN (");
        }

        var index = sql.Dialect.Quote(searched.Index);
        sql.Append($"SELECT rowid FROM {index} WHERE {index} MATCH ");
        sql.AppendList(match.Tokens, " || ' AND ' || ", token =>
        {
            for (var i = 0; i < searched.Columns.Count; i++)
            {
                sql.Append(i == 0 ? "'(\"" : " || ' OR \"").Append(SearchDocument.Mark(i)).Append("' || ").AppendParameter(token).Append(" || '\"*'");
            }

            sql.Append(" || ')'");
        });
        sql.Append(hasRows ? "))" : ")");
    }

    public static void WriteScore(SqlText sql, SearchScore score)
    {
        sql.Append("snapwright_score(").Append(score.Searched.Columns.Count.ToString(CultureInfo.InvariantCulture)).Append(", ");
        sql.AppendList(score.Searched.Columns, ", ", c => ExpressionWriter.Write(sql, c)).Append(", ");
        sql.AppendList(score.Tokens, ", ", t => sql.AppendParameter(t)).Append(")");
    }
}
