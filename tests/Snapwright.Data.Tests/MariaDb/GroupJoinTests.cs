using Snapwright.Testing;

namespace Snapwright.Data.Tests.MariaDb;

/// <summary>Groups that are joined to groups, as aggregates over a to-many relation are.</summary>
public sealed class GroupJoinTests
{
    private const string Joined =
        "SELECT a.c1, ifnull(b.c2, 0) FROM (SELECT \"parentId\" AS c0, id AS c1 FROM folders GROUP BY \"parentId\", id) AS a "
        + "LEFT JOIN (SELECT t0.\"parentId\" AS c0, t0.id AS c1, count(t1.id) AS c2 FROM folders AS t0 JOIN files AS t1 ON t1.\"folderId\" = t0.id "
        + "GROUP BY t0.\"parentId\", t0.id) AS b ON a.c0 <=> b.c0 AND a.c1 <=> b.c1 ORDER BY a.c1";

    // The server must know that a group of the joined query is a few rows: only then is it inclined to compute them one by one.
    [Fact]
    public async Task A_group_whose_key_has_a_NULL_finds_its_like()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.MariaDb);
        await test.Database.RunAsync("CREATE TABLE folders (id INT PRIMARY KEY, \"parentId\" INT, INDEX (\"parentId\"), FOREIGN KEY (\"parentId\") REFERENCES folders (id))");
        await test.Database.RunAsync("CREATE TABLE files (id INT PRIMARY KEY, \"folderId\" INT, INDEX (\"folderId\"), FOREIGN KEY (\"folderId\") REFERENCES folders (id))");
        await test.Database.RunAsync("INSERT INTO folders SELECT seq, CASE WHEN seq > 3 AND seq % 3 <> 0 THEN 1 + seq % 3 END FROM seq_1_to_60");
        await test.Database.RunAsync("INSERT INTO files SELECT seq, 1 + seq % 60 FROM seq_1_to_300");
        await test.Database.RunAsync("ANALYZE TABLE folders, files");

        await using var session = await test.Database.OpenReadAsync(CancellationToken.None);
        await using var rows = await session.RowsAsync(Joined);
        var counts = new List<(int Folder, long Files)>();
        while (await rows.ReadAsync(CancellationToken.None))
        {
            counts.Add((rows.GetInt32(0), rows.GetInt64(1)));
        }

        Assert.Equal(Enumerable.Range(1, 60).Select(static i => (i, 5L)), counts);
    }
}
