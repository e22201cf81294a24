using Snapwright.Query.Sql;

namespace Snapwright.MySql.Functions;

/// <summary>Parts of the texts of stored functions.</summary>
internal static class Routine
{
    /// <summary>The type of texts.</summary>
    public const string Text = $"LONGTEXT CHARACTER SET utf8mb4 COLLATE {MySqlDialect.TextCollation}";

    /// <summary>The types of UUIDs and times of day: those of their columns, so that both go together.</summary>
    public const string Uuid = $"CHAR(36) CHARACTER SET ascii COLLATE {Fixed}";

    /// <inheritdoc cref="Uuid"/>
    public const string Time = $"CHAR(15) CHARACTER SET ascii COLLATE {Fixed}";

    /// <summary>The type of decimals: whatever a computed one can be.</summary>
    public const string Exact = "DECIMAL(65,28)";

    private const string Fixed = "ascii_nopad_bin";

    /// <summary>Refuses a value that is too great.</summary>
    public const string OutOfRange = "SIGNAL SQLSTATE '22003' SET MYSQL_ERRNO = 1690, MESSAGE_TEXT = 'value out of range'";

    /// <summary>Refuses a text that is no value of a type.</summary>
    public const string Invalid = "SIGNAL SQLSTATE '22018' SET MYSQL_ERRNO = 1411, MESSAGE_TEXT = 'invalid value'";

    /// <summary>Refuses a division by zero.</summary>
    public const string ByZero = "SIGNAL SQLSTATE '22012' SET MYSQL_ERRNO = 1365, MESSAGE_TEXT = 'division by zero'";
}
