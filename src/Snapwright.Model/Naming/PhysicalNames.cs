using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Snapwright.Model.Tables;

namespace Snapwright.Model.Naming;

/// <summary>
/// The names of physical things. At most 63 characters, which is what PostgreSQL keeps: longer ones end in eight digits of
/// their MD5. The table is <c>schema.table</c> outside <c>public</c>, as SQLite has one set of names for all.
/// </summary>
[SuppressMessage("Security", "CA5350", Justification = "SHA-1 makes names here, which must equal those of existing databases.")]
[SuppressMessage("Security", "CA5351", Justification = "MD5 makes names here, which must equal those of existing databases.")]
public static class PhysicalNames
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxLength = 63;

    private const string SearchIndexPrefix = "fts1~";
    private const string TrigramIndexPrefix = "trg1~";
    private const string UniquePrefix = "uq1~";
    private const string IndexPrefix = "ix1~";
    private const string CheckPrefix = "ck1~";
    private const string TriggerPrefix = "tg1~";
    private const string MaterializedPrefix = "cf1~";
    private const int VersionLength = 9;

    // A check of two triggers has two names; the second is a little longer.
    private const int EndLength = 2;

    /// <summary>The column of a junction with the key of the side that declared it.</summary>
    public const string JunctionSource = "sourceId";

    /// <summary>The column of a junction with the key of the other side.</summary>
    public const string JunctionTarget = "targetId";

    /// <summary>
    /// The column of a field that a table which inherits has of its own, in the table of its hierarchy: <c>dogs__breed</c>, and <c>zoo__dogs__breed</c> outside
    /// <c>public</c>.
    /// </summary>
    public static string InheritingColumn(TableName table, string name) =>
        Shorten(table.Schema == TableName.DefaultSchema ? $"{table.Name}__{name}" : $"{table.Schema}__{table.Name}__{name}");

    /// <summary>The foreign key column of a relation: <c>authorId</c>.</summary>
    public static string ForeignKeyColumn(string relation) => relation + "Id";

    /// <summary>The foreign key constraint of a relation: <c>fk_books_author</c>.</summary>
    public static string ForeignKey(TableName table, string relation) => Shorten($"fk_{table}_{relation}");

    /// <summary>A unique constraint: <c>uq_books_isbn</c>.</summary>
    public static string Unique(TableName table, IEnumerable<string> columns) => Shorten($"uq_{table}_{string.Join("_", columns)}");

    /// <summary>An index: <c>idx_books_authorId</c>.</summary>
    /// <param name="table">Its table.</param>
    /// <param name="columns">The physical columns as declared, without the key that is appended.</param>
    public static string Index(TableName table, IEnumerable<string> columns) => Shorten($"idx_{table}_{string.Join("_", columns)}");

    /// <summary>
    /// The index of search: <c>fts1~books~title~description</c>. No table or column of a snapshot can have such a name. The number is the version of what
    /// counts as a word: another one makes another index.
    /// </summary>
    public static string SearchIndex(TableName table, IEnumerable<string> columns) => Shorten($"{SearchIndexPrefix}{table}~{string.Join("~", columns)}");

    /// <summary>The index for parts of texts of one column: <c>trg1~books~title</c>.</summary>
    public static string TrigramIndex(TableName table, string column) => Shorten($"{TrigramIndexPrefix}{table}~{column}");

    /// <summary>A unique constraint of the rows of some types only.</summary>
    public static string UniqueOfTypes(TableName table, IEnumerable<string> columns, IEnumerable<TableName> types) =>
        Defined($"{UniquePrefix}{table}", $"{string.Join("~", columns)} {string.Join("~", types)}");

    /// <summary>
    /// The index of a named unique constraint: <c>uq1~books~by_isbn~0f3a9c21</c>. As with all that is defined under a name, the end is a hash of the
    /// definition: another definition is another thing, which can be made before the old one goes.
    /// </summary>
    public static string NamedUnique(TableName table, string name, IEnumerable<string> columns) =>
        Defined($"{UniquePrefix}{table}~{name}", string.Join("~", columns));

    /// <summary>An index of <see cref="Tables.Table.IndexDefinitions"/>.</summary>
    /// <param name="table">Its table.</param>
    /// <param name="name">Its name.</param>
    /// <param name="definition">The DDL without its name.</param>
    public static string DefinedIndex(TableName table, string name, string definition) => Defined($"{IndexPrefix}{table}~{name}", definition);

    /// <summary>A check constraint.</summary>
    /// <inheritdoc cref="DefinedIndex"/>
    public static string Check(TableName table, string name, string definition) => Defined($"{CheckPrefix}{table}~{name}", definition);

    /// <summary>A trigger that keeps a materialised field, a check that looks at other rows or the type of a reference, and on PostgreSQL its function.</summary>
    /// <param name="table">The table of what is kept, which need not be that of the trigger.</param>
    /// <param name="what">What is kept, and which of its triggers.</param>
    /// <param name="definition">The DDL without its name.</param>
    public static string Trigger(TableName table, string what, string definition) => Defined($"{TriggerPrefix}{table}~{what}", definition);

    /// <summary>The column of a materialised field: <c>cf1~net~0f3a9c21</c>. Another expression is another column.</summary>
    /// <param name="field">The computed field.</param>
    /// <param name="definition">What its value is made of.</param>
    public static string Materialized(string field, string definition) => Defined(MaterializedPrefix + field, definition);

    /// <summary>Whether something of this physical name was made of a check of a table and name, whatever its definition was.</summary>
    public static bool IsCheckOf(string physical, TableName table, string name) => IsVersionOf(physical, $"{CheckPrefix}{table}~{name}");

    /// <summary>Whether something of this physical name was made of an index of a table and name, whatever its definition was.</summary>
    public static bool IsIndexOf(string physical, TableName table, string name) => IsVersionOf(physical, $"{IndexPrefix}{table}~{name}");

    /// <summary>Whether this names what is defined under a name of its own, so that it goes with its definition.</summary>
    public static bool IsDefined(string name) =>
        name.StartsWith(UniquePrefix, StringComparison.Ordinal)
        || name.StartsWith(IndexPrefix, StringComparison.Ordinal)
        || name.StartsWith(CheckPrefix, StringComparison.Ordinal)
        || IsTrigger(name);

    /// <summary>Whether this is the name of a <see cref="Trigger"/>.</summary>
    public static bool IsTrigger(string name) => name.StartsWith(TriggerPrefix, StringComparison.Ordinal);

    /// <summary>Whether a column of this name was made of a computed field, whatever its expression was.</summary>
    public static bool IsMaterializedOf(string column, string field) => IsVersionOf(column, MaterializedPrefix + field);

    /// <summary>Whether this is the name of the column of a materialised field.</summary>
    public static bool IsMaterialized(string name) => name.StartsWith(MaterializedPrefix, StringComparison.Ordinal);

    /// <summary>Whether this is the name of a check constraint.</summary>
    public static bool IsCheck(string name) => name.StartsWith(CheckPrefix, StringComparison.Ordinal);

    /// <summary>Whether this is the name of a <see cref="SearchIndex"/>.</summary>
    public static bool IsSearchIndex(string name) => name.StartsWith(SearchIndexPrefix, StringComparison.Ordinal);

    /// <summary>Whether this is the name of a <see cref="TrigramIndex"/>.</summary>
    public static bool IsTrigramIndex(string name) => name.StartsWith(TrigramIndexPrefix, StringComparison.Ordinal);

    /// <summary>The junction table of a many-to-many relation: <c>j_8110450610b3</c>, in the schema of its owner.</summary>
    public static TableName Junction(TableName source, string relation, TableName target)
    {
        using var sha1 = SHA1.Create();
        return new(source.Schema, $"j_{Hex(sha1, $"{source}:{relation}:{target}").Substring(0, 12)}");
    }

    private static bool IsVersionOf(string physical, string what) =>
        physical.Length > VersionLength && physical.Substring(0, physical.Length - VersionLength) == Cut(what);

    private static string Defined(string what, string definition)
    {
        using var md5 = MD5.Create();
        return $"{Cut(what)}~{Hex(md5, definition).Substring(0, VersionLength - 1)}";
    }

    private static string Cut(string name)
    {
        const int Most = MaxLength - VersionLength - EndLength;
        if (name.Length <= Most)
        {
            return name;
        }

        using var md5 = MD5.Create();
        return $"{name.Substring(0, Most - VersionLength)}_{Hex(md5, name).Substring(0, VersionLength - 1)}";
    }

    /// <summary>The name itself, or its first 54 characters with <c>_</c> and eight digits of its MD5.</summary>
    public static string Shorten(string name)
    {
        if (name.Length <= MaxLength)
        {
            return name;
        }

        using var md5 = MD5.Create();
        return $"{name.Substring(0, MaxLength - 9)}_{Hex(md5, name).Substring(0, 8)}";
    }

    internal static string Hex(HashAlgorithm algorithm, string text)
    {
        var hash = algorithm.ComputeHash(Encoding.UTF8.GetBytes(text));
        var hex = new StringBuilder(hash.Length * 2);
        foreach (var b in hash)
        {
            hex.Append("0123456789abcdef"[b >> 4]).Append("0123456789abcdef"[b & 15]);
        }

        return hex.ToString();
    }
}
