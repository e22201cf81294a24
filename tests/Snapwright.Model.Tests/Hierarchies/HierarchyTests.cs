using Snapwright.Model.Tables;
using Xunit;

namespace Snapwright.Model.Tests.Hierarchies;

public sealed class HierarchyTests
{
    private static readonly MetadataModel Model = Given.Model($$"""
        {
          "beings": { "isAbstract": true, "mainField": "name", "isFrozen": true,
            "columns": [{{Given.Id}}, { "name": "name", "type": "text", "isNullable": false, "isSearchable": true }],
            "relations": [{ "propertyName": "mother", "type": "many-to-one", "targetTable": "beings", "inversePropertyName": "children" }],
            "checkConstraints": [{ "name": "named", "expression": "name <> ''" }],
            "computedFields": [{ "name": "first", "expression": "left(name, 1)" }],
            "uniqueConstraints": [{ "name": "by_name", "columns": ["name"], "isAlternateKey": true }] },
          "zoo.dogs": { "parent": "beings",
            "columns": [{ "name": "breed", "type": "text", "isNullable": false, "isSearchable": true }],
            "relations": [{ "propertyName": "owner", "type": "many-to-one", "targetTable": "owners", "inversePropertyName": "dogs", "isNullable": false }],
            "uniques": [["name", "breed"], ["mother"]], "indexes": [["breed"]] },
          "puppies": { "parent": "zoo.dogs", "isAbstract": true, "columns": [{ "name": "toy", "type": "text" }], "uniques": [["breed"]] },
          "cats": { "parent": "beings", "columns": [] },
          "owners": { "columns": [{{Given.Id}}] }
        }
        """);

    private static readonly Table Beings = Model.Find("beings")!;
    private static readonly Table Dogs = Model.Find("zoo.dogs")!;
    private static readonly Table Puppies = Model.Find("puppies")!;

    [Fact]
    public void A_table_without_parent_and_children_has_no_hierarchy()
    {
        var owners = Model.Find("owners")!;

        Assert.Null(owners.Hierarchy);
        Assert.Null(owners.Parent);
        Assert.Equal(owners.Name, owners.StoredIn);
        Assert.Null(owners.TypeColumn);
    }

    [Fact]
    public void A_table_knows_its_place()
    {
        Assert.Equal(["cats", "zoo.dogs", "puppies"], Names(Beings.Hierarchy!.Descendants));
        Assert.Equal(["cats", "zoo.dogs"], Names(Beings.Hierarchy.Types));
        Assert.Null(Beings.Parent);
        Assert.Equal(["zoo.dogs", "beings"], Names(Puppies.Hierarchy!.Ancestors));
        Assert.Empty(Puppies.Hierarchy.Types);
        Assert.True(Puppies.Hierarchy.IsBelow(Beings.Name));
        Assert.All([Beings, Dogs, Puppies], static t => Assert.Equal("beings", t.StoredIn.ToString()));
    }

    [Fact]
    public void A_child_has_the_fields_of_its_parents_first_and_knows_where_they_come_from()
    {
        Assert.Equal(
            ["id beings id", "name beings name", "breed zoo.dogs zoo__dogs__breed", "toy  puppies__toy", "sub_entity  sub_entity", "createdAt  createdAt", "updatedAt  updatedAt"],
            Puppies.Columns.Select(static c => $"{c.Name} {c.InheritedFrom} {c.StoredName}"));
        Assert.Equal(
            ["mother beings motherId", "children beings motherId", "owner zoo.dogs zoo__dogs__ownerId"],
            Puppies.Relations.Select(static r => $"{r.Name} {r.InheritedFrom} {r.ForeignKey}"));
        Assert.Equal("beings", Assert.Single(Puppies.ComputedFields).InheritedFrom!.ToString());
        Assert.Equal("beings", Assert.Single(Puppies.CheckConstraints).InheritedFrom!.ToString());
        Assert.Equal("beings", Assert.Single(Puppies.UniqueConstraints).InheritedFrom!.ToString());
        Assert.Equal("name", Puppies.MainField);
        Assert.True(Puppies.IsFrozen);
    }

    [Fact]
    public void The_inverse_of_a_childs_relation_has_its_physical_column() =>
        Assert.Equal("zoo__dogs__ownerId", Model.Find("owners")!.FindRelation("dogs")!.ForeignKey);

    [Fact]
    public void The_type_of_a_row_is_that_of_its_table_unless_that_is_abstract()
    {
        Assert.Null(Beings.TypeColumn!.Default);
        Assert.Equal("\"zoo.dogs\"", Dogs.TypeColumn!.Default!.Json);
        Assert.False(Dogs.TypeColumn.IsInsertable);
        Assert.False(Dogs.TypeColumn.IsChangeable);
    }

    [Fact]
    public void A_unique_is_bound_to_types_where_no_column_of_the_table_says_so()
    {
        Assert.Equal("", string.Join(",", Unique(Dogs, "name", "breed").Types));
        Assert.Equal("zoo.dogs", string.Join(",", Unique(Dogs, "mother").Types));
        Assert.Equal("puppies", string.Join(",", Unique(Puppies, "breed").Types));
        Assert.Equal("beings", Unique(Dogs, "name").InheritedFrom!.ToString());
        Assert.Equal(3, Beings.Hierarchy!.DescendantUniques.Count);
    }

    [Fact]
    public void All_tables_of_a_hierarchy_are_searched_by_one_index() =>
        Assert.All([Beings, Dogs, Puppies], static t => Assert.Equal(["name", "zoo__dogs__breed"], t.SearchedColumns.Select(static c => c.StoredName)));

    [Fact]
    public void The_type_has_an_index_and_columns_of_children_have_theirs()
    {
        Assert.Contains(Beings.Indexes, static i => i.Columns.SequenceEqual(["sub_entity", "id"]));
        Assert.Contains(Dogs.Indexes, static i => i.InheritedFrom is null && i.Columns.SequenceEqual(["zoo__dogs__breed", "id"]));
        Assert.Contains(Dogs.Indexes, static i => i.InheritedFrom is null && i.Columns.SequenceEqual(["zoo__dogs__ownerId", "id"]));
    }

    [Fact]
    public void A_child_more_changes_the_fingerprint_of_its_ancestors_and_of_no_other()
    {
        const string Root = """{"a":{"columns":[#ID]},"b":{"parent":"a","columns":[]},"c":{"parent":"a","columns":[]}""";
        var few = Given.Model(Root.Replace("#ID", Given.Id, StringComparison.Ordinal) + "}");
        var more = Given.Model(Root.Replace("#ID", Given.Id, StringComparison.Ordinal) + ""","d":{"parent":"b","columns":[]}}""");

        Assert.NotEqual(few.Find("a")!.Fingerprint, more.Find("a")!.Fingerprint);
        Assert.NotEqual(few.Find("b")!.Fingerprint, more.Find("b")!.Fingerprint);
        Assert.Equal(few.Find("c")!.Fingerprint, more.Find("c")!.Fingerprint);
    }

    private static KeyGroup Unique(Table table, params string[] fields) => table.Uniques.Single(u => u.Fields.SequenceEqual(fields));

    private static IEnumerable<string> Names(IEnumerable<TableName> names) => names.Select(static n => n.ToString());
}
