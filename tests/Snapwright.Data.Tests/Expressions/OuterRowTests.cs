using Snapwright.Query.Sql;
using Snapwright.Testing;

namespace Snapwright.Data.Tests.Expressions;

/// <summary>A source that uses rows of a query around it: MariaDB has none, which is known before it is asked.</summary>
public sealed class OuterRowTests(Databases databases) : IClassFixture<Databases>
{
    private const string Rows = "FROM (VALUES (1), (5)) AS a(v) ORDER BY a.v";

    [Theory]
    [InlineData($"SELECT (SELECT max(q.x) FROM (SELECT a.v + 1 AS x) AS q) AS r {Rows}", "2 6")]
    [InlineData($"SELECT (SELECT a.v UNION SELECT a.v) AS r {Rows}", "1 5")]
    [InlineData("SELECT a.v AS r FROM (VALUES (1), (5)) AS a(v) WHERE EXISTS (SELECT 1 FROM (SELECT 1 AS one WHERE a.v > 2) AS q)", "5")]
    public async Task Only_MariaDB_has_no_such_source(string view, string expected)
    {
        var plan = BoundText.Plan(view);
        Assert.Equal([UnsupportedConstruct.SourceOfOuterRows], MySqlDialect.Instance.Unsupported(plan.Query));
        foreach (var kind in new[] { DatabaseKind.PostgreSql, DatabaseKind.Sqlite })
        {
            Assert.Empty(databases[kind].Database.Dialect.Unsupported(plan.Query));
            await using var session = await databases[kind].Database.OpenReadAsync(CancellationToken.None);
            await using var rows = await session.QueryAsync(databases[kind].Database.Dialect.Write(plan), BoundText.Values(plan), CancellationToken.None);
            var found = new List<int>();
            while (await rows.ReadAsync(CancellationToken.None))
            {
                found.Add(rows.GetInt32(0));
            }

            Assert.Equal(expected, string.Join(' ', found));
        }
    }

    [Theory]
    [InlineData($"SELECT (SELECT max(q.x) + a.v FROM (SELECT 3 AS x) AS q) AS r {Rows}")]
    [InlineData($"WITH w AS (SELECT 2 AS x) SELECT (SELECT w.x + a.v FROM w) AS r {Rows}")]
    [InlineData($"SELECT q.r FROM (SELECT (SELECT b.w + a.v FROM (VALUES (1)) AS b(w)) AS r {Rows}) AS q")]
    public void A_source_that_stands_by_itself_is_one_everywhere(string view) => Assert.Empty(MySqlDialect.Instance.Unsupported(BoundText.Plan(view).Query));

    [Fact]
    public void What_is_lateral_is_told_as_that() => Assert.Equal(
        [UnsupportedConstruct.Lateral],
        MySqlDialect.Instance.Unsupported(BoundText.Plan("SELECT q.x AS r FROM (VALUES (1), (5)) AS a(v) CROSS JOIN LATERAL (SELECT a.v + 1 AS x) AS q").Query));
}
