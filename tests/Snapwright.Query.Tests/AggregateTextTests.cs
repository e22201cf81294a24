using Snapwright.Query.Callers;
using Snapwright.Query.Planning;
using Snapwright.Query.Sql;
using Snapwright.Query.Weaving;

namespace Snapwright.Query.Tests;

/// <summary>What counts, aggregates and groups become: always one statement.</summary>
public sealed class AggregateTextTests
{
    private static readonly Planner Planner = new(Library.Model);

    [Theory]
    [InlineData(
        "fields=title&sort=-price&limit=2&meta=*",
        """SELECT t3."c0", t3."c1", t1."c0" FROM (SELECT count(*) AS "c0" FROM "books" AS t2) AS t1 LEFT JOIN (SELECT t0."title" AS "c0", (1 = 1) AS "c1", t0."price" AS "c2", t0."id" AS "c3" FROM "books" AS t0 ORDER BY t0."price" DESC NULLS FIRST, t0."id" DESC LIMIT 2) AS t3 ON (1 = 1) ORDER BY t3."c2" DESC NULLS FIRST, t3."c3" DESC""")]
    [InlineData("groupBy=_month(published)", """SELECT (substr(t0."published", 1, 7) || '-01'), count(*) FROM "books" AS t0 GROUP BY (substr(t0."published", 1, 7) || '-01')""")]
    [InlineData("groupBy=author.name&sort=-count", """LEFT JOIN "authors" AS t1 ON t1."id" = t0."authorId" GROUP BY t1."name" ORDER BY count(*) DESC, t1."name" DESC NULLS FIRST LIMIT 10""")]
    [InlineData(
        """groupBy=author&aggregate={"pages":{"sum":{"_gt":3}}}""",
        """snapwright_number(snapwright_sum(sum((CASE WHEN t0."pages" > $1 THEN t0."pages" END) >> 32), sum((CASE WHEN t0."pages" > $1 THEN t0."pages" END) & 4294967295)), 0)""")]
    [InlineData("fields=_count(reviews)", """SELECT (SELECT count(*) FROM "reviews" AS t1 WHERE t1."bookId" = t0."id") FROM "books" AS t0""")]
    [InlineData(
        """groupBy=author&aggregate={"reviews":{"countRecords":true}}""",
        """coalesce(t4."c1", 0) FROM (SELECT t0."authorId" AS "c0" FROM "books" AS t0 GROUP BY t0."authorId") AS t3 LEFT JOIN (SELECT t1."authorId" AS "c0", count(*) AS "c1" FROM "books" AS t1 JOIN "reviews" AS t2 ON t2."bookId" = t1."id" GROUP BY t1."authorId") AS t4 ON (t3."c0" IS t4."c0")""")]
    public void On_SQLite(string query, string expected) => Assert.Contains(expected, Text(SqliteDialect.Instance, query), StringComparison.Ordinal);

    [Theory]
    [InlineData("groupBy=_month(published)", """date_trunc('month', t0."published"::timestamp)::date""")]
    [InlineData("groupBy=_month(createdAt)", """date_trunc('month', t0."createdAt", 'UTC')""")]
    [InlineData("""groupBy=author&having={"count":{"_gt":5}}""", """SELECT t0."authorId", count(*) FROM "public"."books" AS t0 GROUP BY t0."authorId" HAVING count(*) > $1 ORDER BY t0."authorId" LIMIT 10""")]
    [InlineData(
        """groupBy=author&aggregate={"reviews":{"countRecords":true}}&having={"reviews":{"countRecords":{"_gt":5}}}""",
        """WHERE coalesce(t4."c1", 0) > $1 ORDER BY t3."c0" LIMIT 10""")]
    [InlineData("""aggregate={"price":{"sum":true}}""", """SELECT sum(t2."price")::text""")]
    [InlineData(
        """aggregate={"pages":{"avg":true}}""",
        """(sign(sum(t2."pages")::numeric) * div(abs(sum(t2."pages")::numeric) * 2000000 + count(t2."pages"), count(t2."pages") * 2) * 0.000001)""")]
    [InlineData("""aggregate={"title":{"count":true},"pages":{"count":true}}""", """count(*) AS "c0", count(t2."pages") AS "c1" FROM""")]
    [InlineData("""aggregate={"id":{"avg":true}}""", """2000000 + count(*), count(*) * 2)""")]
    [InlineData("""aggregate={"author.name":{"count":true}}""", """count(t3."name")""")]
    [InlineData("""groupBy=author&aggregate={"reviews":{"countRecords":true}}""", """ON (ARRAY[t3."c0"] = ARRAY[t4."c0"])""")]
    public void On_PostgreSql(string query, string expected) => Assert.Contains(expected, Text(PostgreSqlDialect.Instance, query), StringComparison.Ordinal);

    [Theory]
    [InlineData("groupBy=_quarter(published)", """CAST(concat(left(t0."published", 5), elt(quarter(t0."published"), '01', '04', '07', '10'), '-01') AS DATE)""")]
    [InlineData("groupBy=_hour(createdAt)", """CAST(concat(left(t0."createdAt", 13), ':00:00') AS DATETIME(6))""")]
    [InlineData(
        """aggregate={"pages":{"avg":true}}""",
        """sign(sum(t2."pages")) * CAST(((abs(sum(t2."pages")) * 2000000 + count(t2."pages")) - mod((abs(sum(t2."pages")) * 2000000 + count(t2."pages")), count(t2."pages") * 2)) / (count(t2."pages") * 2) AS DECIMAL(65)) * 0.000001""")]
    [InlineData("""groupBy=author&aggregate={"reviews":{"countRecords":true}}""", """ON (t3."c0" <=> t4."c0")""")]
    public void On_MariaDB(string query, string expected) => Assert.Contains(expected, Text(MySqlDialect.Instance, query), StringComparison.Ordinal);

    [Theory]
    [InlineData("""aggregate={"reviews":{"rating":{"avg":true}},"author.mentor.name":{"max":true},"genres":{"countRecords":true}}&filter={"author":{"name":"x"}}&meta=*""")]
    [InlineData("""groupBy=author.mentor&aggregate={"reviews":{"rating":{"max":{"filter":{"book":{"title":"x"}}}}}}&filter={"genres":{"label":"x"}}&having={"count":{"_gt":1}}""")]
    [InlineData("fields=_count(reviews),author._max(books.price),reviews._count(book.genres),_count(author.mentor.students)")]
    public void Every_source_passes_through_the_weaver(string query)
    {
        var weaver = new PermissionWeaver(Caller.Anonymous);

        var plan = new ReadPlanning(Library.Model, weaver).Plan(Library.Request(query));

        var words = SqliteDialect.Instance.Write(plan.Query).Text.Split(' ');
        var sources = words.Where((w, i) => w is "FROM" or "JOIN" && words[i + 1].StartsWith('"') && !words[i + 1].StartsWith("\"j_", StringComparison.Ordinal)).Count();
        Assert.True(sources > 3);
        Assert.Equal(sources, weaver.Woven.Count);
    }

    private static string Text(Dialect dialect, string query) =>
        dialect.Write(Planner.PlanRead(Library.Request(query), Caller.Anonymous).Query).Text;
}
