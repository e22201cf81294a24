using System.Globalization;
using Snapwright.Query.FunQl.Functions;
using Snapwright.Query.Text;
using static Snapwright.MySql.Functions.Routine;

namespace Snapwright.MySql.Functions;

/// <summary>Stored functions of texts.</summary>
internal static class TextRoutines
{
    private static readonly string Longest = FunctionCatalog.LongestText.ToString(CultureInfo.InvariantCulture);

    public static IEnumerable<string> All() =>
    [
        Case("lower", "A-Z", LetterCase.LowerTable),
        Case("upper", "a-z", LetterCase.UpperTable),
        $"""
        snapwright_substring(given {Text}, place BIGINT, length BIGINT) RETURNS {Text}
        BEGIN
            IF length < 0 AND given IS NOT NULL AND place IS NOT NULL THEN {OutOfRange}; END IF;
            IF place < 1 THEN
                SET length = length + place - 1;
                SET place = 1;
            END IF;
            RETURN substring(given, place, greatest(length, 0));
        END
        """,
        $"""
        snapwright_left(given {Text}, length BIGINT) RETURNS {Text}
        BEGIN
            RETURN left(given, greatest(if(length < 0, char_length(given) + length, length), 0));
        END
        """,
        $"""
        snapwright_right(given {Text}, length BIGINT) RETURNS {Text}
        BEGIN
            RETURN right(given, greatest(if(length < 0, char_length(given) + length, length), 0));
        END
        """,
        $"""
        snapwright_trim(given {Text}, letters {Text}, is_left INT, is_right INT) RETURNS {Text}
        BEGIN
            DECLARE first INT DEFAULT 1;
            DECLARE last INT DEFAULT char_length(given);
            IF letters IS NULL THEN RETURN NULL; END IF;
            WHILE is_left AND first <= last AND locate(substring(given, first, 1), letters) > 0 DO SET first = first + 1; END WHILE;
            WHILE is_right AND last >= first AND locate(substring(given, last, 1), letters) > 0 DO SET last = last - 1; END WHILE;
            RETURN substring(given, first, last - first + 1);
        END
        """,
        // Its own replaces every match. A match by itself is matched whole: there is one way through it.
        $"""
        snapwright_regex_replace(given {Text}, pattern {Text}, instead {Text}) RETURNS {Text}
        BEGIN
            DECLARE found {Text} DEFAULT regexp_substr(given, pattern);
            DECLARE place INT DEFAULT regexp_instr(given, pattern);
            IF place = 0 THEN RETURN if(instead IS NULL, NULL, given); END IF;
            RETURN concat(left(given, place - 1), regexp_replace(found, pattern, instead), substring(given, place + char_length(found)));
        END
        """,
        $"""
        snapwright_regex_match(given {Text}, pattern {Text}, parts INT) RETURNS {Text}
        BEGIN
            DECLARE found {Text} DEFAULT regexp_substr(given, pattern);
            DECLARE items {Text} DEFAULT '';
            DECLARE place INT DEFAULT 1;
            IF given IS NULL OR found = '' THEN RETURN NULL; END IF;
            WHILE place <= parts DO
                SET items = concat(items, if(place = 1, '', ','), json_quote(regexp_replace(found, pattern, concat('\', place))));
                SET place = place + 1;
            END WHILE;
            RETURN concat('[', items, ']');
        END
        """,
        $"""
        snapwright_split_part(given {Text}, mark {Text}, place INT) RETURNS {Text}
        BEGIN
            IF given IS NULL OR mark IS NULL THEN RETURN NULL; END IF;
            IF place < 1 THEN {OutOfRange}; END IF;
            IF mark = '' THEN RETURN if(place = 1, given, ''); END IF;
            IF place > (char_length(given) - char_length(replace(given, mark, ''))) / char_length(mark) + 1 THEN RETURN if(place IS NULL, NULL, ''); END IF;
            SET given = substring_index(given, mark, place);
            RETURN if(place = 1, given, substring(given, char_length(substring_index(given, mark, place - 1)) + char_length(mark) + 1));
        END
        """,
        $"""
        snapwright_repeat(given {Text}, times BIGINT) RETURNS {Text}
        BEGIN
            IF char_length(given) * greatest(times, 0) > {Longest} THEN {OutOfRange}; END IF;
            RETURN repeat(given, times);
        END
        """,
        $"""
        snapwright_chr(place BIGINT) RETURNS {Text}
        BEGIN
            IF place NOT BETWEEN 1 AND 1114111 OR place BETWEEN 55296 AND 57343 THEN {OutOfRange}; END IF;
            RETURN CONVERT(CONVERT(unhex(lpad(hex(place), 8, '0')) USING utf32) USING utf8mb4);
        END
        """,
        $"""
        snapwright_ascii(given {Text}) RETURNS BIGINT
        BEGIN
            RETURN if(given = '', 0, CAST(conv(hex(CONVERT(left(given, 1) USING utf32)), 16, 10) AS SIGNED));
        END
        """,
        $"""
        snapwright_pad(given {Text}, length BIGINT, filling {Text}, is_left INT) RETURNS {Text}
        BEGIN
            DECLARE missing INT;
            DECLARE added {Text};
            IF given IS NULL OR length IS NULL OR filling IS NULL THEN RETURN NULL; END IF;
            IF length > {Longest} THEN {OutOfRange}; END IF;
            SET missing = greatest(length, 0) - char_length(given);
            IF missing <= 0 OR filling = '' THEN RETURN left(given, greatest(length, 0)); END IF;
            SET added = left(repeat(filling, missing DIV char_length(filling) + 1), missing);
            RETURN if(is_left, concat(added, given), concat(given, added));
        END
        """,
        $"""
        snapwright_text_to_boolean(given {Text}) RETURNS TINYINT
        BEGIN
            IF given NOT IN ('true', 'false', '1', '0') THEN {Invalid}; END IF;
            RETURN given IN ('true', '1');
        END
        """,
        $"""
        snapwright_text_to_uuid(given {Text}) RETURNS {Routine.Uuid}
        BEGIN
            IF given NOT REGEXP '^[0-9a-fA-F]{Times(8)}(-[0-9a-fA-F]{Times(4)}){Times(3)}-[0-9a-fA-F]{Times(12)}\z' THEN {Invalid}; END IF;
            RETURN lower(given);
        END
        """,
    ];

    private static string Times(int count) => "{" + count.ToString(CultureInfo.InvariantCulture) + "}";

    // Each letter that a text has is replaced at once. What letters become is never replaced again.
    private static string Case(string name, string ascii, (string Letters, string Cases) table) =>
        $"""
        snapwright_{name}(given {Text}) RETURNS {Text}
        BEGIN
            DECLARE letters {Text} DEFAULT '{table.Letters}';
            DECLARE cases {Text} DEFAULT '{table.Cases}';
            DECLARE letter VARCHAR(1) CHARACTER SET utf8mb4 COLLATE {Snapwright.Query.Sql.MySqlDialect.TextCollation};
            IF given IS NULL OR octet_length(given) = char_length(given) THEN
                RETURN {name}(given);
            END IF;
            SET letter = regexp_substr(given, '[{ascii}{table.Letters}]');
            WHILE letter <> '' DO
                SET given = replace(given, letter, if(octet_length(letter) = 1, {name}(letter), substring(cases, locate(letter, letters), 1)));
                SET letter = regexp_substr(given, '[{ascii}{table.Letters}]');
            END WHILE;
            RETURN given;
        END
        """;
}
