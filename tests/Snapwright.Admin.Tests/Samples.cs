namespace Snapwright.Admin.Tests;

/// <summary>Snapshots for tests.</summary>
internal static class Samples
{
    /// <summary>Two tables that refer to each other, with most types and every key that a snapshot may have.</summary>
    public const string Library = """
        {
          "authors": {
            "description": "Who writes.",
            "alias": "writers",
            "mainField": "name",
            "computedFields": [
              { "name": "shout", "expression": "upper(name)", "description": "Loud." },
              { "name": "initial", "expression": "left(name, 1)", "allowBroken": true }
            ],
            "metadata": { "icon": "pen", "order": [2, 1] },
            "uniques": [["name"]],
            "columns": [
              { "name": "id", "type": "int", "isPrimary": true, "isGenerated": true },
              { "name": "name", "type": "varchar", "options": { "length": 80 }, "isNullable": false, "description": "As on the cover.", "placeholder": "Ursula K. Le Guin" },
              { "name": "email", "type": "varchar", "isUnique": true, "isPublished": false },
              { "name": "born", "type": "date" }
            ],
            "relations": [
              { "propertyName": "mentor", "type": "many-to-one", "targetTable": "authors", "inversePropertyName": "pupils", "onDelete": "SET NULL" }
            ]
          },
          "books": {
            "validateBody": false,
            "uniqueConstraints": [{ "name": "by_author", "columns": ["author", "title"], "isAlternateKey": true }],
            "saveRestoreKey": "by_author",
            "indexes": [["title", "author"]],
            "columns": [
              { "name": "id", "type": "uuid", "isPrimary": true, "isGenerated": true },
              { "name": "title", "type": "varchar", "isNullable": false },
              { "name": "price", "type": "decimal", "options": { "precision": 8, "scale": 2 }, "isNullable": false, "defaultValue": 9.5 },
              { "name": "status", "type": "enum", "options": ["draft", "out"], "isNullable": false, "defaultValue": "draft" },
              { "name": "pages", "type": "int", "isUpdatable": false },
              { "name": "weight", "type": "float" },
              { "name": "sold", "type": "bigint", "defaultValue": 0 },
              { "name": "isSigned", "type": "boolean" },
              { "name": "opens", "type": "time" },
              { "name": "printed", "type": "datetime", "defaultValue": "now" },
              { "name": "extra", "type": "json", "metadata": { "form": "editor" } },
              { "name": "tags", "type": "array", "options": { "of": "text" } },
              { "name": "genres", "type": "array-select", "options": ["novel", "essay"] }
            ],
            "relations": [
              { "propertyName": "author", "type": "many-to-one", "targetTable": "authors", "inversePropertyName": "books", "isNullable": false, "onDelete": "CASCADE", "description": "Who wrote it." },
              { "propertyName": "similar", "type": "many-to-many", "targetTable": "books" },
              { "propertyName": "shelf", "type": "many-to-one", "targetTable": "stock.shelves", "foreignKeyColumn": "shelf_id", "isUpdatable": false }
            ]
          },
          "stock.shelves": {
            "columns": [
              { "name": "id", "type": "bigint", "isPrimary": true, "isGenerated": true },
              { "name": "label", "type": "text", "isNullable": false }
            ]
          }
        }
        """;
}
