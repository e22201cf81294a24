using System.Globalization;
using Snapwright.Model.Collections;
using Snapwright.Model.Naming;
using Snapwright.Model.Tables;
using Snapwright.Query.Sql;
using Snapwright.Query.Text;

namespace Snapwright.Query.Schema;

/// <summary>
/// The index of search on MariaDB: a hidden column with the document of a row, a table of its words, and triggers that keep both. Rows that a delete of others
/// takes with them fire no triggers there, so the words go by a foreign key. The last trigger has the name of the index, by which it is found again: DDL is not part of
/// a transaction there, and what a failure leaves is made anew.
/// </summary>
internal sealed class MySqlSearchSchema(Dialect dialect, Table table, string index, string keyType)
{
    private const int WordLength = SearchWords.MostCharacters + 2;
    private readonly string _table = dialect.Quote(table.Name);
    private readonly string _words = dialect.Quote(index);
    private readonly string _key = dialect.Quote(table.Key.Name);
    private readonly string _document = dialect.Quote(MySqlSearch.DocumentColumn);

    public EquatableArray<string> Create()
    {
        var columns = table.SearchableColumns.Select(c => dialect.Quote(c.Name)).ToList();
        string[] statements =
        [
            .. Drop(dialect, table.Name, index),
            $"ALTER TABLE {_table} ADD COLUMN {_document} LONGTEXT COLLATE {MySqlDialect.TextCollation} INVISIBLE",
            $"UPDATE {_table} SET {_document} = {Document("", columns)}",
            $"CREATE TABLE {_words} (\"word\" VARCHAR({WordLength.ToString(CultureInfo.InvariantCulture)}) COLLATE {MySqlDialect.TextCollation} NOT NULL, "
                + $"\"key\" {keyType} NOT NULL, PRIMARY KEY (\"word\", \"key\"), "
                + $"FOREIGN KEY (\"key\") REFERENCES {_table} ({_key}) ON DELETE CASCADE ON UPDATE CASCADE) "
                + $"ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE={MySqlDialect.TextCollation}",
            $"INSERT IGNORE INTO {_words} (\"word\", \"key\") SELECT j.w, t.{_key} FROM {_table} AS t, {Words($"t.{_document}")} WHERE j.w <> ''",
            Trigger("fill~", "BEFORE INSERT", $"SET NEW.{_document} = {Document("NEW.", columns)}"),
            Trigger("change~", "BEFORE UPDATE", $"SET NEW.{_document} = {Document("NEW.", columns)}"),
            Trigger("update~", "AFTER UPDATE", $"IF NOT (OLD.{_document} <=> NEW.{_document}) THEN DELETE FROM {_words} WHERE \"key\" = NEW.{_key}; {Add()}; END IF"),
            Trigger("", "AFTER INSERT", Add()),
        ];
        return statements.ToEquatableArray();
    }

    public static EquatableArray<string> Drop(Dialect dialect, TableName table, string index) => EquatableArray.Of(
        $"DROP TRIGGER IF EXISTS {Name(dialect, "", index)}",
        $"DROP TRIGGER IF EXISTS {Name(dialect, "update~", index)}",
        $"DROP TRIGGER IF EXISTS {Name(dialect, "change~", index)}",
        $"DROP TRIGGER IF EXISTS {Name(dialect, "fill~", index)}",
        $"DROP TABLE IF EXISTS {dialect.Quote(index)}",
        $"ALTER TABLE {dialect.Quote(table)} DROP COLUMN IF EXISTS {dialect.Quote(MySqlSearch.DocumentColumn)}");

    private string Add() => $"INSERT IGNORE INTO {_words} (\"word\", \"key\") SELECT j.w, NEW.{_key} FROM {Words($"NEW.{_document}")} WHERE j.w <> ''";

    private string Trigger(string prefix, string occasion, string body) =>
        $"CREATE TRIGGER {Name(dialect, prefix, index)} {occasion} ON {_table} FOR EACH ROW BEGIN {body}; END";

    private static string Name(Dialect dialect, string prefix, string index) => dialect.Quote(PhysicalNames.Shorten(prefix + index));

    // Words have neither quotes nor backslashes.
    private static string Words(string document) =>
        $"JSON_TABLE(concat('[\"', replace(trim({document}), ' ', '\",\"'), '\"]'), '$[*]' COLUMNS (w VARCHAR({WordLength.ToString(CultureInfo.InvariantCulture)}) "
        + $"CHARACTER SET utf8mb4 COLLATE {MySqlDialect.TextCollation} PATH '$')) AS j";

    private static string Document(string row, List<string> columns)
    {
        var words = columns.Select((c, i) => $"coalesce(replace(rtrim(snapwright_tokens({row}{c})), ' ', ' {SearchDocument.Mark(i)}'), '')");
        return $"left(concat({string.Join(", ", words)}, ' '), {SearchDocument.MostCharacters.ToString(CultureInfo.InvariantCulture)})";
    }
}
