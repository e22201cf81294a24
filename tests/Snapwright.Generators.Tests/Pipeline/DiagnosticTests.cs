using Microsoft.CodeAnalysis;
using Snapwright.Generators.Tests.Driving;

namespace Snapwright.Generators.Tests.Pipeline;

public sealed class DiagnosticTests
{
    private const string Good = """
        "good": { "columns": [{ "name": "id", "type": "int", "isPrimary": true, "isGenerated": true }] }
        """;

    [Fact]
    public void A_fault_is_reported_at_its_line_and_column_in_the_file()
    {
        var generation = Given.Generate($$"""
            {
              {{Good}},
              "bad": { "columns": [
                { "name": "id", "type": "int", "isPrimary": true, "isGenerated": true },
                { "name": "price", "type": "money" }] }
            }
            """);

        var diagnostic = Assert.Single(generation.Diagnostics);
        Assert.Equal("SW0020", diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        var span = diagnostic.Location.GetLineSpan();
        Assert.Equal("snapshot.json", span.Path);
        Assert.Equal((5, 32), (span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1));
        Assert.Contains("money", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_with_faults_does_not_stop_the_others()
    {
        var generation = Given.Generate($$"""{ {{Good}}, "bad": { "columns": [] } }""");

        Assert.NotEmpty(generation.Diagnostics);
        Assert.Equal(["App.Good.g.cs", "App.Catalog.g.cs"], generation.Files);
        generation.AssertCompiles();
    }

    [Fact]
    public void Malformed_JSON_leaves_an_application_that_compiles()
    {
        var generation = Given.Generate("{ \"books\": ");

        Assert.Equal("SW0001", Assert.Single(generation.Diagnostics).Id);
        generation.AssertCompiles();
    }

    [Fact]
    public void A_project_without_a_snapshot_still_has_its_way_into_the_application()
    {
        var generation = Given.Generate(new Project("App", "application", hasServer: true));

        Assert.Contains("AddSnapwright(this WebApplicationBuilder builder)", generation["App.Catalog.g.cs"], StringComparison.Ordinal);
        generation.AssertIsClean().AssertCompiles();
    }

    [Fact]
    public void A_project_without_the_host_gets_nothing_of_it()
    {
        var project = new Project("App", "application", hasServer: false, new SnapshotText("snapshot.json", $$"""{ {{Good}} }"""));

        Assert.Empty(Given.Generate(project).AssertIsClean().Files);
    }

    [Fact]
    public void The_framework_s_own_tables_come_without_an_application_around_them()
    {
        var project = new Project("Snapwright", "system", hasServer: true, new SnapshotText("system.snapshot.json", $$"""{ {{Good}} }"""));
        var generation = Given.Generate(project);

        var catalog = generation["Snapwright.SystemTables.Catalog.g.cs"];
        Assert.Contains("class SystemCatalog", catalog, StringComparison.Ordinal);
        Assert.DoesNotContain("AddSnapwright", catalog, StringComparison.Ordinal);
        generation.AssertIsClean().AssertCompiles();
    }

    [Theory]
    [InlineData("goods")]
    [InlineData("good_creates")]
    public void Two_tables_with_one_name_in_CSharp_are_a_diagnostic_and_no_error_of_the_compiler(string other)
    {
        var generation = Given.Generate($$"""
            {
              {{Good}},
              "{{other}}": { "columns": [{ "name": "id", "type": "int", "isPrimary": true, "isGenerated": true }] },
              "follower": {
                "columns": [{ "name": "id", "type": "int", "isPrimary": true, "isGenerated": true }],
                "relations": [{ "propertyName": "leader", "type": "many-to-one", "targetTable": "{{other}}", "inversePropertyName": "followers" }] }
            }
            """);

        var diagnostic = Assert.Single(generation.Diagnostics);
        Assert.Equal("SW0060", diagnostic.Id);
        Assert.Equal(3, diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1);
        Assert.Contains($"'{other}'", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        generation.AssertCompiles();
    }

    [Fact]
    public void Names_that_differ_in_case_only_and_that_of_the_catalog_have_files_of_their_own()
    {
        var generation = Given.Generate("""
            {
              "catalogs": { "columns": [{ "name": "id", "type": "int", "isPrimary": true, "isGenerated": true }] },
              "post_code": { "columns": [{ "name": "id", "type": "int", "isPrimary": true, "isGenerated": true }] },
              "postcode": { "columns": [{ "name": "id", "type": "int", "isPrimary": true, "isGenerated": true }] }
            }
            """).AssertIsClean();

        Assert.Equal(["App.Catalog-2.g.cs", "App.PostCode.g.cs", "App.Postcode-2.g.cs", "App.Catalog.g.cs"], generation.Files);
        generation.AssertCompiles();
    }

    [Fact]
    public void A_field_with_the_name_of_the_type_around_it_is_a_diagnostic()
    {
        var generation = Given.Generate("""
            { "good": { "columns": [
                { "name": "id", "type": "int", "isPrimary": true, "isGenerated": true },
                { "name": "goodFields", "type": "int" }] } }
            """);

        Assert.Equal("SW0061", Assert.Single(generation.Diagnostics).Id);
        generation.AssertCompiles();
    }

    [Theory]
    [InlineData("create")]
    [InlineData("update")]
    [InlineData("fields")]
    [InlineData("handler")]
    public void A_column_with_choices_may_have_the_name_of_what_is_emitted_for_a_table(string column)
    {
        var generation = Given.Generate($$"""
            { "good": { "columns": [
                { "name": "id", "type": "int", "isPrimary": true, "isGenerated": true },
                { "name": "{{column}}", "type": "enum", "options": ["a", "b"] }] } }
            """);

        generation.AssertIsClean().AssertCompiles();
    }

    [Fact]
    public void Two_columns_whose_choices_have_one_name_in_CSharp_are_a_diagnostic()
    {
        var generation = Given.Generate("""
            { "good": { "columns": [
                { "name": "id", "type": "int", "isPrimary": true, "isGenerated": true },
                { "name": "state", "type": "enum", "options": ["a"] },
                { "name": "stateText", "type": "enum", "options": ["b"] }] } }
            """);

        Assert.Equal("SW0061", Assert.Single(generation.Diagnostics).Id);
        generation.AssertCompiles();
    }

    [Fact]
    public void The_release_files_list_every_diagnostic()
    {
        var listed = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "AnalyzerReleases.Unshipped.md"))
            .Concat(File.ReadLines(Path.Combine(AppContext.BaseDirectory, "AnalyzerReleases.Shipped.md")))
            .Where(static line => line.StartsWith("SW", StringComparison.Ordinal))
            .Select(static line => line[..6]);
        var known = Model.Diagnostics.DiagnosticCatalog.All.Concat(Diagnostics.GeneratorRules.All).Select(static r => r.Id);

        Assert.Equal(known.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_reference_says_what_the_rules_say()
    {
        var rows = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "generator.md")).Where(static line => line.StartsWith("| SW", StringComparison.Ordinal));

        Assert.Equal(Diagnostics.GeneratorRules.All.Select(static r => $"| {r.Id} | error | {r.Title} | {r.Help} |"), rows);
    }
}
