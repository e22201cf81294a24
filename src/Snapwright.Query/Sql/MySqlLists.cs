using Snapwright.Model.Tables;

namespace Snapwright.Query.Sql;

/// <summary>
/// An array parameter as a table <c>j</c> with a row per item in its column <c>v</c>: MariaDB has no arrays, so that the driver binds
/// a list as the text of a JSON array.
/// </summary>
internal static class MySqlLists
{
    /// <summary>What stands in front of the parameter.</summary>
    public const string Before = "json_table(";

    /// <summary>What stands behind the parameter.</summary>
    public static string After(DataType list, string alias = "j") => $", '$[*]' COLUMNS (v {ColumnOf(list)} PATH '$')) AS {alias}";

    // A value that did not fit would become NULL, so that each column holds whatever a list may have.
    /// <summary>The type of a column that takes the items of an array.</summary>
    public static string ColumnOf(DataType list) => list.Item switch
    {
        TypeKind.Int => "INT",
        TypeKind.BigInt => "BIGINT",
        TypeKind.Float => "DOUBLE",
        TypeKind.Decimal => "DECIMAL(65,30)",
        TypeKind.Boolean => "TINYINT(1)",
        TypeKind.Text => $"LONGTEXT CHARACTER SET utf8mb4 COLLATE {MySqlDialect.TextCollation}",
        TypeKind.Uuid => $"CHAR(36) CHARACTER SET ascii COLLATE {MySqlDialect.FixedCollation}",
        TypeKind.Date => "DATE",
        TypeKind.Time => $"CHAR(15) CHARACTER SET ascii COLLATE {MySqlDialect.FixedCollation}",
        TypeKind.DateTime => "DATETIME(6)",
        _ => throw new NotSupportedException($"There are no lists of {list.Item}."),
    };
}
