using Snapwright.Data.Databases;
using Snapwright.Query.Sql;

namespace Snapwright.PostgreSql.Functions;

/// <summary>
/// The trigger of references to rows of some types of a hierarchy: a row of another type is refused as one that is not there. A row that is not there is the foreign
/// key's matter.
/// </summary>
internal static class RequireTypeFunction
{
    // The arguments: the column that refers, the table that it refers to, quoted, the types, and the name of the foreign key.
    private static readonly SqlStatement Create = new(
        """
        CREATE OR REPLACE FUNCTION public.snapwright_require_type() RETURNS trigger LANGUAGE plpgsql AS $f$
        DECLARE
            is_other boolean;
        BEGIN
            EXECUTE format('SELECT EXISTS (SELECT 1 FROM %s AS t WHERE t.id = ($1).%I AND t.sub_entity <> ALL (string_to_array($2, '','')))', TG_ARGV[1], TG_ARGV[0])
                INTO is_other USING NEW, TG_ARGV[2];
            IF is_other THEN
                RAISE EXCEPTION 'The row that "%" refers to is of another type.', TG_ARGV[0]
                    USING ERRCODE = '23503', CONSTRAINT = TG_ARGV[3], TABLE = TG_TABLE_NAME, SCHEMA = TG_TABLE_SCHEMA;
            END IF;
            RETURN NULL;
        END $f$
        """,
        default);

    public static async ValueTask CreateAsync(DatabaseSession session, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(Create, default, cancellationToken);
}
