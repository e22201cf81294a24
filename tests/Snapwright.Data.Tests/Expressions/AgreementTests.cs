using Snapwright.Data.Databases;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Expressions;
using Snapwright.Query.Plans;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;
using Snapwright.Testing;

namespace Snapwright.Data.Tests.Expressions;

/// <summary>
/// Random expressions mean the same on every database, and what is documented. <c>SNAPWRIGHT_TREES</c> and <c>SNAPWRIGHT_SEED</c> change how many there are, and
/// which.
/// </summary>
public sealed class AgreementTests
{
    private const int Batch = 25;

    [Theory, MemberData(nameof(Databases.Kinds), MemberType = typeof(Databases))]
    public async Task Random_expressions_mean_what_is_documented(DatabaseKind kind)
    {
        var generator = new TreeGenerator(new Random(RandomRun.Seed));
        await using var database = await TestDatabase.CreateAsync(kind);
        await ExpressionTable.CreateAsync(database);
        var trees = Enumerable.Range(0, RandomRun.Number("SNAPWRIGHT_TREES", 3000)).Select(_ => generator.Next()).Select(static t => new KnownTree(t, Evaluator.Of(t))).ToArray();
        await using var session = await database.Database.OpenReadAsync(CancellationToken.None);
        await new OfTrees(session, database.Database.Dialect).CheckAsync(trees);
    }

    private sealed record KnownTree(Expression Tree, Outcome Outcome);

    private sealed class OfTrees(DatabaseSession session, Dialect dialect) : Agreement<KnownTree>(session, Batch)
    {
        protected override Outcome OutcomeOf(KnownTree tree) => tree.Outcome;

        protected override string? TextOf(KnownTree tree) => EvaluatorCasts.Text(tree.Outcome.Value!, tree.Tree.Type);

        protected override (SqlStatement Statement, SqlValue[] Values) Write(IReadOnlyList<KnownTree> trees) =>
            (dialect.Write(new SelectQuery { From = ExpressionTable.Source, Projections = trees.Select(static t => AsText(t.Tree)).ToEquatableArray() }), []);

        protected override string Shown(KnownTree tree)
        {
            var text = Write([tree]).Statement.Text;
            return $"{Values(tree.Tree)}\n{(text.Length > 1500 ? text[..1500] + "..." : text)}";
        }

        private static Expression AsText(Expression tree) => new Cast(tree.Type.Kind == TypeKind.Array ? new Cast(tree, DataType.Json) : tree, DataType.Text);

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
}
