using System.Globalization;
using static Snapwright.MySql.Functions.Routine;

namespace Snapwright.MySql.Functions;

/// <summary>Stored functions of dates and instants.</summary>
internal static class TimeRoutines
{
    private const string Months = "CASE unit WHEN 'year' THEN 12 WHEN 'quarter' THEN 3 WHEN 'month' THEN 1 ELSE 0 END";
    private const string Seconds = "CASE unit WHEN 'week' THEN 604800 WHEN 'day' THEN 86400 WHEN 'hour' THEN 3600 WHEN 'minute' THEN 60 ELSE 1 END";

    public static IEnumerable<string> All() =>
    [
        $"""
        snapwright_text_to_date(given {Text}) RETURNS DATE
        BEGIN
            DECLARE r DATE;
            IF given NOT REGEXP '^[0-9]{Times(4)}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\z' OR left(given, 4) = '0000' THEN {Invalid}; END IF;
            SET r = if(CAST(right(given, 2) AS SIGNED) > day(last_day(CAST(concat(left(given, 7), '-01') AS DATE))), NULL, CAST(given AS DATE));
            IF r IS NULL AND given IS NOT NULL THEN {Invalid}; END IF;
            RETURN r;
        END
        """,
        $"""
        snapwright_text_to_time(given {Text}) RETURNS {Routine.Time}
        BEGIN
            IF given NOT REGEXP '^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.,][0-9]+)?)?\z' THEN {Invalid}; END IF;
            RETURN concat(left(given, 5), if(char_length(given) > 5, substr(given, 6, 3), ':00'), '.', rpad(substr(given, 10, 6), 6, '0'));
        END
        """,
        $"""
        snapwright_text_to_instant(given {Text}) RETURNS DATETIME(6)
        BEGIN
            DECLARE r DATETIME(6);
            DECLARE clock, zone {Text};
            IF given IS NULL THEN RETURN NULL; END IF;
            SET r = snapwright_text_to_date(left(given, 10));
            IF char_length(given) = 10 THEN RETURN r; END IF;
            IF substr(given, 11) NOT REGEXP '^[Tt ][0-9:.,]+([Zz]|[+-]([01][0-9]|2[0-3])(:?[0-5][0-9])?)?\z' THEN {Invalid}; END IF;
            SET clock = regexp_substr(substr(given, 12), '^[0-9:.,]+');
            SET zone = replace(substr(given, 12 + char_length(clock)), ':', '');
            SET r = CAST(concat(left(given, 10), ' ', snapwright_text_to_time(clock)) AS DATETIME(6));
            IF left(zone, 1) IN ('+', '-') THEN
                SET r = date_sub(r, INTERVAL if(left(zone, 1) = '-', -1, 1) * (substr(zone, 2, 2) * 60 + if(char_length(zone) > 3, substr(zone, 4, 2), 0)) MINUTE);
            END IF;
            IF r IS NULL OR year(r) = 0 THEN {OutOfRange}; END IF;
            RETURN r;
        END
        """,
        $"""
        snapwright_make_date(y BIGINT, m BIGINT, d BIGINT) RETURNS DATE
        BEGIN
            IF y IS NULL OR m IS NULL OR d IS NULL THEN RETURN NULL; END IF;
            IF y NOT BETWEEN 1 AND 9999 OR m NOT BETWEEN 1 AND 12 OR d NOT BETWEEN 1 AND 31 THEN {OutOfRange}; END IF;
            RETURN snapwright_text_to_date(concat(lpad(y, 4, '0'), '-', lpad(m, 2, '0'), '-', lpad(d, 2, '0')));
        END
        """,
        $"""
        snapwright_date_add(unit VARCHAR(20), n BIGINT, given DATETIME(6)) RETURNS DATETIME(6)
        BEGIN
            DECLARE months BIGINT DEFAULT {Months};
            DECLARE seconds BIGINT DEFAULT {Seconds};
            DECLARE total BIGINT;
            DECLARE r DATETIME(6);
            IF n IS NULL OR given IS NULL THEN RETURN NULL; END IF;
            IF months > 0 THEN
                SET total = year(given) * 12 + month(given) - 1 + n * months;
                IF total < 12 OR total >= 120000 THEN {OutOfRange}; END IF;
                SET r = CAST(concat(lpad(total DIV 12, 4, '0'), '-', lpad(total % 12 + 1, 2, '0'), '-01') AS DATETIME(6));
                RETURN CAST(concat(left(r, 8), lpad(least(day(given), day(last_day(r))), 2, '0'), substr(CAST(given AS CHAR(26)), 11)) AS DATETIME(6));
            END IF;
            IF unit = 'microsecond' THEN
                IF n NOT BETWEEN -320000000000000000 AND 320000000000000000 THEN {OutOfRange}; END IF;
                SET r = date_add(given, INTERVAL n MICROSECOND);
                IF r IS NULL OR year(r) = 0 THEN {OutOfRange}; END IF;
                RETURN r;
            END IF;
            SET total = n * seconds;
            IF abs(total) > 320000000000 THEN {OutOfRange}; END IF;
            SET r = date_add(date_add(given, INTERVAL total DIV 86400 DAY), INTERVAL total % 86400 SECOND);
            IF r IS NULL OR year(r) = 0 THEN {OutOfRange}; END IF;
            RETURN r;
        END
        """,
        $"""
        snapwright_date_diff(unit VARCHAR(20), a DATETIME(6), b DATETIME(6)) RETURNS BIGINT
        BEGIN
            DECLARE months BIGINT DEFAULT {Months};
            DECLARE first DATETIME(6) DEFAULT least(a, b);
            DECLARE last DATETIME(6) DEFAULT greatest(a, b);
            DECLARE whole BIGINT;
            IF months = 0 THEN RETURN timestampdiff(MICROSECOND, a, b) DIV (1000000 * {Seconds}); END IF;
            SET whole = (year(last) - year(first)) * 12 + month(last) - month(first);
            IF substr(CAST(last AS CHAR(26)), 9) < substr(CAST(first AS CHAR(26)), 9) THEN SET whole = whole - 1; END IF;
            RETURN if(a <= b, 1, -1) * (whole DIV months);
        END
        """,
    ];

    private static string Times(int count) => "{" + count.ToString(CultureInfo.InvariantCulture) + "}";
}
