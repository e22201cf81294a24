using System.Globalization;
using Snapwright.Model.Collections;
using Snapwright.Model.Naming;
using Snapwright.Model.Tables;
using Snapwright.Query.Sql;
using Snapwright.Query.Text;

namespace Snapwright.Query.Schema;

/// <summary>
/// The index of search on MariaDB: a hidden column with the document of a row, a table of its words, and triggers that keep both. Rows that a delete of others
/// takes with them fire no triggers there, so the words go by a foreign key. The trigger that is made last has the name of the index, by which it is found again: DDL is not part of
/// a transaction there, and what a failure leaves is made anew.
/// </summary>
internal sealed class MySqlSearchSchema(Dialect dialect, Table table, string index, string keyType)
{
    // Up to the last blank of the next 4,000 characters, or all that is left.
    private const string Cut = "IF(char_length(rest) <= 4000, char_length(rest), 4001 - locate(' ', reverse(left(rest, 4000))))";

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
            $"CREATE TABLE {_words} (\"word\" VARCHAR({Width}) COLLATE {MySqlDialect.TextCollation} NOT NULL, "
                + $"\"key\" {keyType} NOT NULL, PRIMARY KEY (\"word\", \"key\"), "
                + $"CONSTRAINT {_words} FOREIGN KEY (\"key\") REFERENCES {_table} ({_key}) ON DELETE CASCADE ON UPDATE CASCADE) "
                + $"ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE={MySqlDialect.TextCollation}",
            Trigger("change~", "BEFORE UPDATE", $"SET NEW.{_document} = {Document("NEW.", columns)};"),
            Trigger(
                "update~",
                "AFTER UPDATE",
                $"DECLARE rest LONGTEXT; IF NOT (OLD.{_document} <=> NEW.{_document}) THEN DELETE FROM {_words} WHERE \"key\" = NEW.{_key}; {Add()} END IF;"),
            Trigger("insert~", "AFTER INSERT", $"DECLARE rest LONGTEXT; {Add()}"),
            Fill(),
            Trigger("", "BEFORE INSERT", $"SET NEW.{_document} = {Document("NEW.", columns)};"),
            Fill(),
        ];
        return statements.ToEquatableArray();
    }

    public static EquatableArray<string> Drop(Dialect dialect, TableName table, string index) => EquatableArray.Of(
        $"DROP TRIGGER IF EXISTS {Name(dialect, "", index)}",
        $"DROP TRIGGER IF EXISTS {Name(dialect, "update~", index)}",
        $"DROP TRIGGER IF EXISTS {Name(dialect, "change~", index)}",
        $"DROP TRIGGER IF EXISTS {Name(dialect, "insert~", index)}",
        $"DROP TABLE IF EXISTS {dialect.Quote(index)}",
        $"ALTER TABLE {dialect.Quote(table)} DROP COLUMN IF EXISTS {dialect.Quote(MySqlSearch.DocumentColumn)}");

    // The triggers fill in what an update of nothing passes by. Once more for rows that came before the last trigger.
    private string Fill() => $"UPDATE {_table} SET {_document} = NULL WHERE {_document} IS NULL";

    // Words have neither quotes nor backslashes. By pieces, as JSON_TABLE looks for each item from the start; every word is shorter than a piece.
    private string Add() =>
        $"SET rest = NEW.{_document}; WHILE char_length(rest) > 1 DO "
        + $"INSERT IGNORE INTO {_words} (\"word\", \"key\") SELECT j.w, NEW.{_key} FROM "
        + $"JSON_TABLE(concat('[\"', replace(trim(left(rest, {Cut})), ' ', '\",\"'), '\"]'), '$[*]' COLUMNS (w VARCHAR({Width}) "
        + $"CHARACTER SET utf8mb4 COLLATE {MySqlDialect.TextCollation} PATH '$')) AS j WHERE j.w <> ''; "
        + $"SET rest = substring(rest, {Cut} + 1); END WHILE;";

    private string Trigger(string prefix, string occasion, string body) =>
        $"CREATE TRIGGER {Name(dialect, prefix, index)} {occasion} ON {_table} FOR EACH ROW BEGIN {body} END";

    private static string Name(Dialect dialect, string prefix, string index) => dialect.Quote(PhysicalNames.Shorten(prefix + index));

    // A word with its mark.
    private static string Width => (SearchWords.MostCharacters + 2).ToString(CultureInfo.InvariantCulture);

    private static string Document(string row, List<string> columns)
    {
        var words = columns.Select((c, i) => $"coalesce(snapwright_words({row}{c}, '{SearchDocument.Mark(i)}'), '')");
        return $"left(concat({string.Join(", ", words)}, ' '), {SearchDocument.MostCharacters.ToString(CultureInfo.InvariantCulture)})";
    }
}
