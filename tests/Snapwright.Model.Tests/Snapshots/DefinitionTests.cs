using Snapwright.Model.Resolution;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;
using Xunit;

namespace Snapwright.Model.Tests.Snapshots;

public sealed class DefinitionTests
{
    private const string Export = $$"""
        {
          "version": 1,
          "tables": {
            "t": {
              "columns": [{{Given.Id}}, { "name": "a", "type": "int", "isNullable": false }, { "name": "b", "type": "text", "isUnique": true }],
              "mainField": "twice",
              "computedFields": [{ "name": "twice", "expression": "a * 2" }, { "name": "half", "expression": "a / 2" }],
              "checkConstraints": [{ "name": "z", "expression": "a > 0" }, { "name": "c", "expression": "b <> ''" }],
              "uniqueConstraints": [{ "name": "key", "columns": ["a"], "isAlternateKey": true }, { "name": "b", "columns": ["b"] }],
              "indexes": [["a", "b"], { "name": "i", "expressions": ["lower(b)"] }]
            }
          },
          "views": [
            { "schema": "sales", "name": "by-name", "query": "SELECT a\n  FROM\tx", "allowBroken": true, "description": "d" },
            { "name": "v", "query": "SELECT 1" }
          ],
          "fieldAttributes": [
            { "table": "t", "field": "twice", "attributes": "@{ caption = 'Twice' }", "priority": -1 },
            { "schema": "sales", "table": "t", "field": "gone", "attributes": "@{}", "allowBroken": true }
          ]
        }
        """;

    [Fact]
    public void A_table_has_what_is_defined_for_it()
    {
        var table = Model().Get(new("public", "t"));

        Assert.Equal("twice", table.MainField);
        Assert.Equal(["twice a * 2", "half a / 2"], table.ComputedFields.Select(static f => $"{f.Name} {f.Expression}"));
        Assert.Equal(["c", "z"], table.CheckConstraints.Select(static c => c.Name));
        Assert.Equal(["uq1~t~key", "uq_t_b"], table.Uniques.Select(static u => u.Name.Length > 9 ? u.Name[..^9] : u.Name));
        Assert.Equal(["b", "key"], table.UniqueConstraints.Select(static u => u.Name));
        Assert.Equal("a", Assert.Single(table.FindAlternateKey("key")!.Columns));
        Assert.Null(table.FindAlternateKey("b"));
        Assert.Equal("lower(b)", Assert.Single(Assert.Single(table.IndexDefinitions).Expressions).Text);
    }

    [Fact]
    public void Views_and_attributes_are_part_of_the_model()
    {
        var model = Model();

        Assert.Equal(["sales.by-name", "v"], model.Views.Select(static v => v.Name.ToString()));
        Assert.True(model.FindView(new("sales", "by-name"))!.AllowBroken);
        Assert.Equal([("public", -1), ("sales", 0)], model.FieldAttributes.Select(static a => (a.Schema, a.Priority)));
    }

    [Fact]
    public void An_export_is_the_same_after_writing_and_reading()
    {
        var model = Model();
        var text = SnapshotWriter.WriteExport(model, model.Tables);

        var read = ModelResolver.Resolve([SnapshotReader.ReadExport("metadata.json", text)]);

        Assert.Empty(read.Diagnostics);
        Assert.Equal(model, read.Model);
        Assert.Equal(text, SnapshotWriter.WriteExport(read.Model, read.Model.Tables));
        Assert.NotEqual(model, new MetadataModel(model.Tables, model.Views));
    }

    [Theory]
    [InlineData(0, 6, "SELECT")]
    [InlineData(8, 6, "\\n  FRO")]
    [InlineData(15, 2, "\\tx")]
    [InlineData(16, 1, "x")]
    public void A_part_of_a_query_has_its_place_in_the_json(int start, int length, string expected)
    {
        var position = Model().FindView(new("sales", "by-name"))!.Place.Part(start, length).Position;

        Assert.Equal(expected.Length, position.Length);
        Assert.Equal(expected, Export.Substring(position.Offset, position.Length));
        Assert.Equal("$.views[0].query", position.JsonPath);
    }

    [Fact]
    public void A_file_is_a_view_with_places_of_its_own()
    {
        var document = SnapshotReader.ReadView("views/sales.by-name.funql", "SELECT\n  \"a\"");

        var view = Assert.Single(document.Views);
        Assert.Equal(new("sales", "by-name"), view.Name);
        var position = view.Place.Part(9, 3).Position;
        Assert.Equal(("views/sales.by-name.funql", 2, 3, 3), (position.File, position.Line, position.Column, position.Length));
    }

    [Fact]
    public void A_file_overrides_an_export()
    {
        var model = ModelResolver.Resolve([SnapshotReader.ReadExport("metadata.json", Export), SnapshotReader.ReadView("v.funql", "SELECT 2")]).Model;

        Assert.Equal("SELECT 2", model.FindView(new("public", "v"))!.Query);
    }

    private static MetadataModel Model()
    {
        var resolution = ModelResolver.Resolve([SnapshotReader.ReadExport("metadata.json", Export)]);
        Assert.Empty(resolution.Diagnostics);
        return resolution.Model;
    }
}
