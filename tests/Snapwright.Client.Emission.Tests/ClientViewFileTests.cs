using Snapwright.Generators.Tests.Driving;

namespace Snapwright.Client.Emission.Tests;

public sealed class ClientViewFileTests
{
    [Theory]
    [InlineData("App.BooksOfAuthorView.Client.g.cs")]
    [InlineData("App.Catalog.Client.g.cs")]
    public void The_emitted_file_is_the_verified_one(string file) => Verified.Match(
        Given.Generate(Library("")).AssertIsClean()[file], $"library.{file.Replace(".g.cs", "", StringComparison.Ordinal)}");

    [Fact]
    public void A_client_with_views_compiles_beside_the_server_with_the_calls_that_it_is_for() => Library("""
        using System;
        using System.Threading.Tasks;
        using App.Client;

        internal static class Calls
        {
            public static async Task<string?> Call(ApiClient client)
            {
                var rows = await client.Views.BooksOfAuthor(3).Where(b => b.Price > 5m & b.Title == "Tide").OrderBy(b => b.AuthorName).ToListAsync();
                rows = await client.Views.BooksOfAuthor(3, BookStatus.Draft, least: 1m, since: null, until: new DateOnly(2026, 1, 1), ids: [1, 2], word: null).ToListAsync();
                (int id, BookStatus status, decimal doubled) = (rows[0].Id, rows[0].Status, rows[0].Doubled);
                return rows[0].Comment;
            }
        }
        """).Run().AssertIsClean().AssertCompiles();

    private static Project Library(string csharp) => new Project(
        "App",
        "application",
        hasServer: true,
        new SnapshotText("snapshot.json", Given.Snapshot("library")),
        new SnapshotText("books_of_author.funql", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Snapshots", "books_of_author.funql")), "View"))
        .Write(csharp);
}
