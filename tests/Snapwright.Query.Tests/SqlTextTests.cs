using Snapwright.Query.Callers;
using Snapwright.Query.Planning;
using Snapwright.Query.Rest;
using Snapwright.Query.Sql;

namespace Snapwright.Query.Tests;

/// <summary>What requests become on PostgreSQL and SQLite: the text is the contract with the database's planner.</summary>
public sealed class SqlTextTests
{
    private static readonly Planner Planner = new(Library.Model);

    [Fact]
    public void A_row_by_key_yields_every_stored_field_in_slot_order() =>
        Assert.Equal(
            """SELECT t0."id", t0."title", t0."price", t0."pages", t0."published", t0."language", t0."details", t0."tags", t0."scores", t0."authorId", t0."createdAt", t0."updatedAt" FROM "public"."books" AS t0 WHERE t0."id" = $1""",
            PostgreSqlDialect.Instance.Write(Planner.PlanGet(Library.Books, Caller.Anonymous).Query).Text);

    [Fact]
    public void A_list_is_by_key_with_its_limit_in_the_text() =>
        Assert.EndsWith(
            """FROM "books" AS t0 ORDER BY t0."id" LIMIT 10""",
            SqliteDialect.Instance.Write(Planner.PlanList(Library.Books, 10, Caller.Anonymous).Query).Text,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("""filter={"price":{"_gt":50}}&sort=-price""", """WHERE t0."price" > $1 ORDER BY t0."price" DESC, t0."id" DESC LIMIT 10""", """WHERE t0."price" > $1 ORDER BY t0."price" DESC NULLS FIRST, t0."id" DESC LIMIT 10""")]
    [InlineData("""filter={"pages":{"_in":[1,2]}}""", """WHERE t0."pages" = ANY($1) ORDER BY""", """WHERE t0."pages" IN (SELECT value FROM json_each($1)) ORDER BY""")]
    [InlineData("""filter={"title":{"_contains":"x"}}""", """WHERE snapwright_fold(t0."title") LIKE '%' || replace(replace(replace(snapwright_fold($1), '\', '\\'), '%', '\%'), '_', '\_') || '%'""", """WHERE instr(snapwright_fold(t0."title"), snapwright_fold($1)) > 0""")]
    [InlineData("""filter={"author":3}""", """WHERE t0."authorId" = $1""", """WHERE t0."authorId" = $1""")]
    [InlineData("""filter={"author":{"name":"x"}}""", """WHERE EXISTS (SELECT 1 FROM "public"."authors" AS t1 WHERE (t1."id" = t0."authorId" AND t1."name" = $1))""", """WHERE EXISTS (SELECT 1 FROM "authors" AS t1 WHERE (t1."id" = t0."authorId" AND t1."name" = $1))""")]
    [InlineData("""filter={"_not":{"author":{"name":"x"}}}""", """WHERE NOT ((SELECT t1."name" = $1 FROM "public"."authors" AS t1 WHERE t1."id" = t0."authorId"))""", """WHERE NOT ((SELECT t1."name" = $1 FROM "authors" AS t1 WHERE t1."id" = t0."authorId"))""")]
    [InlineData("""filter={"_or":[{"pages":1},{"pages":null}]}""", """WHERE (t0."pages" = $1 OR t0."pages" IS NULL)""", """WHERE (t0."pages" = $1 OR t0."pages" IS NULL)""")]
    [InlineData("sort=author.name", """LEFT JOIN "public"."authors" AS t1 ON t1."id" = t0."authorId" ORDER BY t1."name", t0."id" LIMIT""", """LEFT JOIN "authors" AS t1 ON t1."id" = t0."authorId" ORDER BY t1."name" NULLS LAST, t0."id" LIMIT""")]
    [InlineData("""filter={"title":{"_starts_with":"x"}}""", """WHERE starts_with(snapwright_fold(t0."title"), snapwright_fold($1)) ORDER""", """WHERE snapwright_starts(snapwright_fold(t0."title"), snapwright_fold($1)) ORDER""")]
    [InlineData("""filter={"title":{"_nieq":"x"}}""", """WHERE NOT (snapwright_fold(t0."title") = snapwright_fold($1)) ORDER""", """WHERE NOT (snapwright_fold(t0."title") = snapwright_fold($1)) ORDER""")]
    [InlineData("""filter={"title":{"_regex":"x"}}""", """WHERE t0."title" ~ $1 ORDER""", """WHERE snapwright_like(t0."title", $1) ORDER""")]
    [InlineData("""filter={"price":{"_between":[1,2]}}""", """WHERE (t0."price" >= $1 AND t0."price" <= $2) ORDER""", """WHERE (t0."price" >= $1 AND t0."price" <= $2) ORDER""")]
    [InlineData("""filter={"details":{"_json":{"$.a[0]":{"_gt":1}}}}""", """(CASE WHEN json_typeof(t0."details" -> $1 -> $2) = 'number' THEN snapwright_double(t0."details" -> $1 -> $2 #>> '{}') END) > $3""", """snapwright_json('number', t0."details", $1, $2) > $3""")]
    [InlineData("""filter={"details":{"_json":{"$.a":{"_is_null":true}}}}""", """coalesce(json_typeof(t0."details" -> $1), 'null') = 'null'""", """snapwright_json('absent', t0."details", $1)""")]
    [InlineData("""filter={"tags":{"_has":"x"}}""", """WHERE $1 = ANY(t0."tags") ORDER""", """WHERE (CASE WHEN t0."tags" IS NOT NULL THEN $1 IN (SELECT value FROM json_each(t0."tags")) END) ORDER""")]
    [InlineData("""filter={"scores":{"_has_all":[1,2]}}""", """WHERE t0."scores" @> $1 ORDER""", """NOT EXISTS (SELECT 1 FROM json_each($1) AS w WHERE w.value NOT IN (SELECT value FROM json_each(t0."scores")))""")]
    [InlineData("""filter={"scores":{"_length":2}}""", """WHERE cardinality(t0."scores") = $1""", """WHERE json_array_length(t0."scores") = $1""")]
    [InlineData("""filter={"reviews":{"_every":{"rating":5}}}""", """WHERE NOT (EXISTS (SELECT 1 FROM "public"."reviews" AS t1 WHERE (t1."bookId" = t0."id" AND (t1."rating" = $1) IS NOT TRUE)))""", """WHERE NOT (EXISTS (SELECT 1 FROM "reviews" AS t1 WHERE (t1."bookId" = t0."id" AND (t1."rating" = $1) IS NOT 1)))""")]
    [InlineData("""filter={"reviews":{"_none":{"rating":5}}}""", """WHERE NOT (EXISTS (SELECT 1 FROM "public"."reviews" AS t1 WHERE (t1."bookId" = t0."id" AND t1."rating" = $1)))""", """WHERE NOT (EXISTS (""")]
    [InlineData("""filter={"reviews":{"_count":{"_gte":5}}}""", """WHERE (SELECT count(*) FROM "public"."reviews" AS t1 WHERE t1."bookId" = t0."id") >= $1""", """WHERE (SELECT count(*) FROM "reviews" AS t1 WHERE t1."bookId" = t0."id") >= $1""")]
    [InlineData("sort=-_count(reviews)", """ORDER BY (SELECT count(*) FROM "public"."reviews" AS t1 WHERE t1."bookId" = t0."id") DESC, t0."id" DESC""", """ORDER BY (SELECT count(*) FROM "reviews" AS t1 WHERE t1."bookId" = t0."id") DESC, t0."id" DESC""")]
    [InlineData("sort=_max(genres.label)", """ORDER BY (SELECT t1."label" FROM "public"."genres" AS t1 JOIN""", """ORDER BY t1."label" DESC LIMIT 1) NULLS LAST, t0."id" """)]
    [InlineData("sort=price:nulls_first", """ORDER BY t0."price" NULLS FIRST, t0."id" LIMIT""", """ORDER BY t0."price", t0."id" LIMIT""")]
    [InlineData("sort=-price:nulls_last", """ORDER BY t0."price" DESC NULLS LAST, t0."id" DESC LIMIT""", """ORDER BY t0."price" DESC, t0."id" DESC LIMIT""")]
    [InlineData("groupBy=author", """SELECT t0."authorId", count(*) FROM "public"."books" AS t0 GROUP BY t0."authorId" ORDER BY t0."authorId" LIMIT 10""", """SELECT t0."authorId", count(*) FROM "books" AS t0 GROUP BY t0."authorId" ORDER BY t0."authorId" NULLS LAST LIMIT 10""")]
    public void A_request_becomes_one_statement(string query, string postgres, string sqlite)
    {
        var plan = Planner.PlanRead(Library.Request(query), Caller.Anonymous);

        Assert.Contains(postgres, PostgreSqlDialect.Instance.Write(plan.Query).Text, StringComparison.Ordinal);
        Assert.Contains(sqlite, SqliteDialect.Instance.Write(plan.Query).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_row_finds_its_parents_in_the_order_of_their_keys_on_PostgreSQL()
    {
        var request = new RestQueryReader(Library.Model, new()).ReadOne(Library.Books, default, [KeyValuePair.Create("fields", "title,author.name")]).Request!;
        var plan = Planner.PlanRead(request, Caller.Anonymous);

        Assert.EndsWith(
            """FROM "public"."books" AS t0 LEFT JOIN LATERAL (SELECT * FROM "public"."authors" AS t1 WHERE t1."id" >= t0."authorId" AND (t1."id", t1."id") <= (t0."authorId", t0."authorId") ORDER BY t1."id" LIMIT 1) AS t1 ON (1 = 1) WHERE t0."id" = $1""",
            PostgreSqlDialect.Instance.Write(plan.Query).Text,
            StringComparison.Ordinal);
        Assert.EndsWith(
            """FROM "books" AS t0 LEFT JOIN "authors" AS t1 ON t1."id" = t0."authorId" WHERE t0."id" = $1""",
            SqliteDialect.Instance.Write(plan.Query).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_to_many_relation_is_a_nested_value_of_the_same_statement()
    {
        var plan = Planner.PlanRead(Library.Request("""fields=title,reviews.rating&deep={"reviews":{"limit":5,"sort":"-rating"}}"""), Caller.Anonymous);

        Assert.Contains(
            """array_to_json(ARRAY(SELECT json_build_array(t1."rating") FROM "public"."reviews" AS t1 WHERE t1."bookId" = t0."id" ORDER BY t1."rating" DESC, t1."id" DESC LIMIT 5))""",
            PostgreSqlDialect.Instance.Write(plan.Query).Text,
            StringComparison.Ordinal);
        Assert.Contains(
            """(SELECT json_group_array(json(n.v)) FROM (SELECT json_array(t1."rating") AS v FROM "reviews" AS t1 WHERE t1."bookId" = t0."id" ORDER BY t1."rating" DESC, t1."id" DESC LIMIT 5) AS n)""",
            SqliteDialect.Instance.Write(plan.Query).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_in_an_identifier_is_doubled() => Assert.Equal("\"a\"\"b\"", SqliteDialect.Instance.Quote("a\"b"));
}
