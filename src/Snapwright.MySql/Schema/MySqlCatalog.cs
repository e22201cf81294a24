using Snapwright.Data.Databases;
using Snapwright.Data.Schema;
using Snapwright.Model.Tables;
using Snapwright.Query.Schema;
using Snapwright.Query.Sql;

namespace Snapwright.MySql.Schema;

/// <summary>Reads the physical schema from <c>information_schema</c>.</summary>
internal static class MySqlCatalog
{
    private static readonly SqlStatement Columns = new(
        """
        SELECT c.TABLE_NAME, c.COLUMN_NAME, c.COLUMN_TYPE, c.IS_NULLABLE, c.COLUMN_COMMENT
        FROM information_schema.COLUMNS c
        JOIN information_schema.TABLES t ON t.TABLE_SCHEMA = c.TABLE_SCHEMA AND t.TABLE_NAME = c.TABLE_NAME
        WHERE c.TABLE_SCHEMA = database() AND t.TABLE_TYPE = 'BASE TABLE' AND locate('~', c.TABLE_NAME) = 0
        ORDER BY c.TABLE_NAME, c.ORDINAL_POSITION
        """,
        default);

    // An index of search is a table of its own, and triggers on the one that it is of: one of them has its name. No table of a model has a ~ in its name.
    private static readonly SqlStatement Indexes = new(
        """
        SELECT TABLE_NAME, INDEX_NAME FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = database() AND locate('~', TABLE_NAME) = 0
        UNION SELECT EVENT_OBJECT_TABLE, TRIGGER_NAME FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = database()
        ORDER BY 1, 2
        """,
        default);

    private static readonly SqlStatement ForeignKeys = new(
        """
        SELECT TABLE_NAME, min(COLUMN_NAME), min(REFERENCED_TABLE_NAME)
        FROM information_schema.KEY_COLUMN_USAGE
        WHERE TABLE_SCHEMA = database() AND REFERENCED_TABLE_SCHEMA = database() AND locate('~', TABLE_NAME) = 0
        GROUP BY TABLE_NAME, CONSTRAINT_NAME
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
                schema.AddColumn(table, new(rows.GetString(1), Type(rows.GetString(2), rows.GetString(4)), rows.GetString(3) == "YES"));
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

    // The width of integers says nothing of what they hold; our own comments say what a text is.
    private static string Type(string type, string comment) => type switch
    {
        "int(11)" => "int",
        "bigint(20)" => "bigint",
        _ when comment.StartsWith(MySqlSchemaWriter.CommentPrefix, StringComparison.Ordinal) => $"{type} comment '{comment}'",
        _ => type,
    };
}
