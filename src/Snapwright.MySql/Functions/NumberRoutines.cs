using static Snapwright.MySql.Functions.Routine;

namespace Snapwright.MySql.Functions;

/// <summary>Stored functions of numbers.</summary>
internal static class NumberRoutines
{
    public static IEnumerable<string> All() =>
    [
        $"""
        snapwright_integer(x BIGINT) RETURNS BIGINT
        BEGIN
            IF x < -2147483648 OR x > 2147483647 THEN {OutOfRange}; END IF;
            RETURN x;
        END
        """,
        // The server's own takes the least integer from zero, and has the least integer.
        $"""
        snapwright_subtract(a BIGINT, b BIGINT) RETURNS BIGINT
        BEGIN
            DECLARE r DECIMAL(30,0) DEFAULT CAST(a AS DECIMAL(30,0)) - CAST(b AS DECIMAL(30,0));
            IF r < -9223372036854775808 OR r > 9223372036854775807 THEN {OutOfRange}; END IF;
            RETURN r;
        END
        """,
        $"""
        snapwright_div(a BIGINT, b BIGINT) RETURNS BIGINT
        BEGIN
            IF b = 0 AND a IS NOT NULL THEN {ByZero}; END IF;
            RETURN a DIV b;
        END
        """,
        $"""
        snapwright_mod(a BIGINT, b BIGINT) RETURNS BIGINT
        BEGIN
            IF b = 0 AND a IS NOT NULL THEN {ByZero}; END IF;
            RETURN a % b;
        END
        """,
        $"""
        snapwright_decimal(x {Exact}, digits INT) RETURNS {Exact}
        BEGIN
            IF abs(x) >= CAST(concat('1', repeat('0', digits)) AS DECIMAL(65,0)) THEN {OutOfRange}; END IF;
            RETURN x;
        END
        """,
        $"""
        snapwright_modulo(a {Exact}, b {Exact}) RETURNS {Exact}
        BEGIN
            IF b = 0 AND a IS NOT NULL THEN {ByZero}; END IF;
            RETURN mod(a, b);
        END
        """,

        // By hand, twenty digits at a time: its own division keeps four digits more than the dividend has, and 65 in all.
        $"""
        snapwright_divide(a {Exact}, b {Exact}, scale_a INT, scale_b INT, scale INT) RETURNS {Exact}
        BEGIN
            DECLARE x, y, q, r DECIMAL(65,0);
            DECLARE rest, step INT;
            IF b = 0 AND a IS NOT NULL THEN {ByZero}; END IF;
            IF a IS NULL OR b IS NULL THEN RETURN NULL; END IF;
            SET x = abs(a) * CAST(concat('1', repeat('0', scale_a)) AS DECIMAL(65,0));
            SET y = abs(b) * CAST(concat('1', repeat('0', scale_b)) AS DECIMAL(65,0));
            SET rest = scale + scale_b - scale_a;
            SET r = mod(x, y);
            SET q = (x - r) / y;
            WHILE rest > 0 DO
                SET step = least(rest, 20);
                SET x = r * CAST(concat('1', repeat('0', step)) AS DECIMAL(65,0));
                SET r = mod(x, y);
                IF q >= 100000000000000000000000000000000000000 THEN {OutOfRange}; END IF;
                SET q = q * CAST(concat('1', repeat('0', step)) AS DECIMAL(65,0)) + (x - r) / y;
                SET rest = rest - step;
            END WHILE;
            IF r * 2 >= y THEN SET q = q + 1; END IF;
            IF q >= 10000000000000000000000000000000000000 THEN {OutOfRange}; END IF;
            RETURN sign(a) * sign(b) * q * CAST(concat('0.', repeat('0', scale - 1), '1') AS {Exact});
        END
        """,
        $"""
        snapwright_multiply(a DOUBLE, b DOUBLE) RETURNS DOUBLE
        BEGIN
            DECLARE r DOUBLE;
            SET r = a * b;
            IF r = 0 AND a <> 0 AND b <> 0 THEN {OutOfRange}; END IF;
            RETURN r + 0e0;
        END
        """,
        $"""
        snapwright_quotient(a DOUBLE, b DOUBLE) RETURNS DOUBLE
        BEGIN
            DECLARE r DOUBLE;
            IF b = 0 AND a IS NOT NULL THEN {ByZero}; END IF;
            SET r = a / b;
            IF r = 0 AND a <> 0 THEN {OutOfRange}; END IF;
            RETURN r + 0e0;
        END
        """,
        $"""
        snapwright_round(x DOUBLE) RETURNS DOUBLE
        BEGIN
            IF abs(x - truncate(x, 0)) >= 0.5e0 THEN RETURN truncate(x, 0) + sign(x); END IF;
            RETURN truncate(x, 0) + 0e0;
        END
        """,
        $"""
        snapwright_float_to_integer(x DOUBLE) RETURNS BIGINT
        BEGIN
            IF x < -9223372036854775808e0 OR x >= 9223372036854775808e0 THEN {OutOfRange}; END IF;
            RETURN CAST(snapwright_round(x) AS SIGNED);
        END
        """,
        $"""
        snapwright_decimal_to_integer(x {Exact}) RETURNS BIGINT
        BEGIN
            IF round(x, 0) < -9223372036854775808 OR round(x, 0) > 9223372036854775807 THEN {OutOfRange}; END IF;
            RETURN CAST(round(x, 0) AS SIGNED);
        END
        """,
        $"""
        snapwright_text_to_integer(given {Text}) RETURNS BIGINT
        BEGIN
            IF given NOT REGEXP '^[+-]?[0-9]+\z' THEN {Invalid}; END IF;
            IF char_length(trim(LEADING '0' FROM regexp_replace(given, '[+-]', ''))) > 19 THEN {OutOfRange}; END IF;
            RETURN snapwright_decimal_to_integer(CAST(given AS DECIMAL(30,0)));
        END
        """,
        $"""
        snapwright_text_to_float(given {Text}) RETURNS DOUBLE
        BEGIN
            DECLARE r DOUBLE;
            IF given NOT REGEXP '^[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?\z' THEN {Invalid}; END IF;
            IF regexp_replace(given, '[eE].*', '') NOT REGEXP '[1-9]' THEN RETURN 0; END IF;
            SET r = given;
            IF r = 0 THEN {OutOfRange}; END IF;
            RETURN r;
        END
        """,
        $"""
        snapwright_text_to_decimal(given {Text}, scale INT) RETURNS {Exact}
        BEGIN
            DECLARE whole {Text};
            IF given NOT REGEXP '^[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)\z' THEN {Invalid}; END IF;
            SET whole = trim(LEADING '0' FROM substring_index(regexp_replace(given, '[+-]', ''), '.', 1));
            IF char_length(whole) > 37 THEN {OutOfRange}; END IF;
            RETURN CAST(concat(if(left(given, 1) = '-', '-', ''), '0', whole, '.', left(if(locate('.', given) = 0, '', substring_index(given, '.', -1)), scale + 1), '0') AS {Exact});
        END
        """,

        // The digits that MariaDB finds, as .NET sets them out.
        $"""
        snapwright_float_text(x DOUBLE) RETURNS VARCHAR(400) CHARACTER SET utf8mb4 COLLATE {Snapwright.Query.Sql.MySqlDialect.TextCollation}
        BEGIN
            DECLARE given, digits, fraction, front VARCHAR(400) CHARACTER SET utf8mb4;
            DECLARE exponent INT DEFAULT 0;
            IF x IS NULL THEN RETURN NULL; END IF;
            IF x = 0 THEN RETURN '0'; END IF;
            SET given = CAST(abs(x) AS CHAR(400));
            SET front = if(x < 0, '-', '');
            IF locate('e', given) > 0 THEN
                SET exponent = CAST(substring_index(given, 'e', -1) AS SIGNED);
                SET given = substring_index(given, 'e', 1);
            END IF;
            SET fraction = if(locate('.', given) = 0, '', substring_index(given, '.', -1));
            SET given = substring_index(given, '.', 1);
            SET exponent = exponent + char_length(given) - 1;
            SET digits = concat(given, fraction);
            SET given = trim(LEADING '0' FROM digits);
            SET exponent = exponent - (char_length(digits) - char_length(given));
            SET digits = trim(TRAILING '0' FROM given);
            IF exponent >= greatest(15, char_length(digits)) OR exponent < -4 THEN
                RETURN concat(front, left(digits, 1), if(char_length(digits) > 1, '.', ''), substr(digits, 2), 'E', if(exponent < 0, '-', '+'),
                    if(abs(exponent) < 10, '0', ''), abs(exponent));
            END IF;
            IF exponent < 0 THEN RETURN concat(front, '0.', repeat('0', -exponent - 1), digits); END IF;
            IF char_length(digits) <= exponent + 1 THEN RETURN concat(front, digits, repeat('0', exponent + 1 - char_length(digits))); END IF;
            RETURN concat(front, left(digits, exponent + 1), '.', substr(digits, exponent + 2));
        END
        """,
        $"""
        snapwright_power(a DOUBLE, b DOUBLE) RETURNS DOUBLE
        BEGIN
            DECLARE r DOUBLE;
            IF (a = 0 AND b < 0) OR (a < 0 AND b <> floor(b)) THEN {OutOfRange}; END IF;
            SET r = pow(a, b);
            IF r = 0 AND a <> 0 THEN {OutOfRange}; END IF;
            RETURN r + 0e0;
        END
        """,
        $"""
        snapwright_sqrt(x DOUBLE) RETURNS DOUBLE
        BEGIN
            IF x < 0 THEN {OutOfRange}; END IF;
            RETURN sqrt(x);
        END
        """,
        $"""
        snapwright_exp(x DOUBLE) RETURNS DOUBLE
        BEGIN
            DECLARE r DOUBLE;
            SET r = exp(x);
            IF r = 0 THEN {OutOfRange}; END IF;
            RETURN r;
        END
        """,
        Logarithm("ln", "ln"),
        Logarithm("log", "log10"),
    ];

    private static string Logarithm(string name, string own) =>
        $"""
        snapwright_{name}(x DOUBLE) RETURNS DOUBLE
        BEGIN
            IF x <= 0 THEN {OutOfRange}; END IF;
            RETURN {own}(x) + 0e0;
        END
        """;
}
