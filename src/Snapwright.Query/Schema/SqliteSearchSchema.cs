using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Sql;

namespace Snapwright.Query.Schema;

/// <summary>
/// The index of search on SQLite: a table of FTS5 that has words and no texts, and triggers that keep it. The one for inserts has the name of the index, by which it
/// is found again. The tokenizer takes all that is not ASCII for parts of words; the documents have no other ASCII than letters, digits and the blanks between words.
/// </summary>
internal sealed class SqliteSearchSchema(Dialect dialect, Table table, string index)
{
    private readonly string _table = dialect.Quote(table.Name);
    private readonly string _index = dialect.Quote(index);
    private readonly string _rows = dialect.Quote(SearchIndexRows.TableOf(index));
    private readonly string _key = dialect.Quote(table.Key.Name);
    private readonly bool _hasRows = SearchIndexRows.AreNeeded(table.Key.Type);

    public EquatableArray<string> Create()
    {
        var columns = table.SearchableColumns.Select(c => dialect.Quote(c.Name)).ToList();
        var statements = new List<string>
        {
            $"CREATE VIRTUAL TABLE {_index} USING fts5(words, content='', detail=none, tokenize='ascii')",
        };
        if (_hasRows)
        {
            statements.Add($"CREATE TABLE {_rows} (\"row\" INTEGER PRIMARY KEY, \"key\" TEXT NOT NULL UNIQUE)");
            statements.Add($"INSERT INTO {_rows} (\"key\") SELECT {_key} FROM {_table}");
        }

        statements.Add($"INSERT INTO {_index} (rowid, words) SELECT {Number("t")}, {Document("t", columns)} FROM {_table} AS t");
        statements.Add(Trigger("", $"AFTER INSERT ON {_table}", Add(columns)));
        statements.Add(Trigger("delete~", $"AFTER DELETE ON {_table}", Remove(columns)));
        statements.Add(Trigger(
            "update~", $"AFTER UPDATE OF {string.Join(", ", columns.Append(_key))} ON {_table}", $"{Remove(columns)} {Add(columns)}"));
        return statements.ToEquatableArray();
    }

    public static EquatableArray<string> Drop(Dialect dialect, string index) => EquatableArray.Of(
        $"DROP TRIGGER {dialect.Quote(index)}",
        $"DROP TRIGGER {dialect.Quote("delete~" + index)}",
        $"DROP TRIGGER {dialect.Quote("update~" + index)}",
        $"DROP TABLE {dialect.Quote(index)}",
        $"DROP TABLE IF EXISTS {dialect.Quote(SearchIndexRows.TableOf(index))}");

    private string Trigger(string prefix, string occasion, string body) =>
        $"CREATE TRIGGER {dialect.Quote(prefix + index)} {occasion} BEGIN {body} END";

    private string Add(List<string> columns) =>
        (_hasRows ? $"INSERT INTO {_rows} (\"key\") VALUES (new.{_key}); " : "")
        + $"INSERT INTO {_index} (rowid, words) VALUES ({Number("new")}, {Document("new", columns)});";

    private string Remove(List<string> columns) =>
        $"INSERT INTO {_index} ({_index}, rowid, words) VALUES ('delete', {Number("old")}, {Document("old", columns)});"
        + (_hasRows ? $" DELETE FROM {_rows} WHERE \"key\" = old.{_key};" : "");

    private string Number(string row) => _hasRows ? $"(SELECT r.\"row\" FROM {_rows} AS r WHERE r.\"key\" = {row}.{_key})" : $"{row}.{_key}";

    private static string Document(string row, List<string> columns) =>
        $"snapwright_document({string.Join(", ", columns.Select(c => $"{row}.{c}"))})";
}
