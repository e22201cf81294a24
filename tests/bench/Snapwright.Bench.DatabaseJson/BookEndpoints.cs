using System.Globalization;

namespace Snapwright.Bench.DatabaseJson;

/// <summary>The reading endpoints of books. It takes the parameters of the benchmark's requests alone.</summary>
internal sealed class BookEndpoints(DatabaseAnswers answers)
{
    private static readonly string s_columns = $"""
        b."id", b."title", b."isbn", b."price", b."pages", b."published", b."language", b."inStock", "author", "publisher",
        {JsonText.Instant("b.\"createdAt\"")} AS "createdAt", {JsonText.Instant("b.\"updatedAt\"")} AS "updatedAt"
        FROM "books" b, LATERAL (SELECT b."authorId" AS "id") "author", LATERAL (SELECT b."publisherId" AS "id") "publisher"
        """;

    private const string Parents = """
        JOIN LATERAL (SELECT "id", "name" FROM "authors" WHERE "id" = b."authorId") "author" ON true
        JOIN LATERAL (SELECT "id", "name" FROM "publishers" WHERE "id" = b."publisherId") "publisher" ON true
        """;

    private static readonly string s_get = JsonText.Row($"SELECT {s_columns} WHERE b.\"id\" = $1");

    private static readonly string s_tree = JsonText.Row($"""
        SELECT b."id", b."title", b."price", "author", "publisher",
               {JsonText.Items("SELECT \"id\", \"rating\", \"text\" FROM \"reviews\" WHERE \"bookId\" = b.\"id\" ORDER BY \"id\" LIMIT 5")} AS "reviews"
        FROM "books" b {Parents} WHERE b."id" = $1
        """);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/books", ListAsync);
        routes.MapGet("/api/books/{id}", GetAsync);
    }

    private Task GetAsync(HttpContext context)
    {
        if (!int.TryParse(context.Request.RouteValues["id"] as string, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return answers.SendAsync(context, context.Request.Query.ContainsKey("deep") ? s_tree : s_get, DatabaseAnswers.Value(id));
    }

    private Task ListAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var limit = int.Parse(query["limit"].ToString(), CultureInfo.InvariantCulture);
        if (query.TryGetValue("having", out var having))
        {
            return answers.SendAsync(context, Sums(limit), DatabaseAnswers.Value(Bound.OfDecimal(query["filter"])), DatabaseAnswers.Value((long)Bound.Of(having)));
        }

        if (query.ContainsKey("groupBy"))
        {
            return answers.SendAsync(context, Counts(limit));
        }

        if (query.ContainsKey("deep"))
        {
            return answers.SendAsync(context, Deep(limit), DatabaseAnswers.Value(Bound.Of(query["filter"])));
        }

        return query.TryGetValue("filter", out var filter)
            ? answers.SendAsync(context, Above(limit), DatabaseAnswers.Value(Bound.OfDecimal(filter)))
            : answers.SendAsync(context, List(limit));
    }

    private static string List(int limit) => JsonText.Rows($"SELECT {s_columns} ORDER BY b.\"id\" LIMIT {limit}");

    private static string Above(int limit) => JsonText.Rows($"SELECT {s_columns} WHERE b.\"price\" > $1 ORDER BY b.\"price\" DESC, b.\"id\" DESC LIMIT {limit}");

    private static string Counts(int limit) => JsonText.Rows($"""
        SELECT "author", "count" FROM (SELECT "authorId", count(*) AS "count" FROM "books" GROUP BY "authorId" ORDER BY "authorId" LIMIT {limit}) g,
        LATERAL (SELECT g."authorId" AS "id") "author"
        """);

    private static string Sums(int limit) => JsonText.Rows($"""
        SELECT "publisher", "price"
        FROM (SELECT "publisherId", sum("price") AS "sum", round(avg("price"), 6) AS "avg", count(*) AS "count" FROM "books" WHERE "price" > $1
              GROUP BY "publisherId" HAVING count(*) > $2 ORDER BY "publisherId" LIMIT {limit}) g,
        LATERAL (SELECT g."publisherId" AS "id") "publisher", LATERAL (SELECT g."sum", g."avg", g."count") "price"
        """);

    private static string Deep(int limit)
    {
        var replies = JsonText.Items("SELECT \"id\", \"text\" FROM \"replies\" WHERE \"reviewId\" = r.\"id\" ORDER BY \"id\" LIMIT 2");
        var reviews = JsonText.Items($"""
            SELECT r."id", r."rating", r."text", {replies} AS "replies" FROM "reviews" r WHERE r."bookId" = b."id" ORDER BY r."id" LIMIT 3
            """);
        return JsonText.Rows($"""
            SELECT b."id", b."title", b."price", "author", "publisher", {reviews} AS "reviews"
            FROM "books" b {Parents} WHERE b."id" > $1 ORDER BY b."id" LIMIT {limit}
            """);
    }
}
