using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Snapwright.Data.Databases;
using Snapwright.Query.Sql;

namespace Snapwright.MySql.Functions;

/// <summary>The SQL twin of <see cref="Snapwright.Query.Text.TextFolding"/>.</summary>
internal static class FoldFunction
{
    private const string Type = $"LONGTEXT CHARACTER SET utf8mb4 COLLATE {MySqlDialect.TextCollation}";

    private static readonly SqlStatement Comment = new(
        "SELECT ROUTINE_COMMENT FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = database() AND ROUTINE_NAME = 'snapwright_fold'", default);

    /// <summary>Creates the function, where it is not there or was made of other tables of Unicode.</summary>
    public static async ValueTask CreateAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        var body = Body(FoldTable.Make());
        var version = "snapwright " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)).AsSpan(0, 16));
        if (await ReadCommentAsync(session, cancellationToken) == version)
        {
            return;
        }

        var create = string.Create(
            CultureInfo.InvariantCulture,
            $"CREATE OR REPLACE FUNCTION snapwright_fold(given {Type}) RETURNS {Type} DETERMINISTIC NO SQL SQL SECURITY INVOKER COMMENT '{version}' {body}");
        await session.ExecuteAsync(new(create, default), default, cancellationToken);
    }

    private static async ValueTask<string?> ReadCommentAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        await using var rows = await session.QueryAsync(Comment, default, cancellationToken);
        return await rows.ReadAsync(cancellationToken) ? rows.GetString(0) : null;
    }

    // Each kind of letter that a text has is replaced at once, so that the loops are as long as its alphabet. The marks that stay are put
    // into their canonical order; U+034F, which they do not pass, is taken out last.
    private static string Body(FoldTable table) =>
        $"""
        BEGIN
            DECLARE folded {Type} DEFAULT '{table.Folded}';
            DECLARE ranks {Type} DEFAULT '{table.Ranks}';
            DECLARE rest, run {Type};
            DECLARE letter VARCHAR(1) CHARACTER SET utf8mb4 COLLATE {MySqlDialect.TextCollation};
            DECLARE place, code INT;
            IF given IS NULL OR octet_length(given) = char_length(given) THEN
                RETURN lower(given);
            END IF;
            SET given = lower(regexp_replace(given, '[{'\u0300'}-{'\u034E'}{'\u0350'}-{'\u036F'}]', ''));
            SET letter = regexp_substr(given, '[{table.Foldable}]');
            WHILE letter <> '' DO
                SET place = locate(concat('{FoldTable.Separator}', letter), folded);
                SET given = replace(given, letter, substring_index(substring(folded, place + 2, 12), '{FoldTable.Separator}', 1));
                SET letter = regexp_substr(given, '[{table.Foldable}]');
            END WHILE;
            SET letter = regexp_substr(given, '[가-힣]');
            WHILE letter <> '' DO
                SET code = ord(convert(letter USING ucs2)) - 44032;
                SET given = replace(given, letter, concat(
                    substring('{Range(0x1100, 19)}', code DIV 588 + 1, 1),
                    substring('{Range(0x1161, 21)}', code MOD 588 DIV 28 + 1, 1),
                    substring('{Range(0x11A8, 27)}', code MOD 28, 1)));
                SET letter = regexp_substr(given, '[가-힣]');
            END WHILE;
            IF given REGEXP '[{'\u0483'}-{new Rune(0x10FFFF)}]' THEN
                SET rest = given;
                SET given = '';
                SET run = regexp_substr(rest, '[{table.Marks}]+');
                WHILE run <> '' DO
                    SET place = locate(run, rest);
                    SET given = concat(given, left(rest, place - 1));
                    SET rest = substring(rest, place + char_length(run));
                    SET place = 2;
                    WHILE place <= char_length(run) DO
                        IF substring(ranks, locate(concat('{FoldTable.Separator}', substring(run, place - 1, 1)), ranks) + 2, 2)
                            > substring(ranks, locate(concat('{FoldTable.Separator}', substring(run, place, 1)), ranks) + 2, 2) THEN
                            SET run = concat(left(run, place - 2), substring(run, place, 1), substring(run, place - 1, 1), substring(run, place + 1));
                            SET place = greatest(place - 1, 2);
                        ELSE
                            SET place = place + 1;
                        END IF;
                    END WHILE;
                    SET given = concat(given, run);
                    SET run = regexp_substr(rest, '[{table.Marks}]+');
                END WHILE;
                SET given = concat(given, rest);
            END IF;
            RETURN replace(given, '{'\u034F'}', '');
        END
        """.ReplaceLineEndings("\n");

    private static string Range(int first, int count) => string.Concat(Enumerable.Range(first, count).Select(static c => (char)c));
}
