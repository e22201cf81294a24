using Snapwright.Generators.Pipeline;
using Snapwright.Generators.Tests.Driving;

namespace Snapwright.Generators.Tests.Views;

/// <summary>Projects with two tables, and views over them.</summary>
internal static class ViewProject
{
    /// <summary>A snapshot of <c>books</c> with these columns besides <c>id</c>, and <c>tags</c>.</summary>
    public static SnapshotText Snapshot(string titleColumn = "title", string tagType = "text") => new("snapshot.json", $$"""
        {
          "books": { "columns": [
            { "name": "id", "type": "int", "isPrimary": true, "isGenerated": true },
            { "name": "{{titleColumn}}", "type": "varchar", "isNullable": false },
            { "name": "pages", "type": "int" }] },
          "tags": { "columns": [
            { "name": "id", "type": "int", "isPrimary": true, "isGenerated": true },
            { "name": "tag", "type": "{{tagType}}" }] }
        }
        """);

    /// <summary>A file of a view.</summary>
    public static SnapshotText View(string name, string text) => new($"views/{name}.funql", text, "View");

    /// <summary>A project with these files.</summary>
    public static Project Of(params SnapshotText[] files) => new("App", "application", hasServer: true, files);

    /// <summary>The files of a step that were made anew.</summary>
    public static string[] HintsOf(Generation generation, string step) =>
        [.. generation.MadeAnew(step).Cast<GeneratedSource>().Select(static s => s.HintName)];

    /// <summary>What was reported: <c>SW0101 views/one.funql(2,3)</c>.</summary>
    public static string[] FaultsOf(Generation generation) =>
    [
        .. generation.Diagnostics.Select(static d =>
        {
            var at = d.Location.GetLineSpan();
            return $"{d.Id} {at.Path}({at.StartLinePosition.Line + 1},{at.StartLinePosition.Character + 1})";
        }),
    ];
}
