using Snapwright.Generators.Tests.Driving;

namespace Snapwright.Generators.Tests.Emission;

public sealed class AlternateKeyTests
{
    private const string Snapshot = """
        {
          "authors": { "columns": [{ "name": "id", "type": "int", "isPrimary": true, "isGenerated": true }] },
          "books": {
            "columns": [
              { "name": "id", "type": "int", "isPrimary": true, "isGenerated": true },
              { "name": "isbn", "type": "varchar", "isNullable": false },
              { "name": "number", "type": "int", "isNullable": false },
              { "name": "title", "type": "varchar", "isNullable": false }],
            "relations": [{ "propertyName": "author", "type": "many-to-one", "targetTable": "authors", "isNullable": false }],
            "uniqueConstraints": [
              { "name": "isbn", "columns": ["isbn"], "isAlternateKey": true },
              { "name": "of_author", "columns": ["author", "number"], "isAlternateKey": true },
              { "name": "titles", "columns": ["title"] }],
            "checkConstraints": [{ "name": "titled", "expression": "title <> '' AND number > 0" }]
          }
        }
        """;

    [Fact]
    public void An_alternate_key_is_a_method_that_finds_a_row()
    {
        var project = Project.With(Snapshot).Write("""
            using App;

            internal static class Calls
            {
                public static async System.Threading.Tasks.Task<Book?> Call(Db db) =>
                    await db.Books.FindByIsbnAsync("1") ?? await db.Books.FindByOfAuthorAsync(authorId: 3, number: 2);
            }
            """);

        var generation = project.Run().AssertIsClean().AssertCompiles();

        Assert.DoesNotContain("FindByTitles", generation["App.Book.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("AuthorKeys", generation["App.Author.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Inputs_say_what_the_database_asks_of_rows() => Assert.Contains(
        "/// <c>titled</c>: <c>title &lt;&gt; '' AND number &gt; 0</c>",
        Given.Generate(Snapshot)["App.Book.g.cs"],
        StringComparison.Ordinal);
}
