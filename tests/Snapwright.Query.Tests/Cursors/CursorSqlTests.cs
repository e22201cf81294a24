using Snapwright.Model.Collections;
using Snapwright.Query.Callers;
using Snapwright.Query.Cursors;
using Snapwright.Query.Planning;
using Snapwright.Query.Sql;
using Snapwright.Query.Values;

namespace Snapwright.Query.Tests.Cursors;

/// <summary>What a place in an order becomes: the text decides if an index can go there.</summary>
public sealed class CursorSqlTests
{
    private static readonly Planner Planner = new(Library.Model);
    private static readonly SqlValue Key = SqlValue.Int(7);

    [Theory]
    [InlineData("", """WHERE t0."id" > $1 ORDER BY t0."id" LIMIT 11""")]
    [InlineData("sort=-id", """WHERE t0."id" < $1 ORDER BY t0."id" DESC LIMIT 11""")]
    public void The_key_alone_is_one_comparison(string query, string sql) => Assert.EndsWith(sql, Text(SqliteDialect.Instance, query, false, Key), StringComparison.Ordinal);

    [Fact]
    public void Keys_that_cannot_be_null_are_compared_as_a_row()
    {
        Assert.EndsWith(
            """WHERE (t0."title", t0."id") < ($1, $2) ORDER BY t0."title" DESC, t0."id" DESC LIMIT 11""",
            Text(PostgreSqlDialect.Instance, "sort=-title", false, SqlValue.Text("x"), Key),
            StringComparison.Ordinal);
        Assert.Contains(
            """WHERE (t0."title" <= $1 AND (t0."title" < $1 OR (t0."title" = $1 AND t0."id" < $2))) ORDER BY""",
            Text(MySqlDialect.Instance, "sort=-title", false, SqlValue.Text("x"), Key),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Directions_that_differ_are_spelled_out_behind_a_bound() => Assert.EndsWith(
        """WHERE (t0."title" >= $1 AND (t0."title" > $1 OR (t0."title" = $1 AND t0."id" < $2))) ORDER BY t0."title", t0."id" DESC LIMIT 11""",
        Text(PostgreSqlDialect.Instance, "sort=title,-id", false, SqlValue.Text("x"), Key),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("sort=pages", false, """WHERE (t0."pages" > $1 OR t0."pages" IS NULL OR (t0."pages" = $1 AND t0."id" > $2)) ORDER""")]
    [InlineData("sort=-pages", false, """WHERE (t0."pages" < $1 OR (t0."pages" = $1 AND t0."id" < $2)) ORDER""")]
    [InlineData("sort=pages", true, """WHERE (t0."pages" < $1 OR (t0."pages" = $1 AND t0."id" < $2)) ORDER BY t0."pages" DESC, t0."id" DESC""")]
    [InlineData("sort=-pages", true, """WHERE (t0."pages" > $1 OR t0."pages" IS NULL OR (t0."pages" = $1 AND t0."id" > $2)) ORDER BY t0."pages", t0."id" LIMIT""")]
    public void Null_is_the_greatest(string query, bool isBackward, string sql) =>
        Assert.Contains(sql, Text(PostgreSqlDialect.Instance, query, isBackward, SqlValue.Int(3), Key), StringComparison.Ordinal);

    [Theory]
    [InlineData("sort=pages", false, """WHERE (t0."pages" IS NULL AND t0."id" > $1) ORDER""")]
    [InlineData("sort=pages", true, """WHERE (NOT (t0."pages" IS NULL) OR (t0."pages" IS NULL AND t0."id" < $1)) ORDER""")]
    public void A_null_has_rows_before_and_behind_it(string query, bool isBackward, string sql) =>
        Assert.Contains(sql, Text(PostgreSqlDialect.Instance, query, isBackward, SqlValue.Null(Model.Tables.TypeKind.Int), Key), StringComparison.Ordinal);

    [Fact]
    public void Sort_keys_that_are_not_shown_are_read_behind_those_that_are()
    {
        var request = Library.Request("fields=title&sort=author.name&first=10");
        var plan = Planner.PlanRead(request, Caller.Anonymous);

        Assert.StartsWith("""SELECT t0."title", t1."name", t0."id" FROM""", PostgreSqlDialect.Instance.Write(plan.Query).Text, StringComparison.Ordinal);
        Assert.Equal(EquatableArray.Of(1, 2), plan.CursorOrdinals);
        Assert.Single(plan.Shape.Fields);
    }

    private static string Text(Dialect dialect, string query, bool isBackward, params SqlValue[] values)
    {
        var request = Library.Request(query);
        var cursor = CursorFormat.Of(Library.Books, request.Sort).Write(values);
        var page = Library.Request($"{query}&{(isBackward ? "last=10&before" : "first=10&after")}={cursor}".TrimStart('&'));
        Assert.Equal(values, page.Cursor!.Position!.Value);

        var statement = dialect.Write(Planner.PlanRead(page, Caller.Anonymous).Query);
        Assert.Equal(statement.Parameters.Select(static p => p.Kind), RequestShape.Of(page, Caller.Anonymous).Values.Select(static v => v.Kind));
        return statement.Text;
    }
}
