namespace Snapwright.PostgreSql.Functions;

/// <summary>Functions of intervals, which are numbers: see <see cref="Query.Values.PackedInterval"/>.</summary>
internal static class IntervalFunctions
{
    private const string Sql = "LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE";
    private const string Procedural = "LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE";

    // A number of a text, and one of its seconds.
    private const string Whole = "[+-]?[0-9]{1,12}";
    private const string SixDigits = "{1,6}";

    // The two numbers of the first argument.
    private const string Parts =
        """
            months numeric := public.snapwright_interval_months($1);
            rest numeric := public.snapwright_interval_microseconds($1);
        """;

    /// <summary>The functions; those that use others stand behind them.</summary>
    public static string[] All { get; } =
    [
        $"""
        snapwright_interval_length(numeric) RETURNS bigint {Sql} AS $f$
        SELECT round($1 * 0.0000001)::bigint
        $f$
        """,
        $"""
        snapwright_interval_months(numeric) RETURNS bigint {Sql} AS $f$
        SELECT ($1 - round($1 * 0.0000001) * 10000000)::bigint
        $f$
        """,
        $"""
        snapwright_interval_microseconds(numeric) RETURNS bigint {Sql} AS $f$
        SELECT (round($1 * 0.0000001) - ($1 - round($1 * 0.0000001) * 10000000) * 2592000000000)::bigint
        $f$
        """,
        $"""
        snapwright_interval_of(bigint, bigint) RETURNS numeric {Sql} AS $f$
        SELECT ($1 * 2592000000000 + $2)::numeric * 10000000 + $1
        $f$
        """,
        $"""
        snapwright_text_to_interval(text) RETURNS numeric {Procedural} AS $f$
        DECLARE
            parts numeric[] := regexp_match($1, '^P(?:({Whole})Y)?(?:({Whole})M)?(?:({Whole})W)?(?:({Whole})D)?(?:T(?:({Whole})H)?(?:({Whole})M)?(?:({Whole}(?:[.][0-9]{SixDigits})?)S)?)?$');
        BEGIN
            IF parts IS NULL OR right($1, 1) IN ('P', 'T') THEN
                RAISE EXCEPTION 'invalid value' USING ERRCODE = '22P02';
            END IF;
            parts := array_replace(parts, NULL, 0);
            RETURN public.snapwright_interval_of(
                (parts[1] * 12 + parts[2])::bigint,
                ((parts[3] * 7 + parts[4]) * 86400000000 + parts[5] * 3600000000 + parts[6] * 60000000 + parts[7] * 1000000)::bigint);
        END $f$
        """,
        $"""
        snapwright_interval_canonical(numeric) RETURNS numeric {Sql} AS $f$
        SELECT public.snapwright_interval_of(
            public.snapwright_interval_length($1) / 2592000000000, public.snapwright_interval_length($1) % 2592000000000)
        $f$
        """,
        $"""
        snapwright_interval_epoch(numeric) RETURNS numeric {Sql} AS $f$
        SELECT ((public.snapwright_interval_months($1) / 12 * 31557600000000 + public.snapwright_interval_months($1) % 12 * 2592000000000
            + public.snapwright_interval_microseconds($1))::numeric * 0.000001)::numeric(37, 6)
        $f$
        """,
        $"""
        snapwright_interval_add(numeric, numeric) RETURNS numeric {Sql} AS $f$
        SELECT public.snapwright_interval_of(
            public.snapwright_interval_months($1) + public.snapwright_interval_months($2),
            public.snapwright_interval_microseconds($1) + public.snapwright_interval_microseconds($2))
        $f$
        """,
        $"""
        snapwright_interval_subtract(numeric, numeric) RETURNS numeric {Sql} AS $f$
        SELECT public.snapwright_interval_of(
            public.snapwright_interval_months($1) - public.snapwright_interval_months($2),
            public.snapwright_interval_microseconds($1) - public.snapwright_interval_microseconds($2))
        $f$
        """,
        $"""
        snapwright_interval_multiply(numeric, numeric) RETURNS numeric {Procedural} AS $f$
        DECLARE
        {Parts}
            whole numeric := trunc(months * $2);
        BEGIN
            RETURN public.snapwright_interval_of(whole::bigint, round((months * $2 - whole) * 2592000000000 + rest * $2)::bigint);
        END $f$
        """,
        $"""
        snapwright_interval_multiply(numeric, double precision) RETURNS numeric {Procedural} AS $f$
        DECLARE
        {Parts}
            product double precision := months::double precision * $2;
        BEGIN
            RETURN public.snapwright_interval_of(
                trunc(product)::bigint,
                public.snapwright_round((product - trunc(product)) * 2592000000000::double precision + rest::double precision * $2)::bigint);
        END $f$
        """,
        $"""
        snapwright_interval_divide(numeric, numeric) RETURNS numeric {Procedural} AS $f$
        DECLARE
        {Parts}
            whole numeric := div(months, $2);
        BEGIN
            rest := (months - whole * $2) * 2592000000000 + rest;
            RETURN public.snapwright_interval_of(whole::bigint, (sign(rest) * sign($2) * div(2 * abs(rest) + abs($2), 2 * abs($2)))::bigint);
        END $f$
        """,
        $"""
        snapwright_interval_divide(numeric, double precision) RETURNS numeric {Procedural} AS $f$
        DECLARE
        {Parts}
            whole double precision := trunc(months::double precision / $2);
        BEGIN
            RETURN public.snapwright_interval_of(
                whole::bigint,
                public.snapwright_round(((months::double precision - whole * $2) * 2592000000000::double precision + rest::double precision) / $2)::bigint);
        END $f$
        """,
        $"""
        snapwright_interval_age(timestamptz, timestamptz) RETURNS numeric {Procedural} AS $f$
        DECLARE
            span interval := age($1 AT TIME ZONE 'UTC', $2 AT TIME ZONE 'UTC');
        BEGIN
            RETURN public.snapwright_interval_of(
                (extract(year FROM span) * 12 + extract(month FROM span))::bigint,
                extract(day FROM span)::bigint * 86400000000 + extract(hour FROM span)::bigint * 3600000000
                    + extract(minute FROM span)::bigint * 60000000 + extract(microseconds FROM span)::bigint);
        END $f$
        """,
        $"""
        snapwright_interval_after(timestamptz, numeric) RETURNS timestamptz {Sql} AS $f$
        SELECT public.snapwright_date_add(
            'microsecond', public.snapwright_interval_microseconds($2), public.snapwright_date_add('month', public.snapwright_interval_months($2), $1))
        $f$
        """,
        $"""
        snapwright_interval_text(numeric) RETURNS text {Procedural} AS $f$
        DECLARE
            months bigint := public.snapwright_interval_months($1);
            rest bigint := public.snapwright_interval_microseconds($1);
            clock bigint := rest % 86400000000;
            seconds bigint := rest % 60000000;
        BEGIN
            IF $1 = 0 THEN
                RETURN 'PT0S';
            END IF;
            RETURN 'P'
                || CASE WHEN months / 12 <> 0 THEN months / 12 || 'Y' ELSE '' END
                || CASE WHEN months % 12 <> 0 THEN months % 12 || 'M' ELSE '' END
                || CASE WHEN rest / 86400000000 <> 0 THEN rest / 86400000000 || 'D' ELSE '' END
                || CASE WHEN clock <> 0 THEN 'T' ELSE '' END
                || CASE WHEN clock / 3600000000 <> 0 THEN clock / 3600000000 || 'H' ELSE '' END
                || CASE WHEN clock / 60000000 % 60 <> 0 THEN clock / 60000000 % 60 || 'M' ELSE '' END
                || CASE WHEN seconds <> 0 THEN rtrim(rtrim((seconds * 0.000001)::text, '0'), '.') || 'S' ELSE '' END;
        END $f$
        """,
    ];
}
