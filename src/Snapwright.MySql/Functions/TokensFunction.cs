using System.Globalization;
using System.Text;
using Snapwright.Data.Databases;
using Snapwright.Query.Sql;
using Snapwright.Query.Text;

namespace Snapwright.MySql.Functions;

/// <summary>The SQL twin of <see cref="SearchWords.Tokens"/>, and <c>snapwright_words</c>, which puts a mark before each word and nothing behind the last.</summary>
internal static class TokensFunction
{
    private const string Type = $"LONGTEXT CHARACTER SET utf8mb4 COLLATE {MySqlDialect.TextCollation}";

    private const string Piece = "4000";

    private static string Most => $"{{{SearchWords.MostCharacters.ToString(CultureInfo.InvariantCulture)}}}";

    private static string TooMany => $"{{{(SearchWords.MostCharacters + 1).ToString(CultureInfo.InvariantCulture)}}}";

    public static async ValueTask CreateAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        await CreateAsync(session, $"snapwright_words(given {Type}, mark VARCHAR(2))", Words(), cancellationToken);
        await CreateAsync(session, $"snapwright_tokens(given {Type})", "RETURN concat(snapwright_words(given, ''), ' ')", cancellationToken);
    }

    private static async ValueTask CreateAsync(DatabaseSession session, string name, string body, CancellationToken cancellationToken)
    {
        var create = $"CREATE OR REPLACE FUNCTION {name} RETURNS {Type} DETERMINISTIC NO SQL SQL SECURITY INVOKER {body}";
        await session.ExecuteAsync(new(create, default), default, cancellationToken);
    }

    // By pieces that end at a blank: the time that REPLACE and REGEXP_REPLACE take there grows with the square of the length, as characters are counted from
    // the start for every match.
    private static string Words() =>
        $"""
        BEGIN
            DECLARE words {Type} DEFAULT '';
            DECLARE piece {Type};
            DECLARE place INT DEFAULT 1;
            DECLARE stop INT;
            IF given IS NULL THEN
                RETURN NULL;
            END IF;
            WHILE place <= char_length(given) DO
                SET stop = locate(' ', given, place + {Piece});
                SET stop = IF(stop = 0, char_length(given) + 1, stop);
                SET piece = trim(regexp_replace(snapwright_fold(substring(given, place, stop - place)), '[{Separators()}]+', ' '));
                IF piece REGEXP '[^ ]{TooMany}' THEN
                    SET piece = regexp_replace(piece, '([^ ]{Most})[^ ]+', '\1');
                END IF;
                IF piece <> '' THEN
                    SET words = concat(words, ' ', mark, replace(piece, ' ', concat(' ', mark)));
                END IF;
                SET place = stop + 1;
            END WHILE;
            RETURN words;
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
