using Snapwright.Data.Databases;
using Snapwright.Query.Sql;

namespace Snapwright.PostgreSql.Functions;

/// <summary>The text of a JSON number as the nearest double, where the cast refuses what is too great (infinite) or too small (zero).</summary>
internal static class DoubleFunction
{
    // It catches no exceptions: a function that does cannot run in a parallel plan. The greatest and the least number that are compared with are those
    // that round to the greatest and the least double.
    private static readonly SqlStatement Create = new(
        """
        CREATE OR REPLACE FUNCTION public.snapwright_double(text) RETURNS double precision
        LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
        AS $double$
        DECLARE
            parts text[];
            digits text;
            magnitude integer;
            infinite double precision := 'Infinity';
        BEGIN
            IF length($1) < 300 AND strpos(lower($1), 'e') = 0 THEN
                RETURN $1::double precision;
            END IF;
            parts := regexp_match($1, '^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?)0*(\d*))?$');
            digits := parts[1] || coalesce(parts[2], '');
            IF left($1, 1) = '-' THEN
                infinite := '-Infinity';
            END IF;
            IF ltrim(digits, '0') = '' THEN
                RETURN 0;
            END IF;
            IF length(coalesce(parts[4], '')) > 9 THEN
                RETURN CASE WHEN parts[3] = '-' THEN 0 ELSE infinite END;
            END IF;
            magnitude := length(parts[1]) - (length(digits) - length(ltrim(digits, '0')))
                + (coalesce(parts[3], '') || coalesce(nullif(parts[4], ''), '0'))::integer;
            RETURN CASE
                WHEN magnitude > 310 THEN infinite
                WHEN magnitude < -330 THEN 0
                WHEN abs($1::numeric) >= 1.797693134862315807937e308 THEN infinite
                WHEN abs($1::numeric) <= 2.470328229206232720e-324 THEN 0
                ELSE $1::double precision
            END;
        END
        $double$
        """,
        default);

    public static async ValueTask CreateAsync(DatabaseSession session, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(Create, default, cancellationToken);
}
