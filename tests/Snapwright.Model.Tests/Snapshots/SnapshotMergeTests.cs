using Snapwright.Model.Resolution;
using Snapwright.Model.Snapshots;
using Xunit;

namespace Snapwright.Model.Tests.Snapshots;

public sealed class SnapshotMergeTests
{
    [Fact]
    public void Tables_and_fields_are_united_and_the_later_file_wins()
    {
        var snapshot = SnapshotReader.Read("snapshot.json", $$"""
            {
              "a": {"description":"old","columns":[{{Given.Id}},{"name":"x","type":"int"},{"name":"y","type":"int"}],"uniques":[["x"]],"indexes":[["y"]],
                "relations":[{"propertyName":"b","type":"many-to-one","targetTable":"b"}]},
              "b": {"columns":[{{Given.Id}}]}
            }
            """);
        var export = SnapshotReader.ReadExport("metadata.json", $$$"""
            {"version":1,"tables":{
              "a": {"description":"new","columns":[{"name":"y","type":"text"},{"name":"z","type":"int"}],"uniques":[["z"],["x"]],
                "relations":[{"propertyName":"b","type":"many-to-one","targetTable":"c","onDelete":"CASCADE"}]},
              "c": {"columns":[{{{Given.Id}}}]}
            }}
            """);

        var resolution = ModelResolver.Resolve([snapshot, export]);

        Assert.Empty(resolution.Diagnostics);
        Assert.Equal(["a", "b", "c"], resolution.Model.Tables.Select(static t => t.Name.Name));
        var table = resolution.Model.Find("a")!;
        Assert.Equal(["id Int", "x Int", "y Text", "z Int", "createdAt DateTime", "updatedAt DateTime"], table.Columns.Select(static c => $"{c.Name} {c.DeclaredType}"));
        Assert.Equal(("new", "c"), (table.Description, Assert.Single(table.Relations).Target.Name));
        Assert.Equal(["uq_a_x", "uq_a_z"], table.Uniques.Select(static u => u.Name));
        Assert.Contains("idx_a_y", table.Indexes.Select(static i => i.Name));
    }

    [Fact]
    public void The_export_of_a_model_changes_nothing_of_it()
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Snapshots", "everything.json"));
        var model = Given.Model(text);
        var export = SnapshotReader.ReadExport("metadata.json", SnapshotWriter.WriteExport(model, model.Tables));

        var resolution = ModelResolver.Resolve([SnapshotReader.Read("snapshot.json", text), export]);

        Assert.Empty(resolution.Diagnostics);
        Assert.Equal(model, resolution.Model);
    }

    [Fact]
    public void Fields_that_meet_only_across_files_are_reported_where_they_stand()
    {
        var resolution = ModelResolver.Resolve(
        [
            SnapshotReader.Read("snapshot.json", Given.TableText("""{"name":"x","type":"int"}""")),
            SnapshotReader.Read("metadata.json", """{"t":{"columns":[{"name":"X","type":"int"}]}}"""),
        ]);

        var diagnostic = Assert.Single(resolution.Diagnostics);
        Assert.Equal(("SW0014", "metadata.json", 26), (diagnostic.Id, diagnostic.Position.File, diagnostic.Position.Column));
    }

    [Fact]
    public void An_inverse_may_be_told_from_both_sides_when_they_agree()
    {
        var model = Given.Model($$"""
            {
              "a": {"columns":[{{Given.Id}}],"relations":[{"propertyName":"b","type":"many-to-one","targetTable":"b","inversePropertyName":"as"}]},
              "b": {"columns":[{{Given.Id}}],"relations":[{"propertyName":"as","type":"one-to-many","targetTable":"a","mappedBy":"b"}]}
            }
            """);

        Assert.Equal("as", Assert.Single(model.Find("b")!.Relations).Name);
    }
}
