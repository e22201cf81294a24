using System.Globalization;
using System.Text;
using Snapwright.Generators.Pipeline;
using Snapwright.Generators.Tables;
using Snapwright.Generators.Tests.Driving;

namespace Snapwright.Generators.Tests.Pipeline;

public sealed class CachingTests
{
    private const int Tables = 300;

    [Fact]
    public void Editing_a_column_of_one_of_300_tables_emits_that_table_and_the_catalog_anew()
    {
        var (before, after) = Edit(static _ => "\"text\"", static table => table == 150 ? "\"float\"" : "\"text\"");

        Assert.Equal(Tables + 1, before.Files.Count());
        Assert.Equal(["App.Thing150.g.cs"], HintsOf(after, StepNames.TableSources));
        Assert.Equal(["App.Catalog.g.cs"], HintsOf(after, StepNames.CatalogSource));
        Assert.Equal(["thing150"], after.MadeAnew(StepNames.Tables).Cast<TableModel>().Select(static t => t.Table.Name.ToString()));
    }

    [Fact]
    public void Changing_the_type_of_a_key_emits_the_tables_that_point_to_it_anew()
    {
        var (_, after) = Edit(static _ => "\"text\"", static _ => "\"text\"", keyTypeOf150: "bigint");

        // 151 has a foreign key to 150. 149, to which 150 points, is another value, and its text is the same.
        Assert.Equal(["thing149", "thing150", "thing151"], after.MadeAnew(StepNames.Tables).Cast<TableModel>().Select(static t => t.Table.Name.ToString()));
        Assert.Equal(["App.Thing150.g.cs", "App.Thing151.g.cs"], HintsOf(after, StepNames.TableSources));
    }

    [Fact]
    public void A_snapshot_that_is_only_formatted_otherwise_emits_nothing_anew()
    {
        var text = Snapshot(static _ => "\"text\"");
        var before = new SnapshotText("snapshot.json", text);
        var project = new Project("App", "application", hasServer: true, before);
        project.Run();

        var after = project.Replace(before, new("snapshot.json", text.Replace(",", ",\n   ", StringComparison.Ordinal))).Run();

        Assert.Empty(after.MadeAnew(StepNames.Tables));
        Assert.Empty(after.MadeAnew(StepNames.TableSources));
        Assert.Empty(after.MadeAnew(StepNames.CatalogSource));
    }

    [Fact]
    public void An_additional_file_of_somebody_else_is_not_read()
    {
        var foreign = new SnapshotText("snapshot.json", "{ this is not JSON", kind: null);
        var generation = new Project("App", "application", hasServer: true, foreign).Run();

        Assert.Empty(generation.Diagnostics);
        Assert.Equal(["App.Catalog.g.cs"], generation.Files);
    }

    private static (Generation Before, Generation After) Edit(Func<int, string> typeBefore, Func<int, string> typeAfter, string keyTypeOf150 = "int")
    {
        var before = new SnapshotText("snapshot.json", Snapshot(typeBefore));
        var project = new Project("App", "application", hasServer: true, before);
        var first = project.Run();
        project.Run().AssertNothingWasMadeAnew();
        var second = project.Replace(before, new("snapshot.json", Snapshot(typeAfter, keyTypeOf150))).Run();
        return (first, second);
    }

    private static string[] HintsOf(Generation generation, string step) =>
        [.. generation.MadeAnew(step).Cast<GeneratedSource>().Select(static s => s.HintName)];

    /// <summary>A chain: every table points to the one before it, which knows the relation from the other side.</summary>
    private static string Snapshot(Func<int, string> typeOf, string keyTypeOf150 = "int")
    {
        var text = new StringBuilder("{");
        for (var table = 0; table < Tables; table++)
        {
            var key = table == 150 ? keyTypeOf150 : "int";
            text.Append(table == 0 ? "" : ",");
            text.Append(CultureInfo.InvariantCulture, $$"""
                "thing{{table:000}}": { "columns": [
                  { "name": "id", "type": "{{key}}", "isPrimary": true, "isGenerated": true },
                  { "name": "value", "type": {{typeOf(table)}} } ]
                """);
            text.Append(table == 0 ? "}" : $$"""
                , "relations": [{ "propertyName": "previous", "type": "many-to-one", "targetTable": "thing{{table - 1:000}}", "inversePropertyName": "nexts" }] }
                """);
        }

        return text.Append('}').ToString();
    }
}
