using System.Text.RegularExpressions;
using Snapwright.Generators.Tests.Driving;

namespace Snapwright.Generators.Tests.Views;

public sealed partial class CommandFileTests
{
    private const string Retire = """
        { $author reference(authors), $status enum('draft', 'in print', 'sold-out') DEFAULT 'sold-out', $note string NULL }:
        UPDATE books SET status = $status, note = $note WHERE author = $author RETURNING id, title, status, author=>name AS writer
        """;

    private const string Purge = "{ $below decimal DEFAULT 1 }: DELETE FROM books WHERE price < $below";

    [Theory]
    [InlineData("App.RetireBooksView.g.cs")]
    [InlineData("App.PurgeBooksView.g.cs")]
    public void The_emitted_file_is_the_verified_one(string file) =>
        Verified.Match(Scrub(Given.Generate(Library()).AssertIsClean()[file]), $"library.{file.Replace(".g.cs", "", StringComparison.Ordinal)}");

    [Fact]
    public void What_is_emitted_compiles_with_the_calls_that_it_is_for() => Library().Write("""
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using App;

        internal static class Calls
        {
            public static async Task<int> Call(DbViews views, Db db, CancellationToken cancellationToken)
            {
                IReadOnlyList<RetireBooksRow> rows = await views.RetireBooks(3, cancellationToken: cancellationToken);
                rows = await db.Views.RetireBooks(author: 3, BookStatus.Draft, note: null, cancellationToken);
                (int id, BookStatus status, string? writer) = (rows[0].Id, rows[0].Status, rows[0].Writer);
                return await views.PurgeBooks() + await views.PurgeBooks(2.5m, cancellationToken);
            }
        }
        """).Run().AssertIsClean().AssertCompiles();

    [Fact]
    public void Faults_of_a_command_are_reported_at_their_places()
    {
        var generation = Given.Generate(ViewProject.Of(
            ViewProject.Snapshot(), ViewProject.View("wrong", "UPDATE books\nSET id = 1,\n    title = 2,\n    nope = 3\nRETURNING pages + 1")));

        Assert.Equal(
            ["SW0103 views/wrong.funql(2,5)", "SW0102 views/wrong.funql(3,13)", "SW0101 views/wrong.funql(4,5)", "SW0101 views/wrong.funql(5,11)"],
            ViewProject.FaultsOf(generation));
    }

    private static Project Library() => new(
        "App",
        "application",
        hasServer: true,
        new SnapshotText("snapshot.json", Given.Snapshot("library")),
        new SnapshotText("views/retire_books.funql", Retire, "View"),
        new SnapshotText("views/purge_books.funql", Purge, "View"));

    // Fingerprints and the version change without the emitter.
    private static string Scrub(string text) =>
        Version().Replace(Fingerprint().Replace(text, "0000000000000000"), "\"Snapwright.Generators\", \"0.0.0\"");

    [GeneratedRegex("\\b[0-9a-f]{16}\\b")]
    private static partial Regex Fingerprint();

    [GeneratedRegex("\"Snapwright.Generators\", \"[0-9.]+\"")]
    private static partial Regex Version();
}
