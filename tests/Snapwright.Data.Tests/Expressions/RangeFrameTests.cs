using System.Globalization;
using Snapwright.Data.Databases;
using Snapwright.Model.Collections;
using Snapwright.Query.Expressions;
using Snapwright.Query.Sql;
using Snapwright.Testing;

namespace Snapwright.Data.Tests.Expressions;

/// <summary>A frame of RANGE with a distance has the same rows on every database: those whose key is so near. <c>SNAPWRIGHT_SEED</c> changes which frames are tried.</summary>
public sealed class RangeFrameTests(Databases databases) : IClassFixture<Databases>
{
    private const int Frames = 150;

    // A key of so many units, and a distance of so many.
    private static readonly (string Name, Func<long, string> Key, Func<long, string> Distance)[] Kinds =
    [
        ("int", static n => Text($"({n})"), static n => Text($"{n}")),
        ("bigint", static n => Text($"({n} + 9223372036854775000)"), static n => Text($"{n}")),
        ("decimal", static n => Text($"({n / 100m:0.00})"), static n => Text($"{n / 100m:0.00}")),
        ("float", static n => Text($"({n / 4m:0.00} :: float)"), static n => Text($"{n / 4m:0.00}")),
        ("date", static n => Text($"('{new DateOnly(2026, 2, 26).AddDays((int)n):yyyy-MM-dd}' :: date)"), static n => n % 2 == 0 ? Text($"{n}") : Text($"interval '{n} days'")),
        ("datetime", static n => Text($"('{new DateTime(1969, 12, 31, 23, 59, 59, 999, 998).AddTicks(n * 10):yyyy-MM-ddTHH:mm:ss.ffffff}Z' :: datetime)"), static n => Text($"interval '0.{n:000000} seconds'")),
    ];

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Random_frames_have_the_rows_that_are_near(DatabaseKind database)
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable("SNAPWRIGHT_SEED") ?? "20261121", CultureInfo.InvariantCulture);
        var random = new Random(seed);
        await using var session = await databases[database].Database.OpenReadAsync(CancellationToken.None);
        for (var i = 0; i < Frames; i++)
        {
            var kind = Kinds[i % Kinds.Length];
            var bounds = new[] { Bound(random), Bound(random) }.Order().ToArray();
            if (bounds[0].Kind == 4 || bounds[1].Kind == 0)
            {
                continue;
            }

            var hasNulls = bounds[0].Kind is 1 or 2 && bounds[1].Kind is 2 or 3 && random.Next(2) == 0;
            var rows = Enumerable.Range(1, random.Next(2, 14)).Select(id => (Id: id, Group: random.Next(2), Key: hasNulls && random.Next(3) == 0 ? default(long?) : random.Next(-9, 10), Weight: random.Next(-5, 100))).ToList();
            if (rows.TrueForAll(static r => r.Key is null))
            {
                continue;
            }

            var isDescending = random.Next(2) == 0;
            var frame = $"RANGE BETWEEN {Shown(bounds[0], kind.Distance)} AND {Shown(bounds[1], kind.Distance)}";
            var values = string.Join(", ", rows.Select(r => Text($"({r.Id}, {r.Group}, {(r.Key is { } key ? kind.Key(key) : "NULL")}, {r.Weight})")));
            var view = $"SELECT id, count(*) OVER w AS n, sum(weight) OVER w AS s, min(id) OVER w AS a, max(id) OVER w AS b, row_number() OVER (PARTITION BY g ORDER BY k{(isDescending ? " DESC" : "")} {frame}) > 0 AS c "
                + $"FROM (VALUES {values}) AS q(id, g, k, weight) WINDOW w AS (PARTITION BY g ORDER BY k{(isDescending ? " DESC" : "")} {frame}) ORDER BY id";
            var expected = rows.Select(r => Expected(r, rows.Where(o => o.Group == r.Group && o.Key is null == r.Key is null), bounds, isDescending)).ToList();
            Assert.True(expected.SequenceEqual(await RunAsync(session, databases[database].Database, view)), $"Seed {seed}, {kind.Name}:\n{view}\nexpected {string.Join(' ', expected)}\n     got {string.Join(' ', await RunAsync(session, databases[database].Database, view))}");
        }
    }

    [Fact]
    public void Only_SQLite_has_none_over_computed_decimals()
    {
        var plan = BoundText.Plan("SELECT sum(k) OVER (ORDER BY k * 1.5 RANGE 0.5 PRECEDING) AS s FROM (VALUES (1.5), (2.5)) AS q(k)");
        Assert.Equal([UnsupportedConstruct.RangeDistance], SqliteDialect.Instance.Unsupported(plan.Query));
        Assert.Empty(PostgreSqlDialect.Instance.Unsupported(plan.Query));
        Assert.Empty(MySqlDialect.Instance.Unsupported(plan.Query));
    }

    [Theory]
    [InlineData(DatabaseKind.PostgreSql)]
    [InlineData(DatabaseKind.MariaDb)]
    public async Task Computed_decimals_are_keys_elsewhere(DatabaseKind database)
    {
        await using var session = await databases[database].Database.OpenReadAsync(CancellationToken.None);
        var rows = await RunAsync(session, databases[database].Database, "SELECT k :: int AS id, count(*) OVER (ORDER BY k * 1.5 RANGE 1.5 PRECEDING) AS n, 0 AS s, 0 AS a, 0 AS b, true AS c FROM (VALUES (1.0), (2.0), (3.1)) AS q(k) ORDER BY k");
        Assert.Equal(["1|1|0|0|0|true", "2|2|0|0|0|true", "3|1|0|0|0|true"], rows);
    }

    private static (int Kind, long Distance) Bound(Random random) => (random.Next(5), random.Next(8));

    private static string Shown((int Kind, long Distance) bound, Func<long, string> distance) => bound.Kind switch
    {
        0 => "UNBOUNDED PRECEDING",
        1 => distance(8 - bound.Distance) + " PRECEDING",
        2 => "CURRENT ROW",
        3 => distance(bound.Distance) + " FOLLOWING",
        _ => "UNBOUNDED FOLLOWING",
    };

    private static string Expected((int Id, int Group, long? Key, int Weight) row, IEnumerable<(int Id, int Group, long? Key, int Weight)> peers, (int Kind, long Distance)[] bounds, bool isDescending)
    {
        long Place((int Kind, long Distance) bound) => bound.Kind switch { 0 => long.MinValue, 1 => bound.Distance - 8, 2 => 0, 3 => bound.Distance, _ => long.MaxValue };
        var frame = peers.Where(p => p.Key is null || (p.Key.Value - row.Key!.Value) * (isDescending ? -1 : 1) is var far && far >= Place(bounds[0]) && far <= Place(bounds[1])).ToList();
        return frame.Count == 0
            ? Text($"{row.Id}|0|NULL|NULL|NULL|true")
            : Text($"{row.Id}|{frame.Count}|{frame.Sum(static f => f.Weight)}|{frame.Min(static f => f.Id)}|{frame.Max(static f => f.Id)}|true");
    }

    private static async Task<List<string>> RunAsync(DatabaseSession session, Database database, string view)
    {
        var plan = BoundText.Plan(view);
        var query = plan.Query with { Projections = plan.Query.Projections.Select(static p => AggregateTypes.IsWide(p.Type) ? (Expression)new NumberText(p) : new Cast(p, Model.Tables.DataType.Text)).ToEquatableArray() };
        await using var rows = await session.QueryAsync(database.Dialect.Write(query, plan.Parameters.Select(static p => p.Type).ToEquatableArray()), BoundText.Values(plan), CancellationToken.None);
        var lines = new List<string>();
        while (await rows.ReadAsync(CancellationToken.None))
        {
            lines.Add(string.Join('|', Enumerable.Range(0, query.Projections.Count).Select(i => rows.IsNull(i) ? "NULL" : rows.GetString(i))));
        }

        return lines;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
