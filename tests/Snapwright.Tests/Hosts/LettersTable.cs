using System.Globalization;
using Snapwright.Data.Databases;
using Snapwright.Query.Sql;

namespace Snapwright.Tests.Hosts;

/// <summary>Many letters, made by the database itself.</summary>
internal static class LettersTable
{
    /// <summary>Fills the empty table; keys from 1, one per second of <c>createdAt</c>.</summary>
    public static async Task FillAsync(Shop shop, int rows)
    {
        var database = shop.Database;
        var count = rows.ToString(CultureInfo.InvariantCulture);
        const string Into = "INSERT INTO letters (id, text, priority, \"createdAt\", \"updatedAt\") ";
        await RunAsync(database, Into + database.Name switch
        {
            "sqlite" => $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}) "
                + "SELECT i, 'letter ' || i, i % 7, strftime('%Y-%m-%dT%H:%M:%S', '2026-01-01', i || ' seconds') || '.000000Z', '2026-01-01T00:00:00.000000Z' FROM n",
            "mysql" => $"SELECT seq, concat('letter ', seq), seq % 7, timestamp '2026-01-01 00:00:00' + INTERVAL seq SECOND, timestamp '2026-01-01 00:00:00' FROM seq_1_to_{count}",
            _ => $"SELECT i, 'letter ' || i, i % 7, timestamptz '2026-01-01Z' + i * interval '1 second', timestamptz '2026-01-01Z' FROM generate_series(1, {count}) AS n(i)",
        });
    }

    /// <summary>Puts a view in the place of the table, that has every row as often as there are rows.</summary>
    public static async Task SquareAsync(Shop shop)
    {
        var database = shop.Database;
        await RunAsync(database, "ALTER TABLE letters RENAME TO letter_rows");
        await RunAsync(
            database,
            "CREATE VIEW letters AS SELECT a.* FROM letter_rows AS a CROSS JOIN letter_rows AS b");
        await AnalyzeAsync(database, "letter_rows");
    }

    /// <summary>The same, but by the key its rows come at once, and not after a sort of all.</summary>
    public static async Task SquareInOrderAsync(Shop shop)
    {
        var database = shop.Database;
        await SquareAsync(shop);
        if (database.Name != "mysql")
        {
            return;
        }

        // MariaDB buffers the rows of a join without an index, which then have no order any more.
        await RunAsync(database, "CREATE TABLE letter_times (id INT PRIMARY KEY, always INT NOT NULL, INDEX (always)) SELECT id, 1 AS always FROM letter_rows");
        await RunAsync(
            database,
            "CREATE OR REPLACE VIEW letters AS SELECT a.* FROM letter_rows AS a STRAIGHT_JOIN letter_times AS b ON b.always = 1 + a.id * 0");
        await AnalyzeAsync(database, "letter_times");
    }

    /// <summary>Lets the planner know what is in a table.</summary>
    public static Task AnalyzeAsync(Database database, string table = "letters") => RunAsync(database, database.Name == "mysql" ? $"ANALYZE TABLE {table}" : "ANALYZE");

    public static async Task RunAsync(Database database, string sql)
    {
        await using var session = await database.OpenWriteAsync(CancellationToken.None);
        await session.ExecuteAsync(new SqlStatement(sql, default), default, CancellationToken.None);
    }
}
