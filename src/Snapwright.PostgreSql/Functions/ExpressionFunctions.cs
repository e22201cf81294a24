using System.Globalization;
using Snapwright.Data.Databases;
using Snapwright.Query.FunQl.Functions;
using Snapwright.Query.Text;

namespace Snapwright.PostgreSql.Functions;

/// <summary>The functions of expressions that PostgreSQL has not, or that it has otherwise.</summary>
internal static class ExpressionFunctions
{
    private const string Sql = "LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE";
    private const string Procedural = "LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE";

    private static readonly string Longest = FunctionCatalog.LongestText.ToString(CultureInfo.InvariantCulture);

    private static readonly string[] Functions =
    [
        Case("lower", LetterCase.LowerTable),
        Case("upper", LetterCase.UpperTable),

        // A text that must be like a pattern: the casts of PostgreSQL take more than ours.
        $"""
        snapwright_checked(text, text) RETURNS text {Procedural} AS $f$
        BEGIN
            IF $1 !~ $2 THEN
                RAISE EXCEPTION 'invalid value' USING ERRCODE = '22P02';
            END IF;
            RETURN $1;
        END $f$
        """,

        // What is too near to zero is an error of the cast, also where the text is a zero.
        $"""
        snapwright_text_to_float(text) RETURNS double precision {Procedural} AS $f$
        BEGIN
            PERFORM public.snapwright_checked($1, '^[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?$');
            RETURN CASE WHEN regexp_replace($1, '[eE].*', '') ~ '[1-9]' THEN $1::double precision ELSE 0 END;
        END $f$
        """,
        $"""
        snapwright_text_to_time(text) RETURNS time {Procedural} AS $f$
        DECLARE
            parts text[] := regexp_match($1, '^(([01][0-9]|2[0-3]):[0-5][0-9])(:[0-5][0-9])?([.,]([0-9]+))?$');
        BEGIN
            IF parts IS NULL OR (parts[3] IS NULL AND parts[4] IS NOT NULL) THEN
                RAISE EXCEPTION 'invalid value' USING ERRCODE = '22P02';
            END IF;
            RETURN (parts[1] || coalesce(parts[3], '') || coalesce(CASE WHEN parts[3] IS NOT NULL THEN '.' || left(parts[5], 6) END, ''))::time;
        END $f$
        """,
        $"""
        snapwright_text_to_instant(text) RETURNS timestamptz {Procedural} AS $f$
        DECLARE
            parts text[] := regexp_match($1, '^([0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9])([Tt ]([0-9:.,]+)([Zz]|([+-])([01][0-9]|2[0-3])(:?([0-5][0-9]))?)?)?$');
            result timestamp;
        BEGIN
            IF parts IS NULL THEN
                RAISE EXCEPTION 'invalid value' USING ERRCODE = '22P02';
            END IF;
            result := parts[1]::date + coalesce(public.snapwright_text_to_time(parts[3]), '00:00'::time);
            IF parts[5] IS NOT NULL THEN
                result := result - make_interval(mins => (parts[5] || '1')::integer * (parts[6]::integer * 60 + coalesce(parts[8], '0')::integer));
            END IF;
            IF result < '0001-01-01' OR result >= '10000-01-01' THEN
                RAISE EXCEPTION 'value out of range' USING ERRCODE = '22008';
            END IF;
            RETURN result AT TIME ZONE 'UTC';
        END $f$
        """,

        // The digits that PostgreSQL finds, as .NET sets them out: an integer of sixteen or seventeen digits has no exponent.
        $"""
        snapwright_float_text(double precision) RETURNS text {Sql} AS $f$
        SELECT CASE
            WHEN abs($1) >= 1e15 AND abs($1) < 1e17 AND length(translate(split_part($1::text, 'e', 1), '-.', '')) > split_part($1::text, 'e', 2)::integer THEN $1::bigint::text
            ELSE upper($1::text)
        END
        $f$
        """,

        // PostgreSQL rounds doubles half to even.
        $"""
        snapwright_round(double precision) RETURNS double precision {Sql} AS $f$
        SELECT CASE WHEN abs($1 - trunc($1)) >= 0.5 THEN trunc($1) + sign($1) ELSE trunc($1) + '0'::double precision END
        $f$
        """,
        $"""
        snapwright_split_part(text, text, integer) RETURNS text {Sql} AS $f$
        SELECT split_part($1, $2, greatest($3, 0))
        $f$
        """,
        $"""
        snapwright_ends(text, text) RETURNS boolean {Sql} AS $f$
        SELECT right($1, char_length($2)) = $2
        $f$
        """,
        $"""
        snapwright_repeat(text, integer) RETURNS text {Procedural} AS $f$
        BEGIN
            IF char_length($1)::bigint * greatest($2, 0) > {Longest} THEN
                RAISE EXCEPTION 'value out of range' USING ERRCODE = '22003';
            END IF;
            RETURN repeat($1, $2);
        END $f$
        """,
        $"""
        snapwright_chr(integer) RETURNS text {Procedural} AS $f$
        BEGIN
            IF $1 NOT BETWEEN 1 AND 1114111 OR $1 BETWEEN 55296 AND 57343 THEN
                RAISE EXCEPTION 'value out of range' USING ERRCODE = '22003';
            END IF;
            RETURN chr($1);
        END $f$
        """,
        Pad("lpad"),
        Pad("rpad"),

        // A backslash at the end is one: PostgreSQL refuses it.
        $"""
        snapwright_like(text) RETURNS text {Sql} AS $f$
        SELECT CASE WHEN length(substring($1 FROM '[\\]*$')) % 2 = 1 THEN $1 || '\' ELSE $1 END
        $f$
        """,
        $"""
        snapwright_concat(VARIADIC text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $f$
        SELECT array_to_string($1, '')
        $f$
        """,
        $"""
        snapwright_concat_ws(text, VARIADIC text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $f$
        SELECT array_to_string($2, $1)
        $f$
        """,
        $"""
        snapwright_instant(timestamp) RETURNS timestamp {Procedural} AS $f$
        BEGIN
            IF $1 < '0001-01-01' OR $1 >= '10000-01-01' THEN
                RAISE EXCEPTION 'value out of range' USING ERRCODE = '22008';
            END IF;
            RETURN $1;
        END $f$
        """,
        $"""
        snapwright_span(text, bigint) RETURNS interval {Procedural} AS $f$
        DECLARE
            months integer := CASE $1 WHEN 'year' THEN 12 WHEN 'quarter' THEN 3 WHEN 'month' THEN 1 END;
            seconds integer := CASE $1 WHEN 'week' THEN 604800 WHEN 'day' THEN 86400 WHEN 'hour' THEN 3600 WHEN 'minute' THEN 60 ELSE 1 END;
        BEGIN
            IF $1 = 'microsecond' THEN
                IF $2 NOT BETWEEN -320000000000000000 AND 320000000000000000 THEN
                    RAISE EXCEPTION 'value out of range' USING ERRCODE = '22008';
                END IF;
                RETURN make_interval(days => ($2 / 86400000000)::integer) + $2 % 86400000000 * interval '1 microsecond';
            END IF;
            IF abs($2::numeric) * coalesce(months * 2592000, seconds) > 320000000000 THEN
                RAISE EXCEPTION 'value out of range' USING ERRCODE = '22008';
            END IF;
            RETURN CASE
                WHEN months IS NOT NULL THEN make_interval(months => ($2 * months)::integer)
                WHEN seconds >= 86400 THEN make_interval(days => ($2 * (seconds / 86400))::integer)
                ELSE $2 * seconds * interval '1 second'
            END;
        END $f$
        """,
        // Each would be written into the statement, where a part of it fails although the whole is NULL, were it not for the CASE.
        $"""
        snapwright_date_add(text, bigint, date) RETURNS date {Sql} AS $f$
        SELECT CASE WHEN $3 IS NOT NULL THEN public.snapwright_instant($3::timestamp + public.snapwright_span($1, $2))::date END
        $f$
        """,
        $"""
        snapwright_date_add(text, bigint, timestamptz) RETURNS timestamptz {Sql} AS $f$
        SELECT CASE WHEN $3 IS NOT NULL THEN public.snapwright_instant(($3 AT TIME ZONE 'UTC') + public.snapwright_span($1, $2)) AT TIME ZONE 'UTC' END
        $f$
        """,
        $"""
        snapwright_date_diff(text, timestamptz, timestamptz) RETURNS bigint {Procedural} AS $f$
        DECLARE
            months integer := CASE $1 WHEN 'year' THEN 12 WHEN 'quarter' THEN 3 WHEN 'month' THEN 1 END;
            seconds bigint := CASE $1 WHEN 'week' THEN 604800 WHEN 'day' THEN 86400 WHEN 'hour' THEN 3600 WHEN 'minute' THEN 60 ELSE 1 END;
            first timestamp := least($2, $3) AT TIME ZONE 'UTC';
            last timestamp := greatest($2, $3) AT TIME ZONE 'UTC';
            whole bigint;
        BEGIN
            IF months IS NULL THEN
                whole := (extract(epoch FROM date_trunc('day', last) - date_trunc('day', first))::bigint * 1000000
                    + extract(microseconds FROM last::time)::bigint + (extract(hour FROM last)::bigint * 60 + extract(minute FROM last)::bigint) * 60000000
                    - extract(microseconds FROM first::time)::bigint - (extract(hour FROM first)::bigint * 60 + extract(minute FROM first)::bigint) * 60000000)
                    / 1000000 / seconds;
            ELSE
                whole := (extract(year FROM last)::integer - extract(year FROM first)::integer) * 12 + extract(month FROM last)::integer - extract(month FROM first)::integer;
                IF (extract(day FROM last)::integer, last::time) < (extract(day FROM first)::integer, first::time) THEN
                    whole := whole - 1;
                END IF;
                whole := whole / months;
            END IF;
            RETURN CASE WHEN $2 <= $3 THEN whole ELSE -whole END;
        END $f$
        """,
        $"""
        snapwright_make_date(integer, integer, integer) RETURNS date {Procedural} AS $f$
        BEGIN
            IF $1 < 1 OR $1 > 9999 THEN
                RAISE EXCEPTION 'value out of range' USING ERRCODE = '22008';
            END IF;
            RETURN make_date($1, $2, $3);
        END $f$
        """,

        // Before PostgreSQL 14 extract yields a double, which has not all digits of an instant; a second has few enough.
        $"""
        snapwright_epoch(timestamptz) RETURNS numeric {Sql} AS $f$
        SELECT (extract(epoch FROM date_trunc('minute', $1))::bigint + extract(microseconds FROM $1 AT TIME ZONE 'UTC')::bigint / 1000000.0)::numeric(37, 6)
        $f$
        """,

        // Its own take a NULL for no items.
        $"""
        snapwright_array_join(anyarray, anyarray) RETURNS anyarray {Sql} AS $f$
        SELECT $1 || $2
        $f$
        """,
        $"""
        snapwright_array_has(anyarray, anyelement) RETURNS boolean {Sql} AS $f$
        SELECT $2 = ANY ($1)
        $f$
        """,
    ];

    public static async ValueTask CreateAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        foreach (var function in Functions.Concat(IntervalFunctions.All))
        {
            await session.ExecuteAsync(new("CREATE OR REPLACE FUNCTION public." + function, default), default, cancellationToken);
        }
    }

    private static string Case(string name, (string Letters, string Cases) table) =>
        $"""
        snapwright_{name}(text) RETURNS text {Sql} AS $f$
        SELECT CASE
            WHEN octet_length($1) = char_length($1) THEN {name}($1 COLLATE "C")
            ELSE translate({name}($1 COLLATE "C"), '{table.Letters}', '{table.Cases}')
        END
        $f$
        """;

    private static string Pad(string name) =>
        $"""
        snapwright_{name}(text, integer, text) RETURNS text {Procedural} AS $f$
        BEGIN
            IF $2 > {Longest} THEN
                RAISE EXCEPTION 'value out of range' USING ERRCODE = '22003';
            END IF;
            RETURN {name}($1, $2, $3);
        END $f$
        """;
}
