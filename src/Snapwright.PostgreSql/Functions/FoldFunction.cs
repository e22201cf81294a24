using Snapwright.Data.Databases;
using Snapwright.Query.Sql;

namespace Snapwright.PostgreSql.Functions;

/// <summary>The SQL twin of <see cref="Snapwright.Query.Text.TextFolding"/>.</summary>
internal static class FoldFunction
{
    private static readonly SqlStatement Create = new(
        """
        CREATE OR REPLACE FUNCTION public.snapwright_fold(text) RETURNS text
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        AS $fold$
        SELECT CASE
            WHEN octet_length($1) = char_length($1) THEN lower($1 COLLATE "C")
            ELSE translate(lower(regexp_replace(normalize($1, NFD), '[\u0300-\u036F]', '', 'g') COLLATE "und-x-icu"), 'ς', 'σ') COLLATE "C"
        END
        $fold$
        """,
        default);

    public static async ValueTask CreateAsync(DatabaseSession session, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(Create, default, cancellationToken);
}
