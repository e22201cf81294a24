using Snapwright.Model.Collections;
using Snapwright.Model.Tables;
using Snapwright.Query.Schema;
using Snapwright.Query.Values;

namespace Snapwright.Query.Tests;

/// <summary>The DDL of MariaDB where it has to do without what others have.</summary>
public sealed class MySqlSchemaTests
{
    private static readonly MySqlSchemaWriter Writer = new();

    [Theory]
    [InlineData(TypeKind.Text, 255, "VARCHAR(255)")]
    [InlineData(TypeKind.Text, 768, "VARCHAR(768)")]
    [InlineData(TypeKind.Text, 769, "LONGTEXT COMMENT 'snapwright varchar(769)'")]
    [InlineData(TypeKind.Text, 0, "LONGTEXT")]
    [InlineData(TypeKind.Json, 0, "LONGTEXT COMMENT 'snapwright json'")]
    [InlineData(TypeKind.Boolean, 0, "TINYINT(1)")]
    [InlineData(TypeKind.DateTime, 0, "DATETIME(6)")]
    public void A_type_has_a_column_type(TypeKind kind, int length, string type) => Assert.Equal(type, Writer.ColumnType(new DataType(kind, Length: length)));

    [Fact]
    public void A_table_is_of_innodb_with_a_collation_that_compares_by_code_point() =>
        Assert.Equal(
            """
            CREATE TABLE "genres" (
                "id" INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
                "label" VARCHAR(255) COLLATE utf8mb4_nopad_bin NOT NULL,
                "createdAt" DATETIME(6) NOT NULL,
                "updatedAt" DATETIME(6) NOT NULL
            ) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_nopad_bin
            """.ReplaceLineEndings("\n"),
            Writer.CreateTable(Library.Genres));

    [Fact]
    public void A_text_that_is_stored_beside_the_row_has_its_bound_as_a_check()
    {
        var column = Library.Genres.FindColumn("label")! with { Name = "note", Type = DataType.Text with { Length = 5000 } };

        Assert.Equal(
            """ALTER TABLE "genres" ADD COLUMN "note" LONGTEXT COMMENT 'snapwright varchar(5000)' COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT (convert(unhex('61275c') USING utf8mb4)) CHECK (char_length("note") <= 5000)""",
            Writer.AddColumn(Library.Genres, column, SqlValue.Text("a'\\"))[0]);
    }

    [Fact]
    public void An_index_takes_the_beginning_of_long_texts_and_a_unique_index_all_of_them()
    {
        var note = Library.Genres.FindColumn("label")! with { Name = "note", Type = DataType.Text };
        var table = Library.Genres with { Columns = Library.Genres.Columns.Append(note).ToEquatableArray() };
        var group = new KeyGroup("i", EquatableArray.Of("label", "note"), EquatableArray.Of("label", "note"));

        Assert.Equal("""CREATE INDEX "i" ON "genres" ("label", "note"(255), "id")""", Writer.CreateIndex(table, group));
        Assert.Equal("""CREATE UNIQUE INDEX "i" ON "genres" ("label", "note")""", Writer.CreateUnique(table, group));
    }

    [Fact]
    public void Many_texts_in_an_index_share_what_an_index_can_hold()
    {
        var names = Enumerable.Range(0, 6).Select(static i => "text" + i).ToArray();
        var columns = names.Select(static n => Library.Genres.FindColumn("label")! with { Name = n }).ToArray();
        var table = Library.Genres with { Columns = Library.Genres.Columns.Concat(columns).ToEquatableArray() };

        Assert.Contains("\"text5\"(126), \"id\"", Writer.CreateIndex(table, new("i", names.ToEquatableArray(), names.ToEquatableArray())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_foreign_key_column_gets_its_constraint_by_name() =>
        Assert.Equal(
            """ALTER TABLE "books" ADD COLUMN "authorId" INT, ADD CONSTRAINT "fk_books_author" FOREIGN KEY ("authorId") REFERENCES "authors" ("id") ON DELETE SET NULL ON UPDATE CASCADE""",
            Writer.AddForeignKeyColumn(Library.Books, Library.Books.FindRelation("author")!));

    [Fact]
    public void A_single_record_table_has_a_hidden_column_that_can_have_one_value() =>
        Assert.Contains("ADD COLUMN \"_single\" TINYINT NOT NULL DEFAULT 1 INVISIBLE CHECK (\"_single\" = 1), ADD UNIQUE INDEX", Writer.CreateSingleRecordIndex(Library.Genres), StringComparison.Ordinal);
}
