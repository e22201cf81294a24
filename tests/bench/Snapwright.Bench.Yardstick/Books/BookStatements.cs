namespace Snapwright.Bench.Yardstick.Books;

/// <summary>
/// The SQL of the book endpoints. Limits are checked integers in the text: as parameters they make PostgreSQL plan anew at every execution.
/// </summary>
internal static class BookStatements
{
    public const string Get = $"""SELECT {BookWriter.Columns} FROM "books" WHERE "id" = $1""";

    public static string List(int limit) => $"""SELECT {BookWriter.Columns} FROM "books" ORDER BY "id" LIMIT {limit}""";

    public static string Above(int limit) => $"""SELECT {BookWriter.Columns} FROM "books" WHERE "price" > $1 ORDER BY "price" DESC, "id" DESC LIMIT {limit}""";

    public static string CountByAuthor(int limit) => $"""SELECT "authorId", count(*) FROM "books" GROUP BY "authorId" ORDER BY "authorId" LIMIT {limit}""";

    public const string WithParents = """
        SELECT b."id", b."title", b."price", a."id", a."name", p."id", p."name"
        FROM "books" b JOIN "authors" a ON a."id" = b."authorId" JOIN "publishers" p ON p."id" = b."publisherId"
        WHERE b."id" = $1
        """;

    public static string FirstReviews(int limit) => $"""SELECT "id", "rating", "text" FROM "reviews" WHERE "bookId" = $1 ORDER BY "id" LIMIT {limit}""";

    public static string ManyWithParents(int limit) => $"""
        SELECT b."id", b."title", b."price", a."id", a."name", p."id", p."name"
        FROM "books" b JOIN "authors" a ON a."id" = b."authorId" JOIN "publishers" p ON p."id" = b."publisherId"
        WHERE b."id" > $1 ORDER BY b."id" LIMIT {limit}
        """;

    public static string ReviewsOfMany(int limit, int reviews) => $"""
        SELECT b."id", r."id", r."rating", r."text" FROM {KeysOfMany(limit)} b
        CROSS JOIN LATERAL (SELECT "id", "rating", "text" FROM "reviews" WHERE "bookId" = b."id" ORDER BY "id" LIMIT {reviews}) r
        ORDER BY b."id", r."id"
        """;

    public static string RepliesOfMany(int limit, int reviews, int replies) => $"""
        SELECT r."id", a."id", a."text" FROM {KeysOfMany(limit)} b
        CROSS JOIN LATERAL (SELECT "id" FROM "reviews" WHERE "bookId" = b."id" ORDER BY "id" LIMIT {reviews}) r
        CROSS JOIN LATERAL (SELECT "id", "text" FROM "replies" WHERE "reviewId" = r."id" ORDER BY "id" LIMIT {replies}) a
        ORDER BY b."id", r."id", a."id"
        """;

    public static string SumsByPublisher(int limit) => $"""
        SELECT "publisherId", sum("price"), round(avg("price"), 6), count(*) FROM "books" WHERE "price" > $1
        GROUP BY "publisherId" HAVING count(*) > $2 ORDER BY "publisherId" LIMIT {limit}
        """;

    private static string KeysOfMany(int limit) => $"""(SELECT "id" FROM "books" WHERE "id" > $1 ORDER BY "id" LIMIT {limit})""";
}
