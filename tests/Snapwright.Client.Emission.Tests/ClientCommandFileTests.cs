using Snapwright.Generators.Tests.Driving;

namespace Snapwright.Client.Emission.Tests;

public sealed class ClientCommandFileTests
{
    [Theory]
    [InlineData("App.RetireBooksView.Client.g.cs")]
    [InlineData("App.PurgeBooksView.Client.g.cs")]
    public void The_emitted_file_is_the_verified_one(string file) => Verified.Match(
        Given.Generate(Library("")).AssertIsClean()[file], $"library.{file.Replace(".g.cs", "", StringComparison.Ordinal)}");

    [Fact]
    public void A_client_with_commands_compiles_beside_the_server_with_the_calls_that_it_is_for() => Library("""
        using System.Threading;
        using System.Threading.Tasks;
        using App.Client;

        internal static class Calls
        {
            public static async Task<int> Call(ApiClient client, CancellationToken cancellationToken)
            {
                var rows = await client.Views.RetireBooks(3, BookStatus.Draft, cancellationToken);
                (int id, string title) = (rows[0].Id, rows[0].Title);
                return await client.Views.PurgeBooks() + await client.Views.PurgeBooks(2.5m, cancellationToken);
            }
        }
        """).Run().AssertIsClean().AssertCompiles();

    private static Project Library(string csharp) => new Project(
        "App",
        "application",
        hasServer: true,
        new SnapshotText("snapshot.json", Given.Snapshot("library")),
        new SnapshotText("retire_books.funql", "{ $author reference(authors), $status enum('draft', 'in print', 'sold-out') }: UPDATE books SET status = $status WHERE author = $author RETURNING id, title", "View"),
        new SnapshotText("purge_books.funql", "{ $below decimal DEFAULT 1 }: DELETE FROM books WHERE price < $below", "View"))
        .Write(csharp);
}
