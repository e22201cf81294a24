using Snapwright.Generators.Pipeline;
using Snapwright.Generators.Tests.Driving;
using Snapwright.Generators.Views;

namespace Snapwright.Generators.Tests.Views;

public sealed class ViewCachingTests
{
    private static readonly SnapshotText Books = ViewProject.View("long_books", "SELECT id, title FROM books WHERE pages > 500");
    private static readonly SnapshotText Tags = ViewProject.View("all_tags", "SELECT id, tag FROM tags");

    [Fact]
    public void Editing_a_view_emits_that_view_and_the_catalog_anew()
    {
        var project = ViewProject.Of(ViewProject.Snapshot(), Books, Tags);
        Given.Generate(project).AssertIsClean();

        var after = project.Replace(Books, ViewProject.View("long_books", "SELECT id, title FROM books WHERE pages > 600")).Run();

        Assert.Equal(["App.LongBooksView.g.cs"], ViewProject.HintsOf(after, StepNames.ViewSources));
        Assert.Empty(ViewProject.HintsOf(after, StepNames.TableSources));
        Assert.Equal(["App.Catalog.g.cs"], ViewProject.HintsOf(after, StepNames.CatalogSource));
    }

    [Fact]
    public void Editing_a_table_emits_the_views_that_use_it_anew_and_no_other()
    {
        var snapshot = ViewProject.Snapshot();
        var project = ViewProject.Of(snapshot, Books, Tags);
        Given.Generate(project).AssertIsClean();

        var after = project.Replace(snapshot, ViewProject.Snapshot(tagType: "varchar")).Run();

        Assert.Equal(["App.AllTagsView.g.cs"], ViewProject.HintsOf(after, StepNames.ViewSources));
        Assert.Equal(["App.Tag.g.cs"], ViewProject.HintsOf(after, StepNames.TableSources));
    }

    [Fact]
    public void Editing_a_view_emits_the_views_that_read_from_it_anew()
    {
        var above = ViewProject.View("titles", "SELECT title FROM long_books");
        var project = ViewProject.Of(ViewProject.Snapshot(), Books, Tags, above);
        Given.Generate(project).AssertIsClean();

        var after = project.Replace(Books, ViewProject.View("long_books", "SELECT id, title FROM books WHERE pages > 600")).Run();

        Assert.Equal(["App.LongBooksView.g.cs", "App.TitlesView.g.cs"], ViewProject.HintsOf(after, StepNames.ViewSources));
    }

    [Fact]
    public void A_snapshot_that_is_only_formatted_otherwise_emits_no_view_anew()
    {
        var snapshot = ViewProject.Snapshot();
        var project = ViewProject.Of(snapshot, Books, Tags);
        Given.Generate(project).AssertIsClean();

        var after = project.Replace(snapshot, new("snapshot.json", snapshot.GetText().ToString().Replace(",", ",\n  ", StringComparison.Ordinal))).Run();

        Assert.Empty(after.MadeAnew(StepNames.Views).Cast<ViewModel>());
        Assert.Empty(ViewProject.HintsOf(after, StepNames.ViewSources));
    }
}
