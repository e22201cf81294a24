using System.Globalization;
using System.Text;
using Snapwright.Data.Databases;
using Snapwright.Query.Sql;
using Snapwright.Query.Text;

namespace Snapwright.MySql.Functions;

/// <summary>The SQL twin of <see cref="SearchWords.Tokens"/>.</summary>
internal static class TokensFunction
{
    private const string Type = $"LONGTEXT CHARACTER SET utf8mb4 COLLATE {MySqlDialect.TextCollation}";

    private static string Most => $"{{{SearchWords.MostCharacters.ToString(CultureInfo.InvariantCulture)}}}";

    private static string TooMany => $"{{{(SearchWords.MostCharacters + 1).ToString(CultureInfo.InvariantCulture)}}}";

    public static async ValueTask CreateAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        var create = $"CREATE OR REPLACE FUNCTION snapwright_tokens(given {Type}) RETURNS {Type} DETERMINISTIC NO SQL SQL SECURITY INVOKER {Body()}";
        await session.ExecuteAsync(new(create, default), default, cancellationToken);
    }

    private static string Body() =>
        $"""
        BEGIN
            IF given IS NULL THEN
                RETURN NULL;
            ELSEIF octet_length(given) = char_length(given) THEN
                SET given = regexp_replace(concat(' ', lower(given), ' '), '[^0-9a-z]+', ' ');
            ELSE
                SET given = regexp_replace(concat(' ', snapwright_fold(given), ' '), '[{Separators()}]+', ' ');
            END IF;
            RETURN IF(given REGEXP '[^ ]{TooMany}', regexp_replace(given, '([^ ]{Most})[^ ]+', '\1'), given);
        END
        """.ReplaceLineEndings("\n");

    private static string Separators()
    {
        var ranges = new StringBuilder();
        foreach (var (first, last) in WordCharacters.Separators())
        {
            ranges.Append(CultureInfo.InvariantCulture, $"\\x{{{first:X}}}-\\x{{{last:X}}}");
        }

        return ranges.ToString();
    }
}
