using System.Globalization;
using Snapwright.Data.Faults;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.MySql;
using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;
using Snapwright.Query.Sql;
using Snapwright.Testing;

namespace Snapwright.Data.Tests.MariaDb;

/// <summary>How values travel, and what does not fit.</summary>
public sealed class ProtocolTests
{
    [Fact]
    public async Task Values_travel_beside_the_statement_which_the_server_prepares()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.MariaDb);
        await using var session = await test.Database.OpenReadAsync(CancellationToken.None);
        var before = await PreparedAsync(session);
        for (var i = 0; i < 5; i++)
        {
            await using var rows = await session.RowsAsync("SELECT concat($1, '$1', \"$1\".v, $1) FROM (SELECT 'x' AS v) AS \"$1\"", Statements.Text("'; \\"));
            Assert.True(await rows.ReadAsync(CancellationToken.None));
            Assert.Equal("'; \\$1x'; \\", rows.GetString(0));
        }

        Assert.Equal(before.Executed + 5, (await PreparedAsync(session)).Executed - 1);
        Assert.Equal(before.Prepared + 1, (await PreparedAsync(session)).Prepared);
    }

    [Fact]
    public async Task More_statements_than_are_kept_prepared_still_run()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.MariaDb);
        await using var database = new MySqlDatabase(test.ConnectionString, null, new MySqlOptions { PreparedStatements = 2 });
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(i, await database.OneAsync(static r => r.GetInt32(0), $"SELECT {i % 5} + $1", Statements.Int(i - (i % 5))));
        }
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1_000_000)]
    public async Task Rows_that_are_larger_than_a_packet_are_a_fault_and_never_a_shorter_list(int size)
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.MariaDb);
        await test.Database.RunAsync("CREATE TABLE big (id INT PRIMARY KEY, v LONGTEXT)");
        var count = 40_000_000 / size;
        for (var i = 0; i < count; i += 1000)
        {
            await test.Database.RunAsync($"INSERT INTO big SELECT seq, repeat('x', {size}) FROM seq_{i + 1}_to_{Math.Min(i + 1000, count)}");
        }

        var nested = new NestedRows(new SelectQuery { From = new TableSource(1, new("public", "big")), Projections = EquatableArray.Of<Expression>(new ColumnReference(1, "v", DataType.Text)) });
        var query = new SelectQuery { From = null, Projections = EquatableArray.Of<Expression>(nested) };
        await using var session = await test.Database.OpenReadAsync(CancellationToken.None);
        await using var rows = await session.QueryAsync(MySqlDialect.Instance.Write(query), default, CancellationToken.None);
        Assert.True(await rows.ReadAsync(CancellationToken.None));

        Assert.Contains("max_allowed_packet", Assert.Throws<DatabaseFaultException>(() => rows.GetNestedRows(0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delete_that_goes_deeper_than_the_server_follows_is_a_foreign_key_fault()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.MariaDb);
        await test.Database.RunAsync("CREATE TABLE chain (id INT PRIMARY KEY, above INT, FOREIGN KEY (above) REFERENCES chain (id) ON DELETE CASCADE)");
        await test.Database.RunAsync("INSERT INTO chain SELECT seq, nullif(seq - 1, 0) FROM seq_1_to_20");

        var thrown = await Assert.ThrowsAsync<DatabaseFaultException>(() => test.Database.RunAsync("DELETE FROM chain WHERE id = 1"));
        Assert.Equal(DatabaseFaultKind.ForeignKey, thrown.Fault.Kind);
        Assert.Equal(20, await test.Database.CountAsync("chain"));
        await test.Database.RunAsync("DELETE FROM chain WHERE id = 10");
        Assert.Equal(9, await test.Database.CountAsync("chain"));
    }

    [Fact]
    public async Task A_row_that_must_refer_to_itself_stays()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.MariaDb);
        await test.Database.RunAsync("CREATE TABLE own (id INT PRIMARY KEY, keeper INT NOT NULL, FOREIGN KEY (keeper) REFERENCES own (id) ON DELETE RESTRICT)");
        await test.Database.RunAsync("INSERT INTO own VALUES (1, 1)");

        var thrown = await Assert.ThrowsAsync<DatabaseFaultException>(() => test.Database.RunAsync("DELETE FROM own WHERE id = 1"));
        Assert.Equal(DatabaseFaultKind.ForeignKey, thrown.Fault.Kind);
    }

    [Fact]
    public async Task An_exclamation_mark_in_a_text_is_no_fault()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.MariaDb);
        Assert.Equal(
            "[[\"[!,!\"]]",
            await test.Database.OneAsync(static r => System.Text.Encoding.UTF8.GetString(r.GetNestedRows(0).Span), "SELECT cast('[[\"[!,!\"]]' AS BINARY)"));
    }

    private static async Task<(int Executed, int Prepared)> PreparedAsync(Snapwright.Data.Databases.DatabaseSession session)
    {
        var values = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        await using var rows = await session.RowsAsync("SHOW SESSION STATUS WHERE Variable_name IN ('Com_stmt_execute', 'Com_stmt_prepare')");
        while (await rows.ReadAsync(CancellationToken.None))
        {
            values[rows.GetString(0)] = int.Parse(rows.GetString(1), CultureInfo.InvariantCulture);
        }

        return (values["Com_stmt_execute"], values["Com_stmt_prepare"]);
    }
}
