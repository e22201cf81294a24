using Snapwright.Model.Tables;

namespace Snapwright.Query.Sql;

/// <summary>
/// SQLite's index of search knows rows by numbers. Where the key of a table is none, a table beside the index has a number for each key: SQLite's own row numbers may
/// change when a file is compacted.
/// </summary>
internal static class SearchIndexRows
{
    /// <summary>Whether a key is no number.</summary>
    public static bool AreNeeded(DataType key) => key.Kind is not (TypeKind.Int or TypeKind.BigInt);

    /// <summary>The table of the numbers, with the columns <c>row</c> and <c>key</c>.</summary>
    public static string TableOf(string index) => index + "~rows";
}
