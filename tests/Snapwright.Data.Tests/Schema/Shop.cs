using Snapwright.Model.Collections;
using Snapwright.Model.Tables;

namespace Snapwright.Data.Tests.Schema;

/// <summary>A small model with every form of table, column and relation, written out by hand.</summary>
internal static class Shop
{
    private static readonly TableName Author = new("public", "author");
    private static readonly TableName Book = new("public", "book");
    private static readonly TableName Tag = new("shop", "tag");

    public static MetadataModel Model() => new([AuthorTable(), BookTable(), TagTable(), Setting()]);

    public static MetadataModel With(Table changed) => new(Model().Tables.Select(t => t.Name == changed.Name ? changed : t));

    // Author and book refer to each other.
    public static Table AuthorTable() => Make(
        Author,
        Key(DataType.Int),
        [Column("name", DataType.Text with { Length = 50 })],
        [Owner("favourite", RelationType.OneToOne, Book, DataType.Uuid, OnDelete.SetNull, "fk_author_favouriteId")],
        uniques: [Group("uq_author_name", "name")]);

    public static Table BookTable() => Make(
        Book,
        new Column { Name = "id", DeclaredType = ColumnType.Uuid, Type = DataType.Uuid, IsNullable = false, IsPrimary = true, IsGenerated = true },
        [
            Column("title", DataType.Text), Column("pages", DataType.BigInt, isNullable: true), Column("rating", DataType.Float, isNullable: true),
            Column("price", new(TypeKind.Decimal, Precision: 10, Scale: 2)), Column("inPrint", DataType.Boolean), Column("published", DataType.Date, isNullable: true),
            Column("opens", DataType.Time, isNullable: true), Column("extra", DataType.Json, isNullable: true),
            Column("labels", DataType.ArrayOf(TypeKind.Text), isNullable: true), Column("counts", DataType.ArrayOf(TypeKind.Int), isNullable: true),
        ],
        [
            Owner("author", RelationType.ManyToOne, Author, DataType.Int, OnDelete.Cascade, "fk_book_authorId") with { IsNullable = false },
            Owner("sequelOf", RelationType.ManyToOne, Book, DataType.Uuid, OnDelete.Restrict, "fk_book_sequelOfId"),
            Linked("tags", Tag, DataType.BigInt, isOwner: true, new(new("public", "j_0123456789ab"), "sourceId", "targetId")),
        ],
        indexes: [Group("idx_book_authorId", "authorId"), Group("idx_book_createdAt", "createdAt")]);

    public static Table TagTable() => Make(
        Tag,
        Key(DataType.BigInt),
        [Column("name", DataType.Text)],
        [Linked("books", Book, DataType.Uuid, isOwner: false, new(new("public", "j_0123456789ab"), "targetId", "sourceId"))],
        indexes: [Group("idx_tag_createdAt", "createdAt")]);

    public static Table Setting() =>
        Make(new("public", "setting"), Key(DataType.Int), [Column("name", DataType.Text)], []) with { IsSingleRecord = true };

    public static Column Column(string name, DataType type, bool isNullable = false, string? defaultJson = null) => new()
    {
        Name = name,
        DeclaredType = ColumnType.Text,
        Type = type,
        IsNullable = isNullable,
        Default = defaultJson is null ? null : new(false, defaultJson),
    };

    public static Table Adding(this Table table, params Column[] columns) =>
        table with { Columns = table.Columns.Where(static c => c.Stamp is null).Concat(columns).Concat(table.Columns.Where(static c => c.Stamp is not null)).ToEquatableArray() };

    public static Table Adding(this Table table, Relation relation) => table with { Relations = table.Relations.Append(relation).ToEquatableArray() };

    public static Relation Owner(string name, RelationType type, TableName target, DataType key, OnDelete onDelete, string constraint) => new()
    {
        Name = name,
        Type = type,
        Target = target,
        TargetKeyType = key,
        IsOwner = true,
        OnDelete = onDelete,
        ForeignKey = name + "Id",
        ConstraintName = constraint,
    };

    public static KeyGroup Group(string name, params string[] columns) => new(name, columns.ToEquatableArray(), columns.ToEquatableArray());

    private static Relation Linked(string name, TableName target, DataType key, bool isOwner, Junction junction) =>
        new() { Name = name, Type = RelationType.ManyToMany, Target = target, TargetKeyType = key, IsOwner = isOwner, Junction = junction };

    private static Column Key(DataType type) =>
        new() { Name = "id", DeclaredType = ColumnType.Int, Type = type, IsNullable = false, IsPrimary = true, IsGenerated = true };

    private static Table Make(TableName name, Column key, Column[] columns, Relation[] relations, KeyGroup[]? uniques = null, KeyGroup[]? indexes = null) => new()
    {
        Name = name,
        Columns = EquatableArray.Of([key, .. columns, Stamped("createdAt", Stamp.Created), Stamped("updatedAt", Stamp.Updated)]),
        Relations = relations.ToEquatableArray(),
        Uniques = (uniques ?? []).ToEquatableArray(),
        Indexes = (indexes ?? []).ToEquatableArray(),
    };

    private static Column Stamped(string name, Stamp stamp) =>
        new() { Name = name, DeclaredType = ColumnType.DateTime, Type = DataType.DateTime, IsNullable = false, Stamp = stamp };
}
