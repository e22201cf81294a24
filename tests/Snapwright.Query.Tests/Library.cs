using Snapwright.Model.Json;
using Snapwright.Model.Resolution;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;
using Snapwright.Query.Requests;
using Snapwright.Query.Rest;
using Snapwright.Query.Values;

namespace Snapwright.Query.Tests;

/// <summary>A small model with every kind of relation, and the language that is read against it.</summary>
internal static class Library
{
    private const string Snapshot = """
        {
          "authors": {
            "columns": [
              { "name": "id", "type": "int", "isPrimary": true, "isGenerated": true, "isNullable": false },
              { "name": "name", "type": "varchar", "isNullable": false },
              { "name": "secret", "type": "varchar", "isPublished": false }
            ],
            "relations": [
              { "propertyName": "mentor", "type": "many-to-one", "targetTable": "authors", "inversePropertyName": "students" }
            ]
          },
          "genres": {
            "columns": [
              { "name": "id", "type": "int", "isPrimary": true, "isGenerated": true, "isNullable": false },
              { "name": "label", "type": "varchar", "isNullable": false }
            ]
          },
          "books": {
            "columns": [
              { "name": "id", "type": "int", "isPrimary": true, "isGenerated": true, "isNullable": false },
              { "name": "title", "type": "varchar", "isNullable": false },
              { "name": "price", "type": "decimal" },
              { "name": "pages", "type": "int" },
              { "name": "published", "type": "date" },
              { "name": "language", "type": "enum", "options": ["en", "fr"] },
              { "name": "details", "type": "json" },
              { "name": "tags", "type": "array" },
              { "name": "scores", "type": "array", "options": { "of": "int" } }
            ],
            "relations": [
              { "propertyName": "author", "type": "many-to-one", "targetTable": "authors", "inversePropertyName": "books" },
              { "propertyName": "genres", "type": "many-to-many", "targetTable": "genres", "inversePropertyName": "books" }
            ]
          },
          "reviews": {
            "computedFields": [
              { "name": "verdict", "expression": "book=>title || ': ' || rating::string || ' of 5'" },
              { "name": "mark", "expression": "CASE WHEN rating > 3 THEN 'good' ELSE 'bad' END" },
              { "name": "share", "expression": "rating / 3.0" },
              { "name": "span", "expression": "interval '1 month 1 day' * rating" },
              { "name": "rivals", "expression": "(SELECT count(*) FROM reviews AS r WHERE r.book = reviews.book)" }
            ],
            "columns": [
              { "name": "id", "type": "int", "isPrimary": true, "isGenerated": true, "isNullable": false },
              { "name": "rating", "type": "int", "isNullable": false }
            ],
            "relations": [
              { "propertyName": "book", "type": "many-to-one", "targetTable": "books", "inversePropertyName": "reviews", "isNullable": false, "onDelete": "CASCADE" }
            ]
          }
        }
        """;

    public static MetadataModel Model { get; } = Resolve();

    public static Table Books => Model.Find("books")!;

    public static Table Genres => Model.Find("genres")!;

    /// <summary>The request of a query string whose values are not encoded: <c>sort=-price&amp;limit=5</c>.</summary>
    public static RestQuery List(string query, RestLimits? limits = null) =>
        new RestQueryReader(Model, limits ?? new()).ReadList(Books, Parameters(query));

    /// <summary>The request of a body of <c>POST /api/books/query</c>.</summary>
    public static RestQuery Body(string json, RestLimits? limits = null)
    {
        Assert.True(JsonText.TryParse(json, out var options, out var error), error?.Message);
        return new RestQueryReader(Model, limits ?? new()).ReadList(Books, options!);
    }

    public static RestQuery One(string query) => new RestQueryReader(Model, new()).ReadOne(Books, SqlValue.Int(1), Parameters(query));

    public static ReadRequest Request(string query)
    {
        var result = List(query);
        Assert.Empty(result.Errors);
        return result.Request!;
    }

    private static List<KeyValuePair<string, string>> Parameters(string query) =>
        [.. query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(static p => p.Split('=', 2)).Select(static p => KeyValuePair.Create(p[0], p[1]))];

    private static MetadataModel Resolve()
    {
        var resolution = ModelResolver.Resolve([SnapshotReader.Read("library.json", Snapshot)]);
        Assert.Empty(resolution.Diagnostics);
        return resolution.Model;
    }
}
