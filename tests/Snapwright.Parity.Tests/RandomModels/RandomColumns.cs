using Snapwright.Parity.Tests.Randomised;

namespace Snapwright.Parity.Tests.RandomModels;

/// <summary>Makes the columns of a table.</summary>
internal sealed class RandomColumns(Random random)
{
    private static readonly (string Type, FieldKind Kind)[] Types =
    [
        ("int", FieldKind.Int), ("bigint", FieldKind.BigInt), ("float", FieldKind.Float), ("decimal", FieldKind.Decimal), ("varchar", FieldKind.Text), ("text", FieldKind.Text),
        ("code", FieldKind.Text), ("richtext", FieldKind.Text), ("boolean", FieldKind.Boolean), ("uuid", FieldKind.Uuid), ("ObjectId", FieldKind.ObjectId), ("date", FieldKind.Date),
        ("time", FieldKind.Time), ("datetime", FieldKind.DateTime), ("timestamp", FieldKind.DateTime), ("enum", FieldKind.Enum), ("simple-json", FieldKind.Json), ("json", FieldKind.Json),
        ("array-select", FieldKind.Array), ("array", FieldKind.Array),
    ];

    private static readonly (string Type, FieldKind Kind)[] Keys = [("int", FieldKind.Int), ("bigint", FieldKind.BigInt), ("uuid", FieldKind.Uuid)];
    private static readonly FieldKind[] Items = [FieldKind.Text, FieldKind.Int, FieldKind.BigInt, FieldKind.Float, FieldKind.Boolean, FieldKind.Uuid];
    private static readonly string[] Choices = ["calm", "so so", "wild\"ly", "it's", "😀", "null", "Ä", "1", "a,b", "class", "%", "calm "];

    private readonly RandomValues _values = new(random);

    /// <summary>The columns, the key first.</summary>
    public List<Field> Make(RandomNames names)
    {
        var (keyType, key) = Keys[random.Next(Keys.Length)];
        return [new("id", key, keyType) { IsNullable = false }, .. Enumerable.Range(0, random.Next(1, 11)).Select(_ => Column(names.Column()))];
    }

    /// <summary>Whether <see cref="RandomValues.Rare"/> has values for it.</summary>
    public static bool CanBeUnique(Field field) =>
        field.Kind is FieldKind.Int or FieldKind.BigInt or FieldKind.Uuid or FieldKind.Date or FieldKind.DateTime || (field.Kind == FieldKind.Text && field.Length is 0 or > 9);

    private Field Column(string name)
    {
        var (type, kind) = Types[random.Next(Types.Length)];
        var precision = random.Next(1, 19);
        var field = new Field(name, kind, type)
        {
            Length = type == "varchar" ? random.Next(1, 40) : 0,
            Precision = kind == FieldKind.Decimal ? precision : 0,
            Scale = kind == FieldKind.Decimal ? random.Next(precision + 1) : 0,
            Item = type == "array" ? Items[random.Next(Items.Length)] : FieldKind.Text,
            Choices = type is "enum" or "array-select" ? [.. Choices.OrderBy(_ => random.Next()).Take(random.Next(1, 6))] : [],
            IsNullable = random.Next(3) > 0,
            IsPublished = random.Next(10) > 0,
            IsSearchable = type is "varchar" or "text" && random.Next(4) == 0,
        };
        return field with
        {
            // What is not published cannot be searchable (SW0055).
            IsSearchable = field.IsSearchable && field.IsPublished,
            IsUnique = CanBeUnique(field) && random.Next(8) == 0,
            Default = random.Next(4) > 0 ? null : _values.Value(field),
        } is var made && made.Default is not null && random.Next(3) == 0 ? Now(made) : made;
    }

    // The clock of the applications stands still.
    private static Field Now(Field field) => field.Kind switch
    {
        FieldKind.Date => field with { Default = "2026-11-21", IsDefaultNow = true },
        FieldKind.Time => field with { Default = "03:11:04.123456", IsDefaultNow = true },
        FieldKind.DateTime => field with { Default = "2026-11-21T03:11:04.123456Z", IsDefaultNow = true },
        _ => field,
    };
}
