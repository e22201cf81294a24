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
}
