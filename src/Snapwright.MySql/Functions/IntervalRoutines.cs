using static Snapwright.MySql.Functions.Routine;

namespace Snapwright.MySql.Functions;

/// <summary>Stored functions of intervals, which are numbers: see <see cref="Query.Values.PackedInterval"/>.</summary>
internal static class IntervalRoutines
{
    private const string Packed = "DECIMAL(40,0)";

    private const string Parts =
        """
            DECLARE months BIGINT DEFAULT snapwright_interval_months(span);
            DECLARE rest BIGINT DEFAULT snapwright_interval_microseconds(span);
        """;

    // A number of a text, and one of its seconds.
    private const string Whole = "'[+-]?[0-9]{1,12}'";
    private const string SixDigits = "{1,6}";

    public static IEnumerable<string> All() =>
    [
        $"""
        snapwright_interval_length(span {Packed}) RETURNS BIGINT
        BEGIN
            RETURN CAST(round(span * 0.0000001, 0) AS SIGNED);
        END
        """,
        $"""
        snapwright_interval_months(span {Packed}) RETURNS BIGINT
        BEGIN
            RETURN CAST(span - round(span * 0.0000001, 0) * 10000000 AS SIGNED);
        END
        """,
        $"""
        snapwright_interval_microseconds(span {Packed}) RETURNS BIGINT
        BEGIN
            RETURN CAST(round(span * 0.0000001, 0) - (span - round(span * 0.0000001, 0) * 10000000) * 2592000000000 AS SIGNED);
        END
        """,
        $"""
        snapwright_interval_of(months {Exact}, rest {Exact}) RETURNS {Packed}
        BEGIN
            DECLARE total {Exact} DEFAULT months * 2592000000000 + rest;
            IF abs(total) > 9223372036854775807 OR abs(rest) > 9223372036854775807 OR abs(months) > 3558399 THEN {OutOfRange}; END IF;
            RETURN total * 10000000 + months;
        END
        """,
        $"""
        snapwright_text_to_interval(given {Text}) RETURNS {Packed}
        BEGIN
            DECLARE form {Text} DEFAULT concat(
                '^P(?:(', {Whole}, ')Y)?(?:(', {Whole}, ')M)?(?:(', {Whole}, ')W)?(?:(', {Whole}, ')D)?',
                '(?:T(?:(', {Whole}, ')H)?(?:(', {Whole}, ')M)?(?:(', {Whole}, '(?:[.][0-9]{SixDigits})?)S)?)?\z');
            IF given IS NULL THEN RETURN NULL; END IF;
            IF given NOT REGEXP form OR right(given, 1) IN ('P', 'T') THEN {Invalid}; END IF;
            RETURN snapwright_interval_of(
                {Part(1)} * 12 + {Part(2)},
                ({Part(3)} * 7 + {Part(4)}) * 86400000000 + {Part(5)} * 3600000000 + {Part(6)} * 60000000 + {Part(7)} * 1000000);
        END
        """,
        $"""
        snapwright_interval_canonical(span {Packed}) RETURNS {Packed}
        BEGIN
            RETURN snapwright_interval_of(snapwright_interval_length(span) DIV 2592000000000, snapwright_interval_length(span) % 2592000000000);
        END
        """,
        $"""
        snapwright_interval_epoch(span {Packed}) RETURNS DECIMAL(40,6)
        BEGIN
        {Parts}
            RETURN (months DIV 12 * 31557600000000 + months % 12 * 2592000000000 + rest) * 0.000001;
        END
        """,
        $"""
        snapwright_interval_add(span {Packed}, other {Packed}) RETURNS {Packed}
        BEGIN
            RETURN snapwright_interval_of(
                snapwright_interval_months(span) + snapwright_interval_months(other),
                CAST(snapwright_interval_microseconds(span) AS {Packed}) + CAST(snapwright_interval_microseconds(other) AS {Packed}));
        END
        """,
        $"""
        snapwright_interval_subtract(span {Packed}, other {Packed}) RETURNS {Packed}
        BEGIN
            RETURN snapwright_interval_of(
                snapwright_interval_months(span) - snapwright_interval_months(other),
                CAST(snapwright_interval_microseconds(span) AS {Packed}) - CAST(snapwright_interval_microseconds(other) AS {Packed}));
        END
        """,
        $"""
        snapwright_interval_multiply(span {Packed}, factor {Exact}) RETURNS {Packed}
        BEGIN
        {Parts}
            RETURN snapwright_interval_of(
                truncate(months * factor, 0), round((months * factor - truncate(months * factor, 0)) * 2592000000000 + rest * factor, 0));
        END
        """,
        $"""
        snapwright_interval_multiply_float(span {Packed}, factor DOUBLE) RETURNS {Packed}
        BEGIN
        {Parts}
            DECLARE product DOUBLE DEFAULT months * factor;
            RETURN snapwright_interval_of(
                snapwright_float_to_integer(truncate(product, 0)),
                snapwright_float_to_integer((product - truncate(product, 0)) * 2592000000000e0 + rest * factor));
        END
        """,
        $"""
        snapwright_interval_divide(span {Packed}, divisor {Exact}) RETURNS {Packed}
        BEGIN
        {Parts}
            DECLARE whole BIGINT;
            DECLARE part {Exact};
            IF span IS NULL OR divisor IS NULL THEN RETURN NULL; END IF;
            IF divisor = 0 THEN {ByZero}; END IF;
            SET whole = months DIV divisor;
            SET part = (months - whole * divisor) * 2592000000000 + rest;
            RETURN snapwright_interval_of(whole, sign(part) * sign(divisor) * ((2 * abs(part) + abs(divisor)) DIV (2 * abs(divisor))));
        END
        """,
        $"""
        snapwright_interval_divide_float(span {Packed}, divisor DOUBLE) RETURNS {Packed}
        BEGIN
        {Parts}
            DECLARE whole DOUBLE;
            IF span IS NULL OR divisor IS NULL THEN RETURN NULL; END IF;
            IF divisor = 0 THEN {ByZero}; END IF;
            SET whole = truncate(months / divisor, 0);
            RETURN snapwright_interval_of(
                snapwright_float_to_integer(whole), snapwright_float_to_integer(((months - whole * divisor) * 2592000000000e0 + rest) / divisor));
        END
        """,
        $"""
        snapwright_interval_age(till DATETIME(6), since DATETIME(6)) RETURNS {Packed}
        BEGIN
            DECLARE later DATETIME(6) DEFAULT greatest(till, since);
            DECLARE earlier DATETIME(6) DEFAULT least(till, since);
            DECLARE months BIGINT DEFAULT (year(later) - year(earlier)) * 12 + month(later) - month(earlier);
            DECLARE rest BIGINT DEFAULT (day(later) - day(earlier)) * 86400000000
                + timestampdiff(MICROSECOND, date(later), later) - timestampdiff(MICROSECOND, date(earlier), earlier);
            IF rest < 0 THEN
                SET months = months - 1;
                SET rest = rest + day(last_day(earlier)) * 86400000000;
            END IF;
            RETURN if(till < since, -1, 1) * snapwright_interval_of(months, rest);
        END
        """,
        $"""
        snapwright_interval_after(given DATETIME(6), span {Packed}) RETURNS DATETIME(6)
        BEGIN
            RETURN snapwright_date_add(
                'microsecond', snapwright_interval_microseconds(span), snapwright_date_add('month', snapwright_interval_months(span), given));
        END
        """,
        $"""
        snapwright_interval_text(span {Packed}) RETURNS {Text}
        BEGIN
        {Parts}
            DECLARE clock BIGINT DEFAULT rest % 86400000000;
            DECLARE seconds BIGINT DEFAULT rest % 60000000;
            IF span IS NULL THEN RETURN NULL; END IF;
            IF span = 0 THEN RETURN 'PT0S'; END IF;
            RETURN concat(
                'P',
                if(months DIV 12 <> 0, concat(months DIV 12, 'Y'), ''),
                if(months % 12 <> 0, concat(months % 12, 'M'), ''),
                if(rest DIV 86400000000 <> 0, concat(rest DIV 86400000000, 'D'), ''),
                if(clock <> 0, 'T', ''),
                if(clock DIV 3600000000 <> 0, concat(clock DIV 3600000000, 'H'), ''),
                if(clock DIV 60000000 % 60 <> 0, concat(clock DIV 60000000 % 60, 'M'), ''),
                if(seconds <> 0, concat(trim(TRAILING '.' FROM trim(TRAILING '0' FROM seconds * 0.000001)), 'S'), ''));
        END
        """,
    ];

    // The number of a group of the form; 0 where it is not there.
    private static string Part(int group) => $"CAST(ifnull(nullif(regexp_replace(given, form, '\\{group}'), ''), '0') AS DECIMAL(40,6))";
}
