using Snapwright.Model.Naming;
using Snapwright.Model.Tables;
using Xunit;

namespace Snapwright.Model.Tests.Naming;

public sealed class NamingTests
{
    [Theory]
    [InlineData("books", "Book", "Books")]
    [InlineData("book", "Book", "Books")]
    [InlineData("order_items", "OrderItem", "OrderItems")]
    [InlineData("categories", "Category", "Categories")]
    [InlineData("addresses", "Address", "Addresses")]
    [InlineData("boxes", "Box", "Boxes")]
    [InlineData("statuses", "Status", "Statuses")]
    [InlineData("status", "Status", "Statuses")]
    [InlineData("people", "Person", "People")]
    [InlineData("person", "Person", "People")]
    [InlineData("sales_people", "SalesPerson", "SalesPeople")]
    [InlineData("children", "Child", "Children")]
    [InlineData("staff", "Staff", "Staff")]
    [InlineData("series", "Series", "Series")]
    [InlineData("media_types", "MediaType", "MediaTypes")]
    [InlineData("branches", "Branch", "Branches")]
    [InlineData("caches", "Cache", "Caches")]
    [InlineData("houses", "House", "Houses")]
    [InlineData("courses", "Course", "Courses")]
    [InlineData("invoices", "Invoice", "Invoices")]
    [InlineData("databases", "Database", "Databases")]
    [InlineData("movies", "Movie", "Movies")]
    [InlineData("heroes", "Hero", "Heroes")]
    [InlineData("quizzes", "Quiz", "Quizzes")]
    [InlineData("keys", "Key", "Keys")]
    [InlineData("lives", "Life", "Lives")]
    [InlineData("archives", "Archive", "Archives")]
    [InlineData("analysis", "Analysis", "Analyses")]
    [InlineData("playlist_track", "PlaylistTrack", "PlaylistTracks")]
    [InlineData("table_definition", "TableDefinition", "TableDefinitions")]
    [InlineData("shop.orders", "ShopOrder", "ShopOrders")]
    [InlineData("x2", "X2", "X2s")]
    public void Tables_have_a_singular_and_a_plural(string table, string entity, string set) =>
        Assert.Equal((entity, set), (ClrNames.Entity(TableName.Parse(table)), ClrNames.Set(TableName.Parse(table))));

    [Theory]
    [InlineData("isbn", "Isbn", "isbn")]
    [InlineData("birth_date", "BirthDate", "birthDate")]
    [InlineData("birthDate", "BirthDate", "birthDate")]
    [InlineData("class", "Class", "@class")]
    [InlineData("test_", "Test", "test")]
    [InlineData("ISBN", "ISBN", "iSBN")]
    public void Fields_are_properties_and_parameters(string field, string property, string parameter) =>
        Assert.Equal((property, parameter), (ClrNames.Property(field), ClrNames.Parameter(field)));

    [Fact]
    public void Choices_are_members_that_never_meet() => Assert.Equal(
        ["InProgress", "InProgress2", "Plus", "PlusPlus", "_1st", "Empty", "Élan"],
        ClrNames.EnumMembers(["in progress", "in-progress", "+", "++", "1st", "", "élan"]));

    [Fact]
    public void Choices_that_signs_alone_tell_apart_have_words_for_them() => Assert.Equal(
        ["APlus", "AMinus", "_0Plus", "_0Minus", "C", "CSharp", "Less5", "Greater5", "Up"],
        ClrNames.EnumMembers(["A+", "A-", "0+", "0-", "C", "C#", "<5", ">5", "up!"]));

    [Fact]
    public void Properties_of_a_table_never_meet()
    {
        var table = Given.Table(
            """{"name":"birth_date","type":"date"},{"name":"birthDate","type":"date"},{"name":"toString","type":"int"},{"name":"t","type":"int"},{"name":"author_id","type":"int"}""",
            "\"relations\":[{\"propertyName\":\"author\",\"type\":\"many-to-one\",\"targetTable\":\"t\",\"foreignKeyColumn\":\"AuthorId\"}]");

        var names = ClrNames.Properties(table);

        Assert.Equal(
            ["Id", "BirthDate", "BirthDate2", "ToString2", "T2", "AuthorId", "CreatedAt", "UpdatedAt", "Author", "AuthorId2"],
            table.Columns.Select(c => names[c.Name]).Append(names["author"]).Append(names["AuthorId"]));
    }

    [Fact]
    public void Tables_of_a_model_never_meet()
    {
        var names = ClrNames.Tables(Given.Model($$$"""
            {"book":{"columns":[{{{Given.Id}}}]},"books":{"columns":[{{{Given.Id}}}]},"shop.books":{"columns":[{{{Given.Id}}}]},"shop_book":{"columns":[{{{Given.Id}}}]}}
            """));

        Assert.Equal(["Book Books", "Book2 Books2", "ShopBook ShopBooks", "ShopBook2 ShopBooks2"], names.Values.Select(static n => $"{n.Entity} {n.Set}"));
    }

    [Fact]
    public void A_junction_is_named_as_by_the_ancestor() => Assert.Equal(
        new TableName("public", "j_8110450610b3"),
        PhysicalNames.Junction(new("public", "enfyra_file_permission"), "allowedUsers", new("public", "enfyra_user")));

    [Fact]
    public void Long_names_are_shortened_and_stay_different()
    {
        var first = PhysicalNames.Index(new("public", "t"), [new string('a', 60)]);
        var second = PhysicalNames.Index(new("public", "t"), [new string('a', 61)]);

        Assert.Equal((63, 63), (first.Length, second.Length));
        Assert.NotEqual(first, second);
        Assert.Matches("^idx_t_a{48}_[0-9a-f]{8}$", first);
        Assert.Equal("idx_t_" + new string('a', 57), PhysicalNames.Index(new("public", "t"), [new string('a', 57)]));
    }

    [Fact]
    public void Other_schemas_are_part_of_names()
    {
        Assert.Equal("fk_shop.orders_buyer", PhysicalNames.ForeignKey(new("shop", "orders"), "buyer"));
        Assert.Equal("uq_orders_buyerId_no", PhysicalNames.Unique(new("public", "orders"), ["buyerId", "no"]));
    }
}
