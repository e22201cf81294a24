using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Callers;
using Snapwright.Query.Expressions;
using Snapwright.Query.Planning;
using Snapwright.Query.Plans;
using Snapwright.Query.Sql;

namespace Snapwright.Query.Tests;

/// <summary>What requests become on MariaDB, which lacks some of what the other databases have.</summary>
public sealed class MySqlTextTests
{
    private static readonly Planner Planner = new(Library.Model);
    private static readonly MySqlDialect Dialect = MySqlDialect.Instance;

    [Theory]
    [InlineData("""filter={"price":{"_gt":50}}&sort=-price""", """FROM "books" AS t0 WHERE t0."price" > $1 ORDER BY t0."price" IS NULL DESC, t0."price" DESC, t0."id" DESC LIMIT 10""")]
    [InlineData("sort=author.name", """LEFT JOIN "authors" AS t1 ON t1."id" = t0."authorId" ORDER BY t1."name" IS NULL, t1."name", t0."id" LIMIT 10""")]
    [InlineData("""filter={"pages":{"_in":[1,2]}}""", """WHERE t0."pages" IN (SELECT j.v FROM json_table($1, '$[*]' COLUMNS (v INT PATH '$')) AS j) ORDER BY""")]
    [InlineData("""filter={"title":{"_in":["a"]}}""", """json_table($1, '$[*]' COLUMNS (v LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin PATH '$')) AS j)""")]
    [InlineData("""filter={"title":{"_contains":"x"}}""", """WHERE LOCATE(snapwright_fold($1), CASE WHEN octet_length(t0."title") = char_length(t0."title") THEN lower(t0."title") ELSE snapwright_fold(t0."title") END) > 0""")]
    [InlineData("""filter={"pages":{"_not_in":[1]}}""", """WHERE NOT (CASE WHEN t0."pages" IS NOT NULL THEN t0."pages" IN (SELECT j.v FROM json_table($1, '$[*]' COLUMNS (v INT PATH '$')) AS j) WHEN json_length($1) > 0 THEN NULL ELSE FALSE END)""")]
    [InlineData("page=3&limit=5", """LIMIT 5 OFFSET $1""")]
    [InlineData("""filter={"title":{"_ends_with":"x"}}""", """ELSE snapwright_fold(t0."title") END, char_length(snapwright_fold($1))) = snapwright_fold($1) ORDER""")]
    [InlineData("""filter={"title":{"_regex":"x$"}}""", """WHERE t0."title" REGEXP $1 ORDER""")]
    [InlineData("""filter={"scores":{"_has":2}}""", """(CASE WHEN t0."scores" IS NOT NULL THEN $1 IN (SELECT j.v FROM json_table(t0."scores", '$[*]' COLUMNS (v INT PATH '$')) AS j) END)""")]
    [InlineData("""filter={"details":{"_json":{"$.a[0]":{"_gt":1}}}}""", """(CASE WHEN json_type(if(left($1, 1) = '-', snapwright_json_member(t0."details", $1), json_extract(t0."details", concat('$', '.', json_quote($1) COLLATE utf8mb4_nopad_bin)))) = 'ARRAY' AND json_type(if(left($1, 1) = '-', snapwright_json_item(snapwright_json_member(t0."details", $1), $2), json_extract(t0."details", concat('$', '.', json_quote($1) COLLATE utf8mb4_nopad_bin, '[', $2, ']')))) IN ('INTEGER', 'DOUBLE') THEN cast(""")]
    [InlineData("sort=-price:nulls_last", """ORDER BY t0."price" DESC, t0."id" DESC""")]
    [InlineData("sort=price:nulls_last", """ORDER BY t0."price" IS NULL, t0."price", t0."id" LIMIT""")]
    public void A_request_becomes_one_statement(string query, string text) =>
        Assert.Contains(text, Dialect.Write(Planner.PlanRead(Library.Request(query), Caller.Anonymous).Query).Text, StringComparison.Ordinal);

    [Fact]
    public void A_to_many_relation_is_put_together_by_an_aggregate_with_its_own_order_and_limit()
    {
        var plan = Planner.PlanRead(Library.Request("""fields=title,reviews.rating&deep={"reviews":{"limit":5,"sort":"-rating","page":2}}"""), Caller.Anonymous);

        Assert.Contains(
            """(SELECT CASE count(*) WHEN 0 THEN '[]' ELSE concat('[', group_concat(ifnull(concat('[', ifnull(t1."rating", 'null'), ']'), '!') ORDER BY t1."rating" DESC, t1."id" DESC SEPARATOR ',' LIMIT 5 OFFSET $1), ']') END FROM "reviews" AS t1 WHERE t1."bookId" = t0."id")""",
            Dialect.Write(plan.Query).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Nested_values_are_json_texts_that_lose_nothing()
    {
        var plan = Planner.PlanRead(Library.Request("fields=genres.books.title,genres.books.price,genres.books.published,genres.books.details"), Caller.Anonymous);

        Assert.Contains(
            """concat('[', ifnull(json_quote(t3."title") COLLATE utf8mb4_nopad_bin, 'null'), ',', ifnull(cast(t3."price" AS CHAR(40)), 'null'), ',', ifnull(concat('"', t3."published", '"'), 'null'), ',', ifnull(json_quote(t3."details") COLLATE utf8mb4_nopad_bin, 'null'), ']')""",
            Dialect.Write(plan.Query).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_wide_nested_row_is_cut_into_chunks()
    {
        var values = Enumerable.Range(0, NestedRows.ChunkSize + 1).Select(static i => (Expression)new ColumnReference(1, "c" + i, DataType.Int));
        var rows = new NestedRows(new() { From = new TableSource(1, new("public", "wide")), Projections = values.ToEquatableArray() });
        var text = Dialect.Write(new SelectQuery { From = new TableSource(0, new("public", "narrow")), Projections = EquatableArray.Of<Expression>(rows) }).Text;

        Assert.Contains("""concat('[[', ifnull(t1."c0", 'null'), ',', ifnull(t1."c1", 'null')""", text, StringComparison.Ordinal);
        Assert.Contains("""ifnull(t1."c89", 'null'), '],[', ifnull(t1."c90", 'null'), ']]')""", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_update_is_followed_by_a_read_of_the_row_with_the_same_values()
    {
        var statement = Dialect.Write(Planner.PlanUpdate(Library.Genres, [1], Caller.Anonymous));

        Assert.Equal("""UPDATE "genres" AS t0 SET t0."label" = $1 WHERE t0."id" = $2""", statement.Text);
        Assert.Equal("""SELECT t0."id", t0."label", t0."createdAt", t0."updatedAt" FROM "genres" AS t0 WHERE t0."id" = $2""", statement.Rows!.Text);
        Assert.Equal(statement.Parameters, statement.Rows.Parameters);
    }

    [Fact]
    public void A_delete_and_an_insert_without_values_have_forms_of_their_own()
    {
        Assert.Equal("""DELETE t0 FROM "genres" AS t0 WHERE t0."id" = $1""", Dialect.Write(Planner.PlanDelete(Library.Genres, Caller.Anonymous)).Text);
        Assert.StartsWith("""INSERT INTO "genres" ("label", """, Dialect.Write(Planner.PlanInsert(Library.Genres, Caller.Anonymous)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_may_refer_to_itself_lets_go_before_it_is_deleted()
    {
        var mentor = Library.Books.Relations.First(static r => r.Name == "author") with
        {
            Name = "sequel",
            Target = Library.Books.Name,
            ForeignKey = "sequelId",
            OnDelete = OnDelete.Restrict,
        };
        var books = Library.Books with { Relations = EquatableArray.Of(mentor) };
        var statement = Dialect.Write(new Planner(new MetadataModel([books])).PlanDelete(books, Caller.Anonymous));

        Assert.Equal("""DELETE t0 FROM "books" AS t0 WHERE t0."id" = $1""", statement.Text);
        Assert.Equal(
            """UPDATE "books" AS t0 SET t0."sequelId" = nullif(t0."sequelId", t0."id") WHERE (t0."id" = $1) AND t0."id" IN (t0."sequelId")""", statement.Before!.Text);
    }

    [Fact]
    public void Links_are_added_from_the_items_of_a_list()
    {
        var statements = Dialect.Write(Planner.PlanLinks(Library.Books, Library.Books.FindRelation("genres")!, Caller.Anonymous));

        Assert.EndsWith("""WHERE "sourceId" = $1""", statements.Clear.Text, StringComparison.Ordinal);
        Assert.EndsWith("""("sourceId", "targetId") SELECT $1, j.v FROM json_table($2, '$[*]' COLUMNS (v INT PATH '$')) AS j""", statements.Add.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_outside_of_public_is_one_identifier() => Assert.Equal("\"shop.books\"", Dialect.Quote(new TableName("shop", "books")));
}
