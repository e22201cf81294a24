using System.Globalization;
using System.Numerics;
using Snapwright.Data.Databases;
using Snapwright.Data.Faults;
using Snapwright.Model.Tables;
using Snapwright.Model.Values;
using Snapwright.Testing;

namespace Snapwright.Data.Tests.Expressions;

/// <summary>Sums and averages of intervals, over windows and of different ones, are what adding up by hand comes to.</summary>
public sealed class IntervalSumTests(Databases databases) : IClassFixture<Databases>
{
    private const int Rows = 60;
    private static readonly string[] Spans = ["P1M", "P30D", "P-1M", "P-30D", "P1Y2M3DT4H5M6.5S", "P2M15DT0.000001S", "P75DT0.000001S", "PT0S", "PT-1S"];

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Windows_have_the_sums_of_their_rows(DatabaseKind kind)
    {
        var rows = RowsOf(new Random(RandomRun.Seed));
        var actual = await RunAsync(databases[kind].Database, $"""
            SELECT
                t.k,
                sum(t.i) OVER (w ROWS BETWEEN 1 PRECEDING AND 2 FOLLOWING) :: string AS a, avg(t.i) OVER (w ROWS BETWEEN 1 PRECEDING AND 2 FOLLOWING) :: string AS b,
                sum(t.i) FILTER (WHERE t.k % 2 = 0) OVER (PARTITION BY t.g) :: string AS c, avg(t.i) OVER () :: string AS d
            FROM {Source(rows)} WINDOW groups AS (PARTITION BY t.g), w AS (groups ORDER BY t.k) ORDER BY t.k
            """);
        var expected = rows.Select(r =>
        {
            var peers = rows.Where(o => o.Group == r.Group).ToList();
            var place = peers.IndexOf(r);
            var frame = peers.Where((_, i) => i >= place - 1 && i <= place + 2).ToList();
            return $"{r.Key} {Sum(frame)} {Average(frame)} {Sum(peers.Where(static p => p.Key % 2 == 0))} {Average(rows)}";
        });
        Assert.Equal(expected, actual);
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Those_that_are_as_long_count_once_where_they_are_distinct(DatabaseKind kind)
    {
        var rows = RowsOf(new Random(RandomRun.Seed));
        var actual = await RunAsync(databases[kind].Database, $"""
            SELECT t.g, sum(DISTINCT t.i) :: string AS a, avg(DISTINCT t.i) :: string AS b, sum(DISTINCT t.i) FILTER (WHERE t.k % 2 = 0) :: string AS c
            FROM {Source(rows)} GROUP BY t.g ORDER BY t.g
            """);
        var expected = rows.GroupBy(static r => r.Group).OrderBy(static g => g.Key).Select(static g =>
        {
            var different = Different(g);
            return $"{g.Key} {Sum(different)} {Average(different)} {Sum(Different(g.Where(static r => r.Key % 2 == 0)))}";
        });
        Assert.Equal(expected, actual);
    }

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task A_sum_that_is_too_long_is_an_error(DatabaseKind kind)
    {
        foreach (var sum in new[] { "sum(t.i)", "sum(DISTINCT t.i)", "max(t.s)" })
        {
            var view = $"SELECT {sum} :: string AS a FROM (SELECT u.i, sum(u.i) OVER (ORDER BY u.i) AS s FROM (VALUES ('P280000Y' :: interval), ('P280001Y')) AS u (i)) AS t";
            var fault = await Assert.ThrowsAsync<DatabaseFaultException>(() => RunAsync(databases[kind].Database, view));
            Assert.Equal(DatabaseFaultKind.InvalidValue, fault.Fault.Kind);
        }
    }

    private static List<Row> RowsOf(Random random) =>
        [.. Enumerable.Range(0, Rows).Select(i => new Row(random.Next(4), i, random.Next(6) == 0 ? null : Span.Of(Spans[random.Next(Spans.Length)])))];

    private static string Source(List<Row> rows) =>
        $"(VALUES {string.Join(", ", rows.Select(static r => string.Create(CultureInfo.InvariantCulture, $"({r.Group}, {r.Key}, {(r.Value is { } i ? $"'{i.Value}' :: interval" : "NULL :: interval")})")))}) AS t (g, k, i)";

    private static IEnumerable<Row> Different(IEnumerable<Row> rows) => rows.Where(static r => r.Value is not null).DistinctBy(static r => r.Value!.Value.Length)
        .Select(static r => r with { Value = new Span(BigInteger.Divide(r.Value!.Value.Length, Interval.MicrosecondsPerMonth), BigInteger.Remainder(r.Value!.Value.Length, Interval.MicrosecondsPerMonth)) });

    private static string Sum(IEnumerable<Row> rows) => Total(rows) is var (sum, count) && count > 0 ? sum.Value.ToString() : "NULL";

    private static string Average(IEnumerable<Row> rows) => Total(rows) is var (sum, count) && count > 0 ? ((Span)sum.Through(count, 0).Value!).Value.ToString() : "NULL";

    private static (Span Sum, int Count) Total(IEnumerable<Row> rows) => rows.Select(static r => r.Value).OfType<Span>()
        .Aggregate((Sum: new Span(0, 0), Count: 0), static (t, s) => (new(t.Sum.Months + s.Months, t.Sum.Microseconds + s.Microseconds), t.Count + 1));

    private static async Task<List<string>> RunAsync(Database database, string view)
    {
        var plan = BoundText.Plan(view);
        await using var session = await database.OpenReadAsync(CancellationToken.None);
        await using var rows = await session.QueryAsync(database.Dialect.Write(plan), BoundText.Values(plan), CancellationToken.None);
        var found = new List<string>();
        while (await rows.ReadAsync(CancellationToken.None))
        {
            found.Add(string.Join(' ', Enumerable.Range(0, plan.Query.Projections.Count).Select(i =>
                rows.IsNull(i) ? "NULL" : plan.Query.Projections[i].Type.Kind == TypeKind.Int ? rows.GetInt32(i).ToString(CultureInfo.InvariantCulture) : rows.GetString(i))));
        }

        return found;
    }

    private sealed record Row(int Group, int Key, Span? Value);
}
