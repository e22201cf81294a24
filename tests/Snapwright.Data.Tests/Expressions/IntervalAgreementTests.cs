using System.Globalization;
using Snapwright.Data.Databases;
using Snapwright.Data.Faults;
using Snapwright.Model.Resolution;
using Snapwright.Query.Callers;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.FunQl.Parsing;
using Snapwright.Query.FunQl.Plans;
using Snapwright.Query.Values;
using Snapwright.Testing;

namespace Snapwright.Data.Tests.Expressions;

/// <summary>Random expressions with intervals mean the same on every database, and what is documented. <c>SNAPWRIGHT_TREES</c> and <c>SNAPWRIGHT_SEED</c> as with <see cref="AgreementTests"/>.</summary>
public sealed class IntervalAgreementTests
{
    private const int Batch = 10;
    private const int MostFailures = 12;

    private static readonly ViewBinder Binder = new(ModelResolver.Resolve([]).Model);

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Random_intervals_mean_what_is_documented(DatabaseKind kind)
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable("SNAPWRIGHT_SEED") ?? "20261121", CultureInfo.InvariantCulture);
        var count = int.Parse(Environment.GetEnvironmentVariable("SNAPWRIGHT_TREES") ?? "600", CultureInfo.InvariantCulture);
        var generator = new IntervalTrees(new Random(seed));
        var trees = Enumerable.Range(0, count).Select(_ => generator.Next()).Where(static t => IsBound(t.Text)).ToList();
        Assert.True(trees.Count > count * 8 / 10, $"Only {trees.Count} of {count} are bound.");
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var session = await database.Database.OpenReadAsync(CancellationToken.None);
        var failures = new List<string>();
        foreach (var batch in trees.Where(static t => t.Outcome.Errors == Errors.None).Chunk(Batch))
        {
            await CheckAsync(session, database.Database, batch, failures);
        }

        foreach (var tree in trees.Where(static t => t.Outcome.Errors != Errors.None))
        {
            await CheckAsync(session, database.Database, [tree], failures);
        }

        Assert.True(failures.Count == 0, $"Seed {seed}, {failures.Count} of {trees.Count}:\n\n{string.Join("\n\n", failures.OrderBy(static f => f.Length).Take(MostFailures))}");
    }

    // Some are refused: intervals are computed of intervals too often.
    private static bool IsBound(string text) => Bind([text]).View is not null;

    private static BindResult Bind(IEnumerable<string> texts)
    {
        var query = $"SELECT {string.Join(", ", texts.Select(static (t, i) => $"({t}) :: string AS c{i}"))} FROM {IntervalTrees.Source}";
        return Binder.Bind(FunQlParser.ParseView(query).Value!, new("public", IsPrivileged: true), Caller.Anonymous);
    }

    private static async Task CheckAsync(DatabaseSession session, Database database, IntervalTree[] trees, List<string> failures)
    {
        var plan = Bind(trees.Select(static t => t.Text)).View!.Plan;
        SqlValue[] parameters = [.. plan.Parameters.Select(static p => ((ConstantParameter)p).Value)];
        var values = new string?[trees.Length];
        DatabaseFaultException? fault = null;
        try
        {
            await using var rows = await session.QueryAsync(database.Dialect.Write(plan.Query, new(plan.Parameters.Select(static p => p.Type).ToArray())), parameters, CancellationToken.None);
            await rows.ReadAsync(CancellationToken.None);
            for (var i = 0; i < trees.Length; i++)
            {
                values[i] = rows.IsNull(i) ? null : rows.GetString(i);
            }
        }
        catch (DatabaseFaultException e)
        {
            fault = e;
        }

        if (fault is not null && trees.Length > 1)
        {
            foreach (var tree in trees)
            {
                await CheckAsync(session, database, [tree], failures);
            }

            return;
        }

        for (var i = 0; i < trees.Length; i++)
        {
            var outcome = trees[i].Outcome;
            var isRight = fault is null ? outcome.HasValue && IsText(outcome, values[i]) : fault.Fault.Kind switch
            {
                DatabaseFaultKind.DivisionByZero => outcome.Errors.HasFlag(Errors.DivisionByZero),
                DatabaseFaultKind.InvalidValue => outcome.Errors.HasFlag(Errors.Invalid),
                _ => false,
            };
            if (!isRight)
            {
                failures.Add($"expected {(outcome.HasValue ? Text(outcome.Value) : "")} {outcome.Errors}\n     got {(fault is null ? values[i] ?? "NULL" : fault.Fault.Kind + " " + fault.InnerException?.Message)}\n{trees[i].Text}");
            }
        }
    }

    private static bool IsText(Outcome outcome, string? value) => outcome.Value is Span { IsHeld: false } || value == Text(outcome.Value);

    private static string? Text(object? value) => value switch
    {
        Span { IsHeld: true } span => span.Value.ToString(),
        Span => "too long",
        DateTime instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        var other => (string?)other,
    };
}
