using Snapwright.Data.Databases;
using Snapwright.Data.Schema;
using Snapwright.Query.Sql;

namespace Snapwright.PostgreSql.Schema;

/// <summary>Reads the physical schema from <c>pg_catalog</c>.</summary>
internal static class PostgreSqlCatalog
{
    private const string OwnSchemas = "n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)'";

    private static readonly SqlStatement Schemas = new(
        $"SELECT n.nspname::text FROM pg_namespace n WHERE {OwnSchemas} ORDER BY 1", default);

    private static readonly SqlStatement Columns = new(
        $"""
        SELECT n.nspname::text, c.relname::text, a.attname::text, format_type(a.atttypid, a.atttypmod), NOT a.attnotnull
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        WHERE c.relkind IN ('r', 'p') AND {OwnSchemas}
        ORDER BY 1, 2, a.attnum
        """,
        default);

    private static readonly SqlStatement Indexes = new(
        $"""
        SELECT n.nspname::text, c.relname::text, x.relname::text
        FROM pg_index i
        JOIN pg_class c ON c.oid = i.indrelid
        JOIN pg_class x ON x.oid = i.indexrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE {OwnSchemas}
        UNION ALL
        SELECT n.nspname::text, c.relname::text, k.conname::text
        FROM pg_constraint k
        JOIN pg_class c ON c.oid = k.conrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE k.contype = 'c' AND strpos(k.conname::text, '~') > 0 AND {OwnSchemas}
        UNION
        SELECT n.nspname::text, c.relname::text, g.tgname::text
        FROM pg_trigger g
        JOIN pg_class c ON c.oid = g.tgrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE NOT g.tgisinternal AND strpos(g.tgname::text, '~') > 0 AND {OwnSchemas}
        ORDER BY 1, 2, 3
        """,
        default);

    private static readonly SqlStatement ForeignKeys = new(
        $"""
        SELECT n.nspname::text, c.relname::text, a.attname::text, tn.nspname::text, t.relname::text
        FROM pg_constraint k
        JOIN pg_class c ON c.oid = k.conrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_class t ON t.oid = k.confrelid
        JOIN pg_namespace tn ON tn.oid = t.relnamespace
        JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.contype = 'f' AND cardinality(k.conkey) = 1 AND {OwnSchemas}
        ORDER BY 1, 2, 3
        """,
        default);

    public static async ValueTask<PhysicalSchema> ReadAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        var schema = new PhysicalSchemaBuilder();
        await using (var rows = await session.QueryAsync(Schemas, default, cancellationToken))
        {
            while (await rows.ReadAsync(cancellationToken))
            {
                schema.AddSchema(rows.GetString(0));
            }
        }

        await using (var rows = await session.QueryAsync(Columns, default, cancellationToken))
        {
            while (await rows.ReadAsync(cancellationToken))
            {
                schema.AddColumn(new(rows.GetString(0), rows.GetString(1)), new(rows.GetString(2), Words(rows.GetString(3)), rows.GetBoolean(4)));
            }
        }

        await using (var rows = await session.QueryAsync(Indexes, default, cancellationToken))
        {
            while (await rows.ReadAsync(cancellationToken))
            {
                schema.AddIndex(new(rows.GetString(0), rows.GetString(1)), rows.GetString(2));
            }
        }

        await using (var rows = await session.QueryAsync(ForeignKeys, default, cancellationToken))
        {
            while (await rows.ReadAsync(cancellationToken))
            {
                schema.AddForeignKey(
                    new(rows.GetString(0), rows.GetString(1)), new(rows.GetString(2), new(rows.GetString(3), rows.GetString(4))));
            }
        }

        return schema.Build();
    }

    // format_type spells the standard's long names; our DDL uses the short ones.
    private static string Words(string type) => type
        .Replace("character varying", "varchar", StringComparison.Ordinal)
        .Replace("timestamp with time zone", "timestamptz", StringComparison.Ordinal)
        .Replace("time without time zone", "time", StringComparison.Ordinal);
}
