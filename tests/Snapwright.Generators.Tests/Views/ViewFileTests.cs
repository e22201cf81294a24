using System.Text.RegularExpressions;
using Snapwright.Generators.Tests.Driving;

namespace Snapwright.Generators.Tests.Views;

public sealed partial class ViewFileTests
{
    [Theory]
    [InlineData("App.BooksOfAuthorView.g.cs")]
    [InlineData("App.Catalog.g.cs")]
    public void The_emitted_file_is_the_verified_one(string file)
    {
        var generation = Given.Generate(Library("books_of_author.funql")).AssertIsClean();

        Verified.Match(Scrub(generation[file]), $"library.{file.Replace(".g.cs", "", StringComparison.Ordinal)}");
    }

    [Fact]
    public void What_is_emitted_compiles_with_the_calls_that_it_is_for()
    {
        var project = Library("books_of_author.funql").Write("""
            using System;
            using System.Collections.Generic;
            using System.Threading;
            using System.Threading.Tasks;
            using App;

            internal static class Calls
            {
                public static async Task<string?> Call(DbViews views, Db db, CancellationToken cancellationToken)
                {
                    IReadOnlyList<BooksOfAuthorRow> rows = await views.BooksOfAuthor(3, cancellationToken: cancellationToken);
                    rows = await db.Views.BooksOfAuthor(3, BookStatus.Draft, least: 1m, since: null, until: new DateOnly(2026, 1, 1), ids: [1, 2], word: "a%", cancellationToken: cancellationToken);
                    await foreach (var row in views.BooksOfAuthorStream(author: 3))
                    {
                        (int id, BookStatus status, int? author, string? comment) = (row.Id, row.Status, row.Author, row.Comment);
                        return row.AuthorName;
                    }

                    return null;
                }
            }
            """);

        project.Run().AssertIsClean().AssertCompiles();
    }

    [Fact]
    public void Settings_for_the_planner_are_those_of_one_database()
    {
        var generation = ViewProject.Of(ViewProject.Snapshot(), ViewProject.View("planned", "SET enable_seqscan = off; SET enable_sort TO true; SELECT title FROM books")).Run().AssertIsClean().AssertCompiles();

        var settings = SettingsOf().Matches(generation["App.PlannedView.g.cs"]);
        Assert.Equal("""{ Settings = EquatableArray.Of(new PlannerSetting("enable_seqscan", false), new PlannerSetting("enable_sort", true)) }""", Assert.Single(settings).Value);
    }

    [GeneratedRegex("\\{ Settings = .*? \\}")]
    private static partial Regex SettingsOf();

    private static Project Library(string view) => new(
        "App",
        "application",
        hasServer: true,
        new SnapshotText("snapshot.json", Given.Snapshot("library")),
        new SnapshotText($"views/{view}", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Snapshots", view)), "View"));

    // Fingerprints and the version change without the emitter.
    private static string Scrub(string text) =>
        Version().Replace(Fingerprint().Replace(text, "0000000000000000"), "\"Snapwright.Generators\", \"0.0.0\"");

    [GeneratedRegex("\\b[0-9a-f]{16}\\b")]
    private static partial Regex Fingerprint();

    [GeneratedRegex("\"Snapwright.Generators\", \"[0-9.]+\"")]
    private static partial Regex Version();
}
