using Snapwright.Data.Faults;
using Snapwright.Sqlite;
using Snapwright.Testing;

namespace Snapwright.Data.Tests.Sessions;

/// <summary>Statements, transactions and many callers at once.</summary>
public sealed class SessionTests(Databases databases) : IClassFixture<Databases>
{
    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Executing_tells_how_many_rows_were_touched(DatabaseKind kind)
    {
        var table = await TableAsync(kind);
        var database = databases[kind].Database;
        Assert.Equal(3, await database.RunAsync($"INSERT INTO {table} (v) VALUES (1), (2), (3)"));
        Assert.Equal(2, await database.RunAsync($"UPDATE {table} SET v = v + 1 WHERE v > $1", Statements.Int(1)));
        Assert.Equal(0, await database.RunAsync($"DELETE FROM {table} WHERE v = 77"));
        Assert.Equal(0, await database.RunAsync($"CREATE INDEX idx_{table} ON {table} (v)"));
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task A_committed_transaction_stays(DatabaseKind kind)
    {
        var table = await TableAsync(kind);
        var database = databases[kind].Database;
        await using (var session = await database.OpenWriteAsync(CancellationToken.None))
        {
            await session.BeginAsync(CancellationToken.None);
            await session.RunAsync($"INSERT INTO {table} (v) VALUES (1)");
            Assert.Equal(0, await database.CountAsync(table));
            await session.CommitAsync(CancellationToken.None);
            await session.RunAsync($"INSERT INTO {table} (v) VALUES (2)");
        }

        Assert.Equal(2, await database.CountAsync(table));
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task A_transaction_that_is_not_committed_is_rolled_back(DatabaseKind kind)
    {
        var table = await TableAsync(kind);
        var database = databases[kind].Database;
        await using (var session = await database.OpenWriteAsync(CancellationToken.None))
        {
            await session.BeginAsync(CancellationToken.None);
            await session.RunAsync($"INSERT INTO {table} (v) VALUES (1)");
            await session.RollbackAsync(CancellationToken.None);
            await session.BeginAsync(CancellationToken.None);
            await session.RunAsync($"INSERT INTO {table} (v) VALUES (2)");
        }

        Assert.Equal(0, await database.CountAsync(table));
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task A_session_that_is_given_up_in_the_middle_of_a_result_leaves_a_usable_connection(DatabaseKind kind)
    {
        var table = await TableAsync(kind);
        var database = databases[kind].Database;
        for (var i = 0; i < 40; i++)
        {
            await using var session = await database.OpenWriteAsync(CancellationToken.None);
            await session.BeginAsync(CancellationToken.None);
            await using var rows = await session.RowsAsync($"INSERT INTO {table} (v) VALUES (1), (2) RETURNING v");
            Assert.True(await rows.ReadAsync(CancellationToken.None));
        }

        Assert.Equal(0, await database.CountAsync(table));
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Readers_and_writers_at_once_all_succeed(DatabaseKind kind)
    {
        var table = await TableAsync(kind);
        var database = databases[kind].Database;
        var writers = Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
            {
                await using var session = await database.OpenWriteAsync(CancellationToken.None);
                await session.BeginAsync(CancellationToken.None);
                await session.RunAsync($"INSERT INTO {table} (v) VALUES ($1)", Statements.Int((writer * 100) + i));
                await session.RunAsync($"UPDATE {table} SET v = v WHERE v = $1", Statements.Int((writer * 100) + i));
                await session.CommitAsync(CancellationToken.None);
            }
        }));
        var readers = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var last = 0L;
            while (last < 200)
            {
                var count = await database.CountAsync(table);
                Assert.True(count >= last, $"{count} after {last}");
                last = count;
            }
        }));
        await Task.WhenAll(writers.Concat(readers));
        Assert.Equal(200, await database.CountAsync(table));
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task A_statement_survives_a_change_of_the_types_that_it_yields(DatabaseKind kind)
    {
        var database = databases[kind].Database;
        var table = "t_" + Guid.NewGuid().ToString("N");
        foreach (var type in (string[])["integer", "text"])
        {
            await database.RunAsync($"CREATE TABLE {table} (v {type})");
            await database.RunAsync($"INSERT INTO {table} (v) VALUES ('7')");
            for (var i = 0; i < 4; i++)
            {
                Assert.Equal("7", await database.OneAsync(r => type == "text" ? r.GetString(0) : $"{r.GetInt32(0)}", $"SELECT v FROM {table}"));
            }

            await database.RunAsync($"DROP TABLE {table}");
        }
    }

    [Fact]
    public async Task More_statements_than_are_kept_prepared_still_run()
    {
        await using var database = new SqliteDatabase("Data Source=:memory:", new SqliteOptions { PreparedStatements = 2 });
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(i, await database.OneAsync(static r => r.GetInt32(0), $"SELECT {i % 5} + $1", Statements.Int(i - (i % 5))));
        }
    }

    [Fact]
    public async Task A_database_in_memory_is_one_for_readers_and_writers()
    {
        await using var database = new SqliteDatabase("Data Source=:memory:");
        await database.PrepareAsync(CancellationToken.None);
        await database.RunAsync("CREATE TABLE t (v integer)");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(async () =>
        {
            await database.RunAsync("INSERT INTO t (v) VALUES ($1)", Statements.Int(i));
            await database.CountAsync("t");
        })));
        Assert.Equal(20, await database.CountAsync("t"));
    }

    [Fact]
    public async Task A_reading_session_of_a_file_cannot_write()
    {
        await using var session = await databases[DatabaseKind.Sqlite].Database.OpenReadAsync(CancellationToken.None);
        await Assert.ThrowsAsync<DatabaseFaultException>(() => session.RunAsync("CREATE TABLE never (v integer)"));
    }

    private async Task<string> TableAsync(DatabaseKind kind)
    {
        var table = "t_" + Guid.NewGuid().ToString("N");
        await databases[kind].Database.RunAsync($"CREATE TABLE {table} (v integer)");
        return table;
    }
}
