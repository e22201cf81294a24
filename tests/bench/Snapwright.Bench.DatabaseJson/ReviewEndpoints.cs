using System.Globalization;

namespace Snapwright.Bench.DatabaseJson;

/// <summary>The list of reviews, filtered through two relations.</summary>
internal sealed class ReviewEndpoints(DatabaseAnswers answers)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/reviews", ListAsync);

    private Task ListAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var filter = query["filter"].ToString();
        return answers.SendAsync(context, Newest(int.Parse(query["limit"].ToString(), CultureInfo.InvariantCulture)),
            DatabaseAnswers.Value(Bound.Of(filter)), DatabaseAnswers.Value(Bound.Text(filter)));
    }

    private static string Newest(int limit) => JsonText.Rows($"""
        SELECT r."id", r."rating", r."text", "book", {JsonText.Instant("r.\"createdAt\"")} AS "createdAt", {JsonText.Instant("r.\"updatedAt\"")} AS "updatedAt"
        FROM (SELECT r.* FROM "reviews" r JOIN "books" b ON b."id" = r."bookId" JOIN "authors" a ON a."id" = b."authorId"
              WHERE b."pages" > $1 AND a."country" = $2 ORDER BY r."createdAt" DESC, r."id" DESC LIMIT {limit}) r,
             LATERAL (SELECT r."bookId" AS "id") "book"
        """);
}
