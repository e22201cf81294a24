using Snapwright.PostgreSql;
using Snapwright.Testing;

namespace Snapwright.Data.Tests.Sessions;

/// <summary>What connections tell the planner of PostgreSQL of its storage, unless somebody has said it.</summary>
public sealed class PlannerCostTests(Databases databases) : IClassFixture<Databases>
{
    [Theory]
    [InlineData("", "1.1")]
    [InlineData(";Options=-c random_page_cost=2.5", "2.5")]
    [InlineData(";Options=-c random_page_cost=4", "4")]
    [InlineData(";Options=-c enable_sort=off", "1.1")]
    public async Task A_page_out_of_order_costs_little_more_than_the_next(string options, string expected) =>
        Assert.Equal(expected, await CostAsync(databases[DatabaseKind.PostgreSql].ConnectionString + options));

    [Fact]
    public async Task What_the_database_is_set_to_stays()
    {
        await using var other = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql);
        await other.Database.RunAsync("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET random_page_cost = 3', current_database()); END $$");
        Assert.Equal("3", await CostAsync(other.ConnectionString));
    }

    private static async Task<string> CostAsync(string connectionString)
    {
        await using var database = new PostgreSqlDatabase(connectionString);
        await using var session = await database.OpenReadAsync(CancellationToken.None);
        await using var rows = await session.QueryAsync(new("SELECT current_setting('random_page_cost')", default), default, CancellationToken.None);
        Assert.True(await rows.ReadAsync(CancellationToken.None));
        return rows.GetString(0);
    }
}
