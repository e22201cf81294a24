using System.Globalization;
using Snapwright.Data.Databases;
using Snapwright.Data.Faults;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;
using Snapwright.Testing;

namespace Snapwright.Data.Tests.Expressions;

/// <summary>
/// Random expressions mean the same on every database, and what is documented. <c>SNAPWRIGHT_TREES</c> and <c>SNAPWRIGHT_SEED</c> change how many there are, and
/// which.
/// </summary>
public sealed class AgreementTests
{
    private const int Batch = 25;
    private const int MostFailures = 12;

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Random_expressions_mean_what_is_documented(DatabaseKind kind)
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable("SNAPWRIGHT_SEED") ?? "20261121", CultureInfo.InvariantCulture);
        var count = int.Parse(Environment.GetEnvironmentVariable("SNAPWRIGHT_TREES") ?? "3000", CultureInfo.InvariantCulture);
        var generator = new TreeGenerator(new Random(seed));
        await using var database = await TestDatabase.CreateAsync(kind);
        await ExpressionTable.CreateAsync(database);
        var trees = Enumerable.Range(0, count).Select(_ => generator.Next()).Select(static t => (Tree: t, Outcome: Evaluator.Of(t))).ToArray();
        var failures = new List<string>();
        await using var session = await database.Database.OpenReadAsync(CancellationToken.None);
        foreach (var batch in trees.Where(static t => t.Outcome.Errors == Errors.None).Chunk(Batch))
        {
            await CheckAsync(session, database.Database, batch, failures);
        }

        foreach (var tree in trees.Where(static t => t.Outcome.Errors != Errors.None))
        {
            await CheckAsync(session, database.Database, [tree], failures);
        }

        Assert.True(failures.Count == 0, $"Seed {seed}, {failures.Count} of {count}:\n\n{string.Join("\n\n", failures.OrderBy(static f => f.Length).Take(MostFailures))}");
    }

    private static async Task CheckAsync(DatabaseSession session, Database database, (Expression Tree, Outcome Outcome)[] trees, List<string> failures)
    {
        var query = new SelectQuery { From = ExpressionTable.Source, Projections = trees.Select(static t => Shown(t.Tree)).ToEquatableArray() };
        var statement = database.Dialect.Write(query);
        var (values, fault) = (new string?[trees.Length], (DatabaseFaultException?)null);
        try
        {
            await using var rows = await session.QueryAsync(statement, default, CancellationToken.None);
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
            var (tree, outcome) = trees[i];
            var expected = outcome.HasValue && outcome.Value is not null ? EvaluatorCasts.Text(outcome.Value, tree.Type) : null;
            var isRight = fault is null ? outcome.HasValue && values[i] == expected : fault.Fault.Kind switch
            {
                DatabaseFaultKind.DivisionByZero => outcome.Errors.HasFlag(Errors.DivisionByZero),
                DatabaseFaultKind.InvalidValue => outcome.Errors.HasFlag(Errors.Invalid),
                _ => false,
            };
            if (!isRight)
            {
                failures.Add($"expected {(outcome.HasValue ? expected ?? "NULL" : "")} {outcome.Errors}\n     got {(fault is null ? values[i] ?? "NULL" : fault.Fault.Kind + " " + fault.InnerException?.Message)}\n{Values(tree)}\n{Trim(trees.Length == 1 ? statement.Text : database.Dialect.Write(query with { Projections = EquatableArray.Of(Shown(tree)) }).Text)}");
            }
        }
    }

    private static Expression Shown(Expression tree) => new Cast(tree.Type.Kind == TypeKind.Array ? new Cast(tree, DataType.Json) : tree, DataType.Text);

    private static string Trim(string text) => text.Length > 1500 ? text[..1500] + "..." : text;

    private static string Values(Expression tree)
    {
        var columns = new SortedDictionary<string, string>(StringComparer.Ordinal);
        void Visit(Expression e)
        {
            if (e is ColumnReference c)
            {
                columns[c.Column] = Evaluator.Of(c).Value is { } value ? EvaluatorCasts.Text(value, c.Type) : "NULL";
            }

            foreach (var child in Children.Of(e))
            {
                Visit(child);
            }
        }

        Visit(tree);
        return string.Join("; ", columns.Select(static c => c.Key + " = " + c.Value));
    }
}
