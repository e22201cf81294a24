using Snapwright.Data.Databases;
using Snapwright.Data.Faults;
using Snapwright.Model.Collections;
using Snapwright.Query.Sql;
using Snapwright.Testing;

namespace Snapwright.Data.Tests.Sessions;

/// <summary>What a statement sets for the planner of PostgreSQL holds for that statement; other databases have nothing to set.</summary>
public sealed class SettingTests(Databases databases) : IClassFixture<Databases>
{
    private const string Asked = "SELECT current_setting('enable_seqscan') || current_setting('enable_sort')";
    private static readonly EquatableArray<PlannerSetting> Settings = EquatableArray.Of(new PlannerSetting("enable_seqscan", false), new PlannerSetting("enable_sort", false));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task They_hold_for_one_statement(bool isInTransaction)
    {
        await using var session = await databases[DatabaseKind.PostgreSql].Database.OpenWriteAsync(CancellationToken.None);
        if (isInTransaction)
        {
            await session.BeginAsync(CancellationToken.None);
        }

        for (var i = 0; i < 12; i++)
        {
            Assert.Equal("offoff", await OneAsync(session, Asked, Settings));
            Assert.Equal("onon", await OneAsync(session, Asked));
        }
    }

    [Theory]
    [InlineData("SELECT (1 / (length('a') - 1))::text", DatabaseFaultKind.DivisionByZero)]
    [InlineData("SELECT (1 / (x - 500))::text FROM generate_series(1, 1000) AS x", DatabaseFaultKind.DivisionByZero)]
    [InlineData("SELECT nothing", DatabaseFaultKind.Other)]
    public async Task They_are_gone_after_a_fault(string text, DatabaseFaultKind expected)
    {
        await using var session = await databases[DatabaseKind.PostgreSql].Database.OpenReadAsync(CancellationToken.None);
        for (var i = 0; i < 3; i++)
        {
            var fault = await Assert.ThrowsAsync<DatabaseFaultException>(() => OneAsync(session, text, Settings));
            Assert.Equal(expected, fault.Fault.Kind);
            Assert.Equal("onon", await OneAsync(session, Asked));
        }
    }

    [Fact]
    public async Task They_are_gone_when_the_rows_are_given_up()
    {
        await using var session = await databases[DatabaseKind.PostgreSql].Database.OpenReadAsync(CancellationToken.None);
        await using (var rows = await session.QueryAsync(Statement("SELECT x FROM generate_series(1, 100000) AS x", Settings), default, CancellationToken.None))
        {
            Assert.True(await rows.ReadAsync(CancellationToken.None));
            rows.Abandon();
        }

        Assert.Equal("onon", await OneAsync(session, Asked));
    }

    // The plan that is kept for a prepared statement must not be the one of the other.
    [Fact]
    public async Task Kept_plans_are_not_shared()
    {
        var database = databases[DatabaseKind.PostgreSql].Database;
        await database.RunAsync("CREATE TABLE planned (id integer PRIMARY KEY)");
        await database.RunAsync("INSERT INTO planned SELECT generate_series(1, 5)");
        await database.RunAsync("ANALYZE planned");
        await using var session = await database.OpenReadAsync(CancellationToken.None);
        for (var i = 0; i < 12; i++)
        {
            Assert.DoesNotContain("Index", await PlanAsync(session, default), StringComparison.Ordinal);
            Assert.Contains("Index", await PlanAsync(session, Settings), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.MariaDb)]
    public void Others_have_nothing_to_set(DatabaseKind kind)
    {
        var statement = new SqlStatement("SELECT 1", default);
        Assert.Same(statement, databases[kind].Database.Dialect.With(statement, Settings));
    }

    private static async Task<string> PlanAsync(DatabaseSession session, EquatableArray<PlannerSetting> settings) =>
        await OneAsync(session, "EXPLAIN SELECT id FROM planned WHERE id = 3", settings);

    private static async Task<string> OneAsync(DatabaseSession session, string text, EquatableArray<PlannerSetting> settings = default)
    {
        await using var rows = await session.QueryAsync(Statement(text, settings), default, CancellationToken.None);
        var found = "";
        while (await rows.ReadAsync(CancellationToken.None))
        {
            found += rows.GetString(0);
        }

        return found;
    }

    private static SqlStatement Statement(string text, EquatableArray<PlannerSetting> settings) => PostgreSqlDialect.Instance.With(new(text, default), settings);
}
