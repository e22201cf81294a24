using System.Globalization;
using Snapwright.Data.Databases;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;
using Snapwright.Testing;

namespace Snapwright.Data.Tests.Expressions;

/// <summary>Random expressions with intervals mean the same on every database, and what is documented. <c>SNAPWRIGHT_TREES</c> and <c>SNAPWRIGHT_SEED</c> as with <see cref="AgreementTests"/>.</summary>
public sealed class IntervalAgreementTests
{
    private const int Batch = 10;

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Random_intervals_mean_what_is_documented(DatabaseKind kind)
    {
        var count = RandomRun.Number("SNAPWRIGHT_TREES", 600);
        var generator = new IntervalTrees(new Random(RandomRun.Seed));

        // Some are refused: intervals are computed of intervals too often.
        var trees = Enumerable.Range(0, count).Select(_ => generator.Next()).Where(static t => BoundText.Find(ViewOf([t])) is not null).ToList();
        Assert.True(trees.Count > count * 8 / 10, $"Only {trees.Count} of {count} are bound.");
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var session = await database.Database.OpenReadAsync(CancellationToken.None);
        await new OfTrees(session, database.Database.Dialect).CheckAsync(trees);
    }

    private static string ViewOf(IEnumerable<IntervalTree> trees) =>
        $"SELECT {string.Join(", ", trees.Select(static (t, i) => $"({t.Text}) :: string AS c{i}"))} FROM {IntervalTrees.Source}";

    private sealed class OfTrees(DatabaseSession session, Dialect dialect) : Agreement<IntervalTree>(session, Batch)
    {
        protected override Outcome OutcomeOf(IntervalTree tree) => tree.Outcome;

        protected override string? TextOf(IntervalTree tree) => tree.Outcome.Value switch
        {
            Span { IsHeld: true } span => span.Value.ToString(),
            Span => "too long",
            DateTime instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture),
            bool truth => truth ? "true" : "false",
            var other => (string?)other,
        };

        protected override bool IsAny(IntervalTree tree) => tree.Outcome.Value is Span { IsHeld: false };

        protected override (SqlStatement Statement, SqlValue[] Values) Write(IReadOnlyList<IntervalTree> trees)
        {
            var plan = BoundText.Plan(ViewOf(trees));
            return (dialect.Write(plan), BoundText.Values(plan));
        }

        protected override string Shown(IntervalTree tree) => tree.Text;
    }
}
