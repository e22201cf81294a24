using System.Globalization;
using System.Text;
using Snapwright.Data.Databases;
using Snapwright.Query.Sql;
using Snapwright.Query.Text;

namespace Snapwright.PostgreSql.Functions;

/// <summary>The SQL twin of <see cref="SearchWords.Tokens"/>.</summary>
internal static class TokensFunction
{
    private static readonly SqlStatement Create = new(
        $"""
        CREATE OR REPLACE FUNCTION public.snapwright_tokens(text) RETURNS text
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        AS $tokens$
        SELECT CASE
            WHEN words ~ '[^ ]{OneMore}' THEN regexp_replace(words, '([^ ]{Most})[^ ]+', '\1', 'g')
            ELSE words
        END
        FROM (
            SELECT CASE
                WHEN octet_length($1) = char_length($1) THEN regexp_replace(' ' || lower($1 COLLATE "C") || ' ', '[^0-9a-z]+', ' ', 'g')
                ELSE regexp_replace(' ' || public.snapwright_fold($1 COLLATE "C") || ' ', '[{Separators()}]+', ' ', 'g')
            END COLLATE "C" AS words
        ) AS split
        $tokens$
        """,
        default);

    private static string Most => $"{{{SearchWords.MostCharacters.ToString(CultureInfo.InvariantCulture)}}}";

    private static string OneMore => $"{{{(SearchWords.MostCharacters + 1).ToString(CultureInfo.InvariantCulture)}}}";

    public static async ValueTask CreateAsync(DatabaseSession session, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(Create, default, cancellationToken);

    // As ranges of our own: the classes of PostgreSQL depend on the collation, and know no marks.
    private static string Separators()
    {
        var ranges = new StringBuilder();
        foreach (var (first, last) in WordCharacters.Separators())
        {
            Append(ranges, first);
            if (last > first)
            {
                ranges.Append('-');
                Append(ranges, last);
            }
        }

        return ranges.ToString();
    }

    private static void Append(StringBuilder ranges, int codePoint) =>
        ranges.Append(codePoint <= 0xFFFF ? "\\u" : "\\U").Append(codePoint.ToString(codePoint <= 0xFFFF ? "X4" : "X8", CultureInfo.InvariantCulture));
}
