namespace Snapwright.Parity.Tests.Randomised;

/// <summary>A table of the data set.</summary>
/// <param name="Name">The name, with its schema where that is not <c>public</c>.</param>
/// <param name="Fields">All columns but the stamps; the key is the first.</param>
/// <param name="Links">All relations.</param>
public sealed record TableShape(string Name, IReadOnlyList<Field> Fields, IReadOnlyList<Link> Links)
{
    /// <summary>Whether the database makes the keys: 1, 2, and so on.</summary>
    public bool IsKeyGenerated { get; init; }

    /// <summary>Names of which no two rows have the same values.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Uniques { get; init; } = [];

    /// <summary>Names that are looked up together.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Indexes { get; init; } = [];

    /// <summary>How many rows a data set has, one of these.</summary>
    public IReadOnlyList<int> Sizes { get; init; } = [60, 25, 6];

    /// <summary>The key.</summary>
    public Field Key => Fields[0];

    /// <summary>The fields that have an order.</summary>
    public IReadOnlyList<Field> Ordered { get; } = [.. Fields.Where(static f => f is { IsOrdered: true, IsPublished: true })];

    /// <summary>The array fields.</summary>
    public IReadOnlyList<Field> Arrays { get; } = [.. Fields.Where(static f => f is { Kind: FieldKind.Array, IsPublished: true })];

    /// <summary>The JSON fields.</summary>
    public IReadOnlyList<Field> Documents { get; } = [.. Fields.Where(static f => f is { Kind: FieldKind.Json, IsPublished: true })];

    /// <summary>The relations whose key is here.</summary>
    public IReadOnlyList<Link> References { get; } = [.. Links.Where(static l => l.Kind == LinkKind.Reference)];

    /// <summary>The relations to one row.</summary>
    public IReadOnlyList<Link> ToOne { get; } = [.. Links.Where(static l => !l.IsToMany)];

    /// <summary>The relations to many rows.</summary>
    public IReadOnlyList<Link> ToMany { get; } = [.. Links.Where(static l => l.IsToMany)];

    /// <summary>A field by name.</summary>
    public Field Field(string name) => Fields.First(f => f.Name == name);

    /// <summary>A relation by name; null for none.</summary>
    public Link? Link(string name) => Links.FirstOrDefault(l => l.Name == name);
}

/// <summary>What the tables of a data set have.</summary>
/// <param name="Tables">The tables; a reference that is not nullable is to one that comes before.</param>
/// <param name="Asked">The tables that are asked for; those that are there twice, twice as often.</param>
public sealed record Schema(IReadOnlyList<TableShape> Tables, IReadOnlyList<string> Asked)
{
    /// <summary>That of this project's snapshot: many facts in few groups.</summary>
    public static Schema Fixed { get; } = new(
        [
            new(
                "groups",
                [new("id", FieldKind.Int, "int"), new("name", FieldKind.Text, "text"), new("weight", FieldKind.Int, "int")],
                [
                    new("groups", "parent", "groups", LinkKind.Reference),
                    new("groups", "children", "groups", LinkKind.Referring, "parent"),
                    new("groups", "facts", "facts", LinkKind.Referring, "group"),
                ])
            { Sizes = [20, 12, 5] },
            new(
                "facts",
                [
                    new("id", FieldKind.Int, "int"), new("whole", FieldKind.Int, "int"), new("large", FieldKind.BigInt, "bigint"), new("real", FieldKind.Float, "float"),
                    new("exact", FieldKind.Decimal, "decimal") { Precision = 9, Scale = 3 }, new("words", FieldKind.Text, "text"), new("flag", FieldKind.Boolean, "boolean"),
                    new("token", FieldKind.Uuid, "uuid"), new("day", FieldKind.Date, "date"), new("clock", FieldKind.Time, "time"), new("moment", FieldKind.DateTime, "datetime"),
                    new("mood", FieldKind.Enum, "enum") { Choices = ["calm", "tense", "wild"] }, new("extra", FieldKind.Json, "json"),
                    new("labels", FieldKind.Array, "array") { Item = FieldKind.Text }, new("marks", FieldKind.Array, "array") { Item = FieldKind.Int },
                ],
                [new("facts", "group", "groups", LinkKind.Reference)])
            { Sizes = [200, 80, 25] },
        ],
        ["facts", "facts", "facts", "groups"]);

    /// <summary>A table by name.</summary>
    public TableShape Table(string name) => Tables.First(t => t.Name == name);

    /// <summary>The field, or the reference, that a path over to-one relations ends at; null where it ends at another relation.</summary>
    public (Field? Field, Link? Link) End(string table, string path)
    {
        var steps = path.Split('.');
        foreach (var step in steps[..^1])
        {
            table = Table(table).Link(step)!.Target;
        }

        var link = Table(table).Link(steps[^1]);
        return link is null ? (Table(table).Field(steps[^1]), null) : (null, link);
    }
}
