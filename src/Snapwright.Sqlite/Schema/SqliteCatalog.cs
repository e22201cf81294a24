using Snapwright.Data.Databases;
using Snapwright.Data.Schema;
using Snapwright.Model.Tables;
using Snapwright.Query.Sql;

namespace Snapwright.Sqlite.Schema;

/// <summary>Reads the physical schema from <c>sqlite_master</c> and pragmas.</summary>
internal static class SqliteCatalog
{
    private static readonly SqlStatement Columns = new(
        """
        SELECT t.name, c.name, lower(c.type), c."notnull" = 0 AND c.pk = 0
        FROM sqlite_master t JOIN pragma_table_info(t.name) c
        WHERE t.type = 'table' AND substr(t.name, 1, 7) <> 'sqlite_' AND instr(t.name, '~') = 0
        ORDER BY t.name, c.cid
        """,
        default);

    // Indexes of search have no table of their own there, but triggers on it that keep them. No table of a model has a ~ in its name, and theirs have.
    private static readonly SqlStatement Indexes = new(
        """
        SELECT tbl_name, name FROM sqlite_master
        WHERE type IN ('index', 'trigger') AND substr(tbl_name, 1, 7) <> 'sqlite_' AND instr(tbl_name, '~') = 0
        ORDER BY 1, 2
        """,
        default);

    private static readonly SqlStatement ForeignKeys = new(
        """
        SELECT t.name, min(k."from"), min(k."table")
        FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) k
        WHERE t.type = 'table'
        GROUP BY t.name, k.id
        HAVING count(*) = 1
        ORDER BY 1, 2
        """,
        default);

    public static async ValueTask<PhysicalSchema> ReadAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        var schema = new PhysicalSchemaBuilder();
        schema.AddSchema(TableName.DefaultSchema);
        await using (var rows = await session.QueryAsync(Columns, default, cancellationToken))
        {
            while (await rows.ReadAsync(cancellationToken))
            {
                var table = TableName.Parse(rows.GetString(0));
                schema.AddSchema(table.Schema);
                schema.AddColumn(table, new(rows.GetString(1), rows.GetString(2), rows.GetBoolean(3)));
            }
        }

        await using (var rows = await session.QueryAsync(Indexes, default, cancellationToken))
        {
            while (await rows.ReadAsync(cancellationToken))
            {
                schema.AddIndex(TableName.Parse(rows.GetString(0)), rows.GetString(1));
            }
        }

        await using (var rows = await session.QueryAsync(ForeignKeys, default, cancellationToken))
        {
            while (await rows.ReadAsync(cancellationToken))
            {
                schema.AddForeignKey(TableName.Parse(rows.GetString(0)), new(rows.GetString(1), TableName.Parse(rows.GetString(2))));
            }
        }

        return schema.Build();
    }
}
