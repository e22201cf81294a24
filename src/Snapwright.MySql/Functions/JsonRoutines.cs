using Snapwright.Query.Sql;
using static Snapwright.MySql.Functions.Routine;

namespace Snapwright.MySql.Functions;

/// <summary>Stored functions of JSON and of arrays, which are JSON there.</summary>
internal static class JsonRoutines
{
    public static IEnumerable<string> All() =>
    [
        // In a path, a minus behind a quote begins an index from the end; then the name is looked for among all.
        $"""
        snapwright_json_member(given {Text}, name {Text}) RETURNS {Text}
        BEGIN
            DECLARE r {Text};
            IF json_type(given) = 'OBJECT' AND name IS NOT NULL THEN
                IF left(name, 1) = '-' THEN
                    SET r = json_extract(
                        json_extract(given, '$.*'),
                        json_unquote(json_search(json_keys(given), 'one', replace(replace(replace(name, '|', '||'), '%', '|%'), '_', '|_'), '|')));
                ELSE
                    SET r = json_extract(given, concat('$.', json_quote(name) COLLATE {MySqlDialect.TextCollation}));
                END IF;
            END IF;
            RETURN if(json_type(r) IN ('OBJECT', 'ARRAY'), json_compact(r), nullif(r, 'null'));
        END
        """,
        $"""
        snapwright_json_item(given {Text}, place BIGINT) RETURNS {Text}
        BEGIN
            DECLARE r {Text};
            IF json_type(given) = 'ARRAY' AND place >= 0 THEN
                SET r = json_extract(given, concat('$[', place, ']'));
            END IF;
            RETURN if(json_type(r) IN ('OBJECT', 'ARRAY'), json_compact(r), nullif(r, 'null'));
        END
        """,
        $"""
        snapwright_json_text(given {Text}) RETURNS {Text}
        BEGIN
            RETURN if(left(given, 1) = '"', json_unquote(given), given);
        END
        """,
        $"""
        snapwright_array_join(a {Text}, b {Text}) RETURNS {Text}
        BEGIN
            RETURN CASE WHEN b = '[]' THEN a WHEN a = '[]' THEN b ELSE concat(left(a, char_length(a) - 1), ',', substr(b, 2)) END;
        END
        """,
        $"""
        snapwright_array_text(given {Text}, mark {Text}, is_text INT) RETURNS {Text}
        BEGIN
            DECLARE r {Text} DEFAULT '';
            DECLARE place INT DEFAULT 0;
            WHILE place < json_length(given) DO
                SET r = concat(r, if(place = 0, '', mark), snapwright_json_text(json_extract(given, concat('$[', place, ']'))));
                SET place = place + 1;
            END WHILE;
            RETURN if(mark IS NULL, NULL, r);
        END
        """,
    ];
}
