using Snapwright.Data.Databases;
using Snapwright.Data.Faults;
using Snapwright.MySql;
using Snapwright.PostgreSql;
using Snapwright.Sqlite;
using Snapwright.Testing;

namespace Snapwright.Data.Tests.Faults;

/// <summary>What a database refuses has one name on every database.</summary>
public sealed class FaultTests(Databases databases) : IClassFixture<Databases>
{
    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task A_second_row_with_the_same_unique_value_names_what_is_unique(DatabaseKind kind)
    {
        var (database, parent, _) = await TablesAsync(kind);
        await database.RunAsync($"INSERT INTO {parent} (id, code, size) VALUES (1, 'a', 1)");
        var fault = await FaultAsync(database, $"INSERT INTO {parent} (id, code, size) VALUES (2, 'a', 1)");
        Assert.Equal((DatabaseFaultKind.Unique, parent), (fault.Kind, fault.Table));
        if (kind != DatabaseKind.Sqlite)
        {
            Assert.Equal($"uq_{parent}", fault.Constraint);
        }
        else
        {
            Assert.Equal(["code", "size"], fault.Columns);
        }

        Assert.Equal(DatabaseFaultKind.Unique, (await FaultAsync(database, $"INSERT INTO {parent} (id, code, size) VALUES (1, 'b', 1)")).Kind);
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task A_reference_to_nothing_and_the_loss_of_what_is_referred_to_are_foreign_key_faults(DatabaseKind kind)
    {
        var (database, parent, child) = await TablesAsync(kind);
        Assert.Equal(DatabaseFaultKind.ForeignKey, (await FaultAsync(database, $"INSERT INTO {child} (id, parent) VALUES (1, 7)")).Kind);
        await database.RunAsync($"INSERT INTO {parent} (id, code, size) VALUES (1, 'a', 1)");
        await database.RunAsync($"INSERT INTO {child} (id, parent) VALUES (1, 1)");
        Assert.Equal(DatabaseFaultKind.ForeignKey, (await FaultAsync(database, $"DELETE FROM {parent}")).Kind);
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task A_write_that_returns_its_row_fails_even_when_not_all_rows_are_read(DatabaseKind kind)
    {
        var (database, _, child) = await TablesAsync(kind);
        await Assert.ThrowsAsync<DatabaseFaultException>(async () =>
        {
            await using var session = await database.OpenWriteAsync(CancellationToken.None);
            await using var rows = await session.RowsAsync($"INSERT INTO {child} (id, parent) VALUES (1, 7) RETURNING id");
            await rows.ReadAsync(CancellationToken.None);
        });
        Assert.Equal(0, await database.CountAsync(child));
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Null_where_none_may_be_names_the_column(DatabaseKind kind)
    {
        var (database, parent, _) = await TablesAsync(kind);
        var fault = await FaultAsync(database, $"INSERT INTO {parent} (id, size) VALUES (1, 1)");
        Assert.Equal((DatabaseFaultKind.NotNull, parent), (fault.Kind, fault.Table));
        Assert.Equal(["code"], fault.Columns);
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task A_violated_check_is_a_check_fault(DatabaseKind kind)
    {
        var (database, parent, _) = await TablesAsync(kind);
        Assert.Equal(DatabaseFaultKind.Check, (await FaultAsync(database, $"INSERT INTO {parent} (id, code, size) VALUES (1, 'a', -1)")).Kind);
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task A_value_that_the_column_cannot_hold_is_an_invalid_value(DatabaseKind kind)
    {
        var (database, parent, _) = await TablesAsync(kind);
        var value = kind switch
        {
            DatabaseKind.Sqlite => "'x'",
            DatabaseKind.PostgreSql => "CAST(1e9 AS integer) * 10",
            _ => "10000000000",
        };
        Assert.Equal(DatabaseFaultKind.InvalidValue, (await FaultAsync(database, $"INSERT INTO {parent} (id, code, size) VALUES ({value}, 'a', 1)")).Kind);
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task A_broken_statement_is_another_fault(DatabaseKind kind) =>
        Assert.Equal(DatabaseFaultKind.Other, (await FaultAsync(databases[kind].Database, "SELEKT 1")).Kind);

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task A_statement_that_takes_too_long_is_a_timeout_and_the_session_goes_on(DatabaseKind kind)
    {
        await using var database = Hasty(databases[kind]);
        await using var session = await database.OpenReadAsync(CancellationToken.None);
        var thrown = await Assert.ThrowsAsync<DatabaseFaultException>(async () =>
        {
            await using var rows = await session.RowsAsync(Endless(kind));
            await rows.ReadAsync(CancellationToken.None);
        });
        Assert.Equal(DatabaseFaultKind.Timeout, thrown.Fault.Kind);
        Assert.Equal(1, await database.OneAsync(static r => r.GetInt32(0), "SELECT 1"));
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task A_caller_that_gives_up_gets_its_own_cancellation(DatabaseKind kind)
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await using var session = await databases[kind].Database.OpenReadAsync(CancellationToken.None);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await using var rows = await session.QueryAsync(new(Endless(kind), default), default, cancellation.Token);
            await rows.ReadAsync(cancellation.Token);
        });
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unavailable()
    {
        await using var postgres = new PostgreSqlDatabase("Host=127.0.0.1;Port=1;Username=nobody;Database=none;Timeout=2");
        await UnavailableAsync(postgres);
        await using var maria = new MySqlDatabase("Server=127.0.0.1;Port=1;User ID=nobody;Database=none;Connection Timeout=2");
        await UnavailableAsync(maria);
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_unavailable()
    {
        await using var database = new SqliteDatabase("Data Source=/dev/null/none.db;Mode=ReadOnly");
        var thrown = await Assert.ThrowsAsync<DatabaseFaultException>(async () => await database.OpenReadAsync(CancellationToken.None));
        Assert.Equal(DatabaseFaultKind.Unavailable, thrown.Fault.Kind);
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task A_pool_without_a_free_connection_is_unavailable(DatabaseKind kind)
    {
        await using var database = Hasty(databases[kind]);
        await using var only = await database.OpenWriteAsync(CancellationToken.None);
        await UnavailableAsync(database);
    }

    // MariaDB ends a recursion after so many steps by itself.
    private static string Endless(DatabaseKind kind) => kind == DatabaseKind.MariaDb
        ? "SELECT sum(a.seq * b.seq) FROM seq_1_to_10000000 a, seq_1_to_10000000 b"
        : "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 0 FROM n) SELECT count(*) FROM n";

    // One connection, and little patience.
    private static Database Hasty(TestDatabase test) => test.Kind switch
    {
        DatabaseKind.Sqlite => new SqliteDatabase(
            test.ConnectionString,
            new SqliteOptions { StatementTimeout = TimeSpan.FromMilliseconds(100), PoolTimeout = TimeSpan.FromMilliseconds(100), Readers = 2 }),
        DatabaseKind.PostgreSql => new PostgreSqlDatabase(test.ConnectionString + ";Maximum Pool Size=2;Timeout=1;Command Timeout=1"),
        _ => new MySqlDatabase(test.ConnectionString + ";Maximum Pool Size=2;Connection Timeout=1;Default Command Timeout=1"),
    };

    private static async Task UnavailableAsync(Database database)
    {
        var thrown = await Assert.ThrowsAsync<DatabaseFaultException>(async () =>
        {
            await using var second = await database.OpenWriteAsync(CancellationToken.None);
            await using var third = await database.OpenWriteAsync(CancellationToken.None);
        });
        Assert.Equal(DatabaseFaultKind.Unavailable, thrown.Fault.Kind);
    }

    private static async Task<DatabaseFault> FaultAsync(Database database, string statement) =>
        (await Assert.ThrowsAsync<DatabaseFaultException>(() => database.RunAsync(statement))).Fault;

    private async Task<(Database Database, string Parent, string Child)> TablesAsync(DatabaseKind kind)
    {
        var database = databases[kind].Database;
        var parent = "parent_" + Guid.NewGuid().ToString("N");
        var child = "child_" + Guid.NewGuid().ToString("N");
        await database.RunAsync($"CREATE TABLE {parent} (id integer PRIMARY KEY, code text NOT NULL, size integer CHECK (size > 0))");
        await database.RunAsync($"CREATE UNIQUE INDEX uq_{parent} ON {parent} (code, size)");
        await database.RunAsync($"CREATE TABLE {child} (id integer PRIMARY KEY, parent integer REFERENCES {parent} (id) ON DELETE RESTRICT)");
        return (database, parent, child);
    }
}
