using Snapwright.Model.Resolution;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;

namespace Snapwright.Query.Tests.FunQl.Binding;

/// <summary>The model that texts are bound over.</summary>
internal static class BindingModel
{
    private const string Id = """{ "name": "id", "type": "int", "isPrimary": true, "isGenerated": true, "isNullable": false }""";

    private const string Export = $$"""
        {
          "version": 1,
          "tables": {
            "authors": {
              "columns": [
                {{Id}},
                { "name": "name", "type": "varchar", "isNullable": false },
                { "name": "born", "type": "date" },
                { "name": "secret", "type": "varchar", "isPublished": false }
              ],
              "relations": [
                { "propertyName": "mentor", "type": "many-to-one", "targetTable": "authors", "inversePropertyName": "students" },
                { "propertyName": "country", "type": "many-to-one", "targetTable": "geo.countries" }
              ],
              "mainField": "name",
              "computedFields": [
                { "name": "label", "expression": "name || ' (' || country=>code || ')'" },
                { "name": "constant", "expression": "1" },
                { "name": "teacher", "expression": "mentor" },
                { "name": "left_loop", "expression": "right_loop + 1", "allowBroken": true },
                { "name": "right_loop", "expression": "left_loop + 1", "allowBroken": true },
                { "name": "broken", "expression": "nome", "allowBroken": true }
              ]
            },
            "geo.countries": {
              "columns": [
                {{Id}},
                { "name": "code", "type": "varchar", "isNullable": false },
                { "name": "Name", "type": "varchar" }
              ],
              "mainField": "code"
            },
            "genres": {
              "columns": [
                {{Id}},
                { "name": "label", "type": "varchar", "isNullable": false }
              ]
            },
            "books": {
              "columns": [
                {{Id}},
                { "name": "title", "type": "varchar", "isNullable": false },
                { "name": "price", "type": "decimal" },
                { "name": "weight", "type": "float" },
                { "name": "pages", "type": "int" },
                { "name": "views", "type": "bigint", "isNullable": false },
                { "name": "published", "type": "date" },
                { "name": "opens", "type": "time" },
                { "name": "soldAt", "type": "datetime" },
                { "name": "language", "type": "enum", "options": ["en", "fr", "de"] },
                { "name": "details", "type": "json" },
                { "name": "isbn", "type": "uuid" },
                { "name": "inStock", "type": "boolean", "isNullable": false },
                { "name": "tags", "type": "array" },
                { "name": "scores", "type": "array", "options": { "of": "int" } }
              ],
              "relations": [
                { "propertyName": "author", "type": "many-to-one", "targetTable": "authors", "inversePropertyName": "books" },
                { "propertyName": "editor", "type": "many-to-one", "targetTable": "authors", "isNullable": false, "onDelete": "CASCADE" },
                { "propertyName": "genres", "type": "many-to-many", "targetTable": "genres", "inversePropertyName": "books" }
              ],
              "computedFields": [
                { "name": "fullTitle", "expression": "title || coalesce(', ' || author=>label, '')" },
                { "name": "net", "expression": "price * 0.8" }
              ]
            },
            "beings": {
              "isAbstract": true,
              "columns": [{{Id}}, { "name": "name", "type": "varchar", "isNullable": false }],
              "relations": [{ "propertyName": "mother", "type": "many-to-one", "targetTable": "beings", "inversePropertyName": "offspring" }],
              "mainField": "name",
              "computedFields": [{ "name": "called", "expression": "sub_entity || ' ' || name" }, { "name": "kind", "expression": "'being'", "isVirtual": true }]
            },
            "plants": { "parent": "beings", "columns": [{ "name": "height", "type": "int" }] },
            "animals": { "parent": "beings", "isAbstract": true, "columns": [{ "name": "legs", "type": "int", "isNullable": false }] },
            "dogs": {
              "parent": "animals",
              "columns": [{ "name": "breed", "type": "varchar", "isNullable": false }],
              "relations": [{ "propertyName": "mate", "type": "many-to-one", "targetTable": "dogs", "inversePropertyName": "mateOf" }],
              "computedFields": [{ "name": "heading", "expression": "breed || ' ' || name" }, { "name": "kind", "expression": "breed", "isVirtual": true }]
            },
            "puppies": { "parent": "dogs", "columns": [{ "name": "toy", "type": "text" }], "computedFields": [{ "name": "kind", "expression": "toy || mate=>name", "isVirtual": true }] },
            "geo.cats": { "parent": "animals", "columns": [{ "name": "indoor", "type": "boolean" }, { "name": "breed", "type": "text" }] },
            "kennels": {
              "columns": [{{Id}}],
              "relations": [
                { "propertyName": "guest", "type": "many-to-one", "targetTable": "beings" },
                { "propertyName": "guard", "type": "many-to-one", "targetTable": "dogs" }
              ]
            },
            "reviews": {
              "columns": [
                {{Id}},
                { "name": "rating", "type": "int", "isNullable": false },
                { "name": "body", "type": "text" }
              ],
              "relations": [
                { "propertyName": "book", "type": "many-to-one", "targetTable": "books", "inversePropertyName": "reviews", "isNullable": false, "onDelete": "CASCADE" }
              ]
            },
            "accounts": {
              "uniques": [["code"], ["branch", "number"]],
              "columns": [
                {{Id}},
                { "name": "code", "type": "varchar", "options": { "length": 8 }, "isNullable": false, "isUpdatable": false, "rules": [{ "ruleType": "minLength", "value": { "v": 1 } }] },
                { "name": "level", "type": "int", "isNullable": false, "defaultValue": 1, "rules": [{ "ruleType": "max", "value": { "v": 5 } }] },
                { "name": "balance", "type": "decimal", "options": { "precision": 10, "scale": 3 } },
                { "name": "state", "type": "enum", "options": ["open", "closed"], "isNullable": false, "defaultValue": "open" },
                { "name": "branch", "type": "int" },
                { "name": "number", "type": "int" },
                { "name": "pin", "type": "int", "isUnique": true, "isPublished": false },
                { "name": "note", "type": "text" }
              ]
            },
            "notes": {
              "columns": [
                {{Id}},
                { "name": "body", "type": "text" }
              ]
            },
            "ledger": {
              "isFrozen": true,
              "columns": [
                {{Id}}
              ]
            }
          },
          "views": [
            { "name": "catalogue", "query": "{ $most int DEFAULT 100 }: SELECT id, title, author, author=>name AS authorName FROM books WHERE pages < $most" },
            { "name": "stats", "query": "SELECT author, count(*) AS books FROM books GROUP BY author" },
            { "name": "choosy", "query": "{ $a int }: SELECT id FROM books WHERE id = $a" },
            { "name": "ring", "query": "SELECT id FROM hoop", "allowBroken": true },
            { "name": "hoop", "query": "SELECT id FROM ring", "allowBroken": true },
            { "name": "torn", "query": "SELECT nothing FROM books", "allowBroken": true },
            { "name": "clear", "query": "DELETE FROM reviews" },
            { "schema": "geo", "name": "codes", "query": "SELECT code FROM countries" }
          ],
          "fieldAttributes": [
            { "table": "books", "field": "price", "attributes": "@{ unit = 'EUR', isHigh = price > 100 }", "priority": 2 },
            { "schema": "geo", "table": "books", "field": "price", "attributes": "@{ unit = 'USD', digits = 2 }", "priority": 1 },
            { "table": "books", "field": "language", "attributes": "@{ text = MAPPING WHEN 'en' THEN 'English' END, odd = nothing }", "allowBroken": true },
            { "table": "animals", "field": "legs", "attributes": "@{ unit = 'legs', isMany = animals.legs > 2 }" },
            { "table": "dogs", "field": "legs", "attributes": "@{ unit = 'paws' }", "priority": 9 }
          ]
        }
        """;

    public static MetadataModel Model { get; } = Read();

    private static MetadataModel Read()
    {
        var resolution = ModelResolver.Resolve([SnapshotReader.ReadExport("metadata.json", Export)]);
        Assert.Empty(resolution.Diagnostics);
        return resolution.Model;
    }
}
