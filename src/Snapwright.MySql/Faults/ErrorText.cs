using System.Text.RegularExpressions;

namespace Snapwright.MySql.Faults;

/// <summary>
/// The names in messages of the server, which come in no other way. Sessions ask for messages in English, whatever the server's
/// language is.
/// </summary>
internal static partial class ErrorText
{
    /// <summary>The unique index of "Duplicate entry 'x' for key 'uq_books_isbn'"; MySQL would write the table in front of it.</summary>
    public static string? KeyOf(string message) => Key().Match(message) is { Success: true } match ? match.Groups["name"].Value : null;

    /// <summary>The column of "Column 'title' cannot be null" and "Field 'title' doesn't have a default value".</summary>
    public static string? ColumnOf(string message) => Column().Match(message) is { Success: true } match ? match.Groups["name"].Value : null;

    /// <summary>The constraint of "..., CONSTRAINT `fk_books_author` FOREIGN KEY ..." and "CONSTRAINT `x` failed for ...".</summary>
    public static string? ConstraintOf(string message) => Constraint().Match(message) is { Success: true } match ? match.Groups["name"].Value : null;

    /// <summary>The table that an INSERT or UPDATE writes.</summary>
    public static string? TableOf(string statement)
    {
        var match = Written().Match(statement);
        if (!match.Success)
        {
            return null;
        }

        return match.Groups["quoted"].Success ? match.Groups["quoted"].Value.Replace("\"\"", "\"", StringComparison.Ordinal) : match.Groups["plain"].Value;
    }

    [GeneratedRegex("for key '(?<name>[^']*)'$", RegexOptions.CultureInvariant)]
    private static partial Regex Key();

    [GeneratedRegex("^(?:Column|Field) '(?<name>[^']*)'", RegexOptions.CultureInvariant)]
    private static partial Regex Column();

    [GeneratedRegex("CONSTRAINT [`\"](?<name>[^`\"]*)[`\"]", RegexOptions.CultureInvariant)]
    private static partial Regex Constraint();

    [GeneratedRegex("^(?:INSERT INTO|UPDATE) (?:\"(?<quoted>(?:[^\"]|\"\")*)\"|(?<plain>\\w+))", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
