namespace Snapwright.Packages.Tests.Projects;

/// <summary>The files that a newcomer writes.</summary>
internal static class Sources
{
    /// <summary>A complete server.</summary>
    public const string Server = """
        var builder = WebApplication.CreateBuilder(args);
        builder.AddSnapwright();
        var app = builder.Build();
        app.MapSnapwright();
        app.Run();
        """;

    /// <summary>Two tables.</summary>
    public const string Snapshot = """
        {
          "$schema": "obj/snapshot.schema.json",
          "authors": {
            "columns": [
              { "name": "id", "type": "int", "isPrimary": true, "isGenerated": true, "isNullable": false },
              { "name": "name", "type": "varchar", "options": {"length": 80}, "isNullable": false }
            ]
          },
          "books": {
            "description": "A book.",
            "columns": [
              { "name": "id", "type": "int", "isPrimary": true, "isGenerated": true, "isNullable": false },
              { "name": "title", "type": "varchar", "isNullable": false },
              { "name": "price", "type": "decimal", "options": {"precision": 10, "scale": 2} },
              { "name": "published", "type": "date" }
            ],
            "relations": [
              { "propertyName": "author", "type": "many-to-one", "targetTable": "authors", "inversePropertyName": "books", "isNullable": false }
            ]
          }
        }
        """;

    /// <summary>The same with a mistake, and the place of the mistake.</summary>
    public static (string Text, string Place) BrokenSnapshot()
    {
        var lines = Snapshot.Replace("\"type\": \"date\"", "\"type\": \"dat\"", StringComparison.Ordinal).Split('\n');
        var line = Array.FindIndex(lines, static l => l.Contains("\"dat\"", StringComparison.Ordinal));
        return (string.Join('\n', lines), $"({line + 1},{lines[line].IndexOf("\"dat\"", StringComparison.Ordinal) + 1}");
    }
}
