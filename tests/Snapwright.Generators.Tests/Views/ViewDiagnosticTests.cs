using System.Globalization;
using Microsoft.CodeAnalysis;
using Snapwright.Generators.Tests.Driving;

namespace Snapwright.Generators.Tests.Views;

public sealed class ViewDiagnosticTests
{
    [Fact]
    public void A_fault_in_a_file_of_a_view_is_reported_at_its_line_and_column()
    {
        var generation = Given.Generate(ViewProject.Of(ViewProject.Snapshot(), ViewProject.View("one", "SELECT id,\n  nope\nFROM books")));

        var diagnostic = Assert.Single(generation.Diagnostics);
        Assert.Equal(["SW0101 views/one.funql(2,3)"], ViewProject.FaultsOf(generation));
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Equal(7, diagnostic.Location.GetLineSpan().EndLinePosition.Character + 1);
        Assert.StartsWith("view 'one': ", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Contains("nope", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        generation.AssertCompiles();
    }

    [Theory]
    [InlineData(/*lang=json*/ """{ "version": 1, "tables": {}, "views": [{ "name": "one", "query": "SELECT id, nope FROM books" }] }""")]
    [InlineData(/*lang=json*/ """{ "version": 1, "tables": {}, "views": [{ "name": "one", "query": "SELECT\n\tid,\u0020nope FROM books" }] }""")]
    [InlineData(/*lang=json*/ """{ "version": 1, "tables": {}, "views": [{ "name": "one", "query": "SELECT \"id\", nope FROM books" }] }""")]
    public void A_fault_in_a_text_of_metadata_is_reported_at_its_column_in_the_string(string metadata)
    {
        var column = metadata.IndexOf("nope", StringComparison.Ordinal) + 1;
        var generation = Given.Generate(ViewProject.Of(ViewProject.Snapshot(), new SnapshotText("metadata.json", metadata, "Export")));

        Assert.Equal([$"SW0101 metadata.json(1,{column})"], ViewProject.FaultsOf(generation));
        Assert.Equal(column + 4, generation.Diagnostics[0].Location.GetLineSpan().EndLinePosition.Character + 1);
    }

    [Fact]
    public void All_faults_of_all_views_are_reported_at_once_and_good_views_are_emitted()
    {
        var generation = Given.Generate(ViewProject.Of(
            ViewProject.Snapshot(),
            ViewProject.View("names", "SELECT id, nope, tag FROM books"),
            ViewProject.View("types", "SELECT id FROM books WHERE title > 5"),
            ViewProject.View("words", "SELECT FROM WHERE"),
            ViewProject.View("good", "SELECT id FROM books")));

        var faults = ViewProject.FaultsOf(generation);
        Assert.Contains("SW0101 views/names.funql(1,12)", faults);
        Assert.Contains("SW0101 views/names.funql(1,18)", faults);
        Assert.Contains(faults, static f => f.StartsWith("SW0102 views/types.funql", StringComparison.Ordinal));
        Assert.Contains(faults, static f => f.StartsWith("SW0100 views/words.funql", StringComparison.Ordinal));
        Assert.Equal(["App.Book.g.cs", "App.Tag.g.cs", "App.GoodView.g.cs", "App.Catalog.g.cs"], generation.Files);
        generation.AssertCompiles();
    }

    [Fact]
    public void Renaming_a_column_breaks_the_build_at_every_view_that_used_it()
    {
        var snapshot = ViewProject.Snapshot();
        var project = ViewProject.Of(
            snapshot,
            ViewProject.View("by_title", "SELECT id\nFROM books\nORDER BY title"),
            ViewProject.View("pages", "SELECT pages FROM books"),
            ViewProject.View("titles", "SELECT title FROM books"));
        Given.Generate(project).AssertIsClean();

        var after = project.Replace(snapshot, ViewProject.Snapshot(titleColumn: "name")).Run();

        Assert.Equal(["SW0101 views/by_title.funql(3,10)", "SW0101 views/titles.funql(1,8)"], ViewProject.FaultsOf(after));
    }

    [Fact]
    public void A_view_that_may_be_broken_is_a_warning_and_has_no_method()
    {
        const string Metadata = """{ "version": 1, "tables": {}, "views": [{ "name": "one", "query": "SELECT nope FROM books", "allowBroken": true }] }""";
        var generation = Given.Generate(ViewProject.Of(ViewProject.Snapshot(), new SnapshotText("metadata.json", Metadata, "Export")));

        Assert.Equal("SW0091", Assert.Single(generation.Diagnostics).Id);
        Assert.Equal(DiagnosticSeverity.Warning, generation.Diagnostics[0].DefaultSeverity);
        Assert.DoesNotContain("App.OneView.g.cs", generation.Files);
        generation.AssertCompiles();
    }

    [Fact]
    public void A_table_with_faults_of_its_own_is_not_reported_again_by_its_views()
    {
        var generation = Given.Generate(ViewProject.Of(
            new SnapshotText("snapshot.json", """{ "books": { "columns": [{ "name": "id", "type": "money" }] } }"""),
            ViewProject.View("one", "SELECT id FROM books")));

        Assert.DoesNotContain(generation.Diagnostics, static d => d.Id == "SW0101");
        Assert.NotEmpty(generation.Diagnostics);
    }

    [Fact]
    public void A_view_whose_name_in_CSharp_is_taken_is_a_diagnostic()
    {
        var generation = Given.Generate(ViewProject.Of(
            ViewProject.Snapshot(), ViewProject.View("tops", "SELECT id FROM books"), ViewProject.View("Tops", "SELECT id FROM tags")));

        Assert.Equal("SW0062", Assert.Single(generation.Diagnostics).Id);
        generation.AssertCompiles();
    }

    [Fact]
    public void A_table_may_be_called_views()
    {
        var generation = Given.Generate(ViewProject.Of(
            new SnapshotText("snapshot.json", """{ "views": { "columns": [{ "name": "id", "type": "int", "isPrimary": true, "isGenerated": true }] } }"""),
            ViewProject.View("all", "SELECT id FROM views")));

        Assert.Contains("public DbViews DbViews =>", generation.AssertIsClean()["App.Catalog.g.cs"], StringComparison.Ordinal);
        generation.AssertCompiles();
    }

    [Fact]
    public void Texts_of_tables_are_checked_as_views_are()
    {
        const string Snapshot = """
            { "books": {
              "columns": [
                { "name": "id", "type": "int", "isPrimary": true, "isGenerated": true },
                { "name": "title", "type": "varchar", "isNullable": false }],
              "computedFields": [{ "name": "long", "expression": "title || nope" }],
              "checkConstraints": [{ "name": "titled", "expression": "titel <> ''" }] } }
            """;
        var generation = Given.Generate(ViewProject.Of(
            new SnapshotText("snapshot.json", Snapshot),
            new SnapshotText("metadata.json", """{ "version": 1, "tables": {}, "fieldAttributes": [{ "schema": "public", "table": "books", "field": "title", "attributes": "@{ caption = }" }] }""", "Export")));

        Assert.Equal(
            ["SW0100 metadata.json(1,137)", "SW0101 snapshot.json(5,64)", "SW0101 snapshot.json(6,59)"],
            ViewProject.FaultsOf(generation).Order(StringComparer.Ordinal));
    }
}
