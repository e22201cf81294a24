using Snapwright.Model.Collections;
using Snapwright.Model.Json;
using Snapwright.Model.Resolution;
using Snapwright.Model.Snapshots;
using Snapwright.Model.Tables;
using Xunit;

namespace Snapwright.Model.Tests.Snapshots;

public sealed class GoodSnapshotTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Snapshots", "everything.json"));

    private static readonly MetadataModel Model = Given.Model(Text);

    private static Table Books => Model.Find("books")!;

    [Fact]
    public void The_sample_uses_every_key_and_every_type()
    {
        Assert.True(JsonText.TryParse(Text, out var root, out _));
        var tables = ((JsonObject)root).Properties.Where(static p => p.Value is JsonObject).Select(static p => (JsonObject)p.Value).ToList();
        var keys = tables.SelectMany(static t => t.Properties).Select(static p => p.Name).ToHashSet();
        var columns = Objects(tables, "columns").ToList();
        var relations = Objects(tables, "relations").ToList();

        Assert.Empty(SnapshotKeys.Table.Except(keys));
        Assert.Empty(SnapshotKeys.Column.Except(columns.SelectMany(static c => c.Properties).Select(static p => p.Name)));
        Assert.Empty(SnapshotKeys.Relation.Except(relations.SelectMany(static c => c.Properties).Select(static p => p.Name)));
        Assert.Empty(SnapshotKeys.ColumnTypes.Except(columns.Select(static c => ((JsonString)c.Find("type")!.Value).Value)));
        Assert.Empty(SnapshotKeys.RelationTypes.Except(relations.Select(static c => ((JsonString)c.Find("type")!.Value).Value)));
    }

    [Fact]
    public void Tables_are_there_with_their_flags()
    {
        Assert.Equal(["authors", "beings", "books", "dogs", "profiles", "settings", "shop.puppies", "shop.tags"], Model.Tables.Select(static t => t.Name.ToString()));
        var authors = Model.Find("authors")!;
        Assert.Equal(("People who write.", "writers", """{"icon":"pen"}"""), (authors.Description, authors.Alias, authors.Metadata));
        Assert.Equal((true, false), (Model.Find("settings")!.IsSingleRecord, Model.Find("settings")!.ValidateBody));
        Assert.True(Model.Find("shop.tags")!.IsSystem);
        Assert.All(Model.Tables, static t => Assert.Matches("^[0-9a-f]{16}$", t.Fingerprint));
    }

    [Fact]
    public void Columns_have_their_types_and_defaults()
    {
        string[] expected =
        [
            "id Int", "title Text 255", "isbn Text 13", "pages Int = 0", "copies Int = -2147483648", "shelf Int", "sold BigInt = 9223372036854775807",
            "weight Float = 1.5e2", "price Decimal 8,2 = 9.90", "blurb Text = \"\"", "sample Text", "inPrint Boolean = true", "digital Boolean",
            "token Uuid = \"0190f3a0-0000-7000-8000-000000000000\"", "legacyId Text 24 = \"0123456789abcdefABCDEF01\"", "published Date = now",
            "opens Time = \"08:30:00.5\"", "readAt DateTime = \"2026-11-21T08:30:00+01:00\"", "checkedAt DateTime", "state Text = \"draft\"", "extra Json",
            "more Json = {\"b\":[1.50,null],\"a\":\"é\"}", "formats Array Text = [\"paper\"]", "scores Array Int = [1,2]", "keywords Array Text",
            "contact Text", "grade Decimal 4,1",
            "createdAt DateTime", "updatedAt DateTime",
        ];

        Assert.Equal(expected, Books.Columns.Select(Describe));
        Assert.Equal(["draft", "in print", "gone"], Books.FindColumn("state")!.Choices);
        Assert.Equal((Stamp.Created, Stamp.Updated), (Books.FindColumn("createdAt")!.Stamp, Books.FindColumn("updatedAt")!.Stamp));
        Assert.False(Books.FindColumn("token")!.IsUpdatable);
        Assert.False(Books.FindColumn("title")!.IsNullable);
        Assert.Equal((true, true, false), (Books.Key.IsPrimary, Books.Key.IsGenerated, Books.Key.IsNullable));
        var authors = Model.Find("authors")!;
        Assert.False(authors.FindColumn("secret")!.IsPublished);
        Assert.Equal((false, true), (authors.FindColumn("notes")!.IsPublished, authors.FindColumn("notes")!.IsSystem));
        Assert.Equal(("As printed.", "Jane Doe"), (authors.FindColumn("name")!.Description, authors.FindColumn("name")!.Placeholder));
    }

    [Fact]
    public void Relations_know_both_sides()
    {
        var author = Books.FindRelation("author")!;
        Assert.Equal(("books", "authorId", "fk_books_author", OnDelete.Restrict), (author.Inverse, author.ForeignKey, author.ConstraintName, author.OnDelete));
        Assert.Equal((true, false, false, TypeKind.BigInt), (author.IsOwner, author.IsNullable, author.IsUpdatable, author.TargetKeyType.Kind));
        var books = Model.Find("authors")!.FindRelation("books")!;
        Assert.Equal((RelationType.OneToMany, "author", "authorId", false), (books.Type, books.Inverse, books.ForeignKey, books.IsOwner));
        Assert.Equal(("Newest last.", TypeKind.Int, true), (books.Description, books.TargetKeyType.Kind, books.IsUpdatable));

        Assert.Equal((OnDelete.SetNull, "sequels"), (Books.FindRelation("sequelOf")!.OnDelete, Books.FindRelation("sequelOf")!.Inverse));
        Assert.Equal((RelationType.OneToMany, "books"), (Books.FindRelation("sequels")!.Type, Books.FindRelation("sequels")!.Target.ToString()));
        var profile = Model.Find("authors")!.FindRelation("profile")!;
        Assert.Equal((RelationType.OneToOne, OnDelete.Cascade, TypeKind.Uuid), (profile.Type, profile.OnDelete, profile.TargetKeyType.Kind));
        Assert.Equal((RelationType.OneToOne, false), (Model.Find("profiles")!.FindRelation("author")!.Type, Model.Find("profiles")!.FindRelation("author")!.IsOwner));
        Assert.Equal(("printer_id", "books_printer"), (Books.FindRelation("printer")!.ForeignKey, Books.FindRelation("printer")!.ConstraintName));
        Assert.Null(Books.FindRelation("printer")!.Inverse);
    }

    [Fact]
    public void Junctions_are_seen_from_both_sides()
    {
        var tags = Books.FindRelation("tags")!.Junction!;
        Assert.Matches("^j_[0-9a-f]{12}$", tags.Table.Name);
        Assert.Equal(("public", "sourceId", "targetId"), (tags.Table.Schema, tags.SourceColumn, tags.TargetColumn));
        Assert.Equal(tags with { SourceColumn = "targetId", TargetColumn = "sourceId" }, Model.Find("shop.tags")!.FindRelation("books")!.Junction);
        Assert.Equal(new Junction(new("public", "book_editors"), "bookId", "authorId"), Books.FindRelation("editors")!.Junction);
    }

    [Fact]
    public void Uniques_and_indexes_have_names_and_the_house_adds_its_own()
    {
        Assert.Equal(["uq_books_isbn(isbn)", "uq_books_title_authorId(title,authorId)"], Books.Uniques.Select(Describe));
        string[] expected =
        [
            "idx_books_authorId(authorId,id)", "idx_books_checkedAt(checkedAt,id)", "idx_books_createdAt_state(createdAt,state,id)", "idx_books_price(price,id)",
            "idx_books_printer_id(printer_id,id)", "idx_books_published(published,id)", "idx_books_readAt(readAt,id)", "idx_books_sequelOfId(sequelOfId,id)",
            "idx_books_state_published(state,published,id)", "idx_books_updatedAt(updatedAt,id)",
        ];
        Assert.Equal(expected, Books.Indexes.Select(Describe));
        Assert.Equal(["author"], Books.Indexes[0].Fields);
        Assert.Equal(["uq1~authors~by_name~b068931c(name)", "uq_authors_profileId(profileId)"], Model.Find("authors")!.Uniques.Select(Describe));
        Assert.Equal(["idx_authors_born_name", "idx_authors_createdAt", "idx_authors_updatedAt"], Model.Find("authors")!.Indexes.Select(static i => i.Name));
        Assert.Contains("uq_shop.tags_label", Model.Find("shop.tags")!.Uniques.Select(static u => u.Name));
    }

    [Fact]
    public void A_declaration_that_moved_is_the_same_but_its_faults_are_elsewhere()
    {
        const string Faulty = """{"t":{"columns":[{"name":"id","type":"itn"}]},"u":{"columns":[]}}""";
        var document = SnapshotReader.Read("s.json", Faulty);
        var moved = SnapshotReader.Read("s.json", "\n\n" + Faulty);

        Assert.Equal(document.Tables, moved.Tables);
        Assert.Equal(document.Tables.GetHashCode(), moved.Tables.GetHashCode());
        Assert.NotEqual(document, moved);
        Assert.Equal(document, SnapshotReader.Read("s.json", Faulty));
        Assert.Equal(3, ModelResolver.Resolve([moved]).Diagnostics[0].Position.Line);
    }

    [Fact]
    public void A_table_with_errors_takes_only_its_dependants_with_it()
    {
        var resolution = Given.Resolution($$"""
            {
              "bad": {"columns":[{{Given.Id}}, {"name":"x","type":"nope"}], "relations":[{"propertyName":"good","type":"many-to-one","targetTable":"good","inversePropertyName":"bads"}]},
              "child": {"columns":[{{Given.Id}}], "relations":[{"propertyName":"bad","type":"many-to-one","targetTable":"bad"}]},
              "grandchild": {"columns":[{{Given.Id}}], "relations":[{"propertyName":"child","type":"many-to-many","targetTable":"child"}]},
              "good": {"columns":[{{Given.Id}}], "relations":[{"propertyName":"children","type":"one-to-many","targetTable":"bad","mappedBy":"x"}]},
              "other": {"columns":[{{Given.Id}}]}
            }
            """);

        Assert.Equal(["good", "other"], resolution.Model.Tables.Select(static t => t.Name.Name));
        Assert.Empty(resolution.Model.Find("good")!.Relations);
        Assert.Equal(["SW0020", "SW0043", "SW0043"], resolution.Diagnostics.Select(static d => d.Id));
        Assert.True(resolution.HasErrors);
    }

    [Fact]
    public void Tables_may_point_to_each_other_without_null() => Assert.Equal(2, Given.Model($$"""
        {
          "a": {"columns":[{{Given.Id}}], "relations":[{"propertyName":"b","type":"many-to-one","targetTable":"b","isNullable":false}]},
          "b": {"columns":[{{Given.Id}}], "relations":[{"propertyName":"a","type":"many-to-one","targetTable":"a","isNullable":false}]}
        }
        """).Tables.Count);

    [Fact]
    public void One_table_is_read_from_a_body_where_its_name_is_required()
    {
        var good = JsonText.Parse("body", """{"name":"reviews","schema":"shop","columns":[{"name":"id","type":"int","isPrimary":true}]}""");
        var reading = SnapshotReader.ReadTable(good.Source, good.Root!);
        Assert.Equal("shop.reviews", reading.Table!.Name.ToString());

        var bad = JsonText.Parse("body", """{"columns":[{"name":"id","type":"int","isPrimary":1}]}""");
        reading = SnapshotReader.ReadTable(bad.Source, bad.Root!);
        Assert.Null(reading.Table);
        Assert.Equal(["SW0007"], reading.Diagnostics.Select(static d => d.Id));
    }

    [Fact]
    public void Declarations_may_come_from_elsewhere_than_a_text()
    {
        var id = new Column { Name = "id", DeclaredType = ColumnType.Int, Type = DataType.Int, IsNullable = false, IsPrimary = true };
        var table = new TableDeclaration { Name = new("public", "t"), Columns = EquatableArray.Of(new ColumnDeclaration(id)) };

        var resolution = ModelResolver.Resolve([new SnapshotDocument("rows", [table, new() { Name = new("public", "u") }])]);

        Assert.Equal(["t"], resolution.Model.Tables.Select(static t => t.Name.Name));
        Assert.Equal(("SW0024", 1), (Assert.Single(resolution.Diagnostics).Id, resolution.Diagnostics[0].Position.Line));
    }

    private static IEnumerable<JsonObject> Objects(IEnumerable<JsonObject> tables, string key) =>
        tables.SelectMany(t => t.Find(key) is { Value: JsonArray array } ? array.Items.Cast<JsonObject>() : []);

    private static string Describe(KeyGroup group) => $"{group.Name}({string.Join(",", group.Columns)})";

    private static string Describe(Column column)
    {
        var type = column.Type;
        var size = type.Length > 0 ? $" {type.Length}" : type.Precision > 0 ? $" {type.Precision},{type.Scale}" : type.Item is { } item ? $" {item}" : "";
        var value = column.Default is { } d ? " = " + (d.IsNow ? "now" : d.Json) : "";
        return $"{column.Name} {type.Kind}{size}{value}";
    }
}
