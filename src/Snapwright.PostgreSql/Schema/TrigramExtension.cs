using Snapwright.Data.Databases;
using Snapwright.Query.Sql;

namespace Snapwright.PostgreSql.Schema;

/// <summary>The extension <c>pg_trgm</c>, for indexes that find parts of texts. Servers may not have it, or not let us create it.</summary>
internal static class TrigramExtension
{
    // The codes are those of "permission denied" and of two ways to say that the server has no such extension.
    private static readonly SqlStatement Create = new(
        """
        DO $create$
        BEGIN
            CREATE EXTENSION IF NOT EXISTS pg_trgm;
        EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
            RAISE NOTICE '%', SQLERRM;
        END
        $create$
        """,
        default);

    private static readonly SqlStatement IsThere = new(
        "SELECT EXISTS (SELECT 1 FROM pg_opclass WHERE opcname = 'gin_trgm_ops' AND pg_opclass_is_visible(oid))", default);

    /// <summary>Creates it where that is possible.</summary>
    /// <returns>Whether it is there.</returns>
    public static async ValueTask<bool> EnsureAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(Create, default, cancellationToken);
        await using var rows = await session.QueryAsync(IsThere, default, cancellationToken);
        return await rows.ReadAsync(cancellationToken) && rows.GetBoolean(0);
    }
}
