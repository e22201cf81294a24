namespace Snapwright.Bench.Yardstick.Books;

/// <summary>The SQL of the book endpoints.</summary>
internal static class BookStatements
{
    public const string Get = $"""SELECT {BookWriter.Columns} FROM "books" WHERE "id" = $1""";

    public const string List = $"""SELECT {BookWriter.Columns} FROM "books" ORDER BY "id" LIMIT $1""";

    public const string Above = $"""SELECT {BookWriter.Columns} FROM "books" WHERE "price" > $1 ORDER BY "price" DESC, "id" DESC LIMIT $2""";

    public const string CountByAuthor = """SELECT "authorId", count(*) FROM "books" GROUP BY "authorId" ORDER BY "authorId" LIMIT $1""";

    public const string WithParents = """
        SELECT b."id", b."title", b."price", a."id", a."name", p."id", p."name"
        FROM "books" b JOIN "authors" a ON a."id" = b."authorId" JOIN "publishers" p ON p."id" = b."publisherId"
        WHERE b."id" = $1
        """;

    public const string FirstReviews = """SELECT "id", "rating", "text" FROM "reviews" WHERE "bookId" = $1 ORDER BY "id" LIMIT $2""";
}
