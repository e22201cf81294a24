namespace Snapwright.Model.Tables;

/// <summary>What a value is for storage, binding and JSON: several column types share one kind.</summary>
public enum TypeKind
{
    /// <summary>32-bit integer.</summary>
    Int,

    /// <summary>64-bit integer.</summary>
    BigInt,

    /// <summary>IEEE 754 double.</summary>
    Float,

    /// <summary>Exact decimal with a scale.</summary>
    Decimal,

    /// <summary>Text, compared by code point.</summary>
    Text,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>UUID.</summary>
    Uuid,

    /// <summary>Calendar date.</summary>
    Date,

    /// <summary>Time of day, microseconds.</summary>
    Time,

    /// <summary>Instant in UTC, microseconds.</summary>
    DateTime,

    /// <summary>JSON text.</summary>
    Json,

    /// <summary>List of scalars of <see cref="DataType.Item"/>.</summary>
    Array,

    /// <summary>Span of time, see <see cref="Values.Interval"/>; of expressions and arguments, and not of columns.</summary>
    Interval,
}

/// <summary>The type of a value or expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Length">Most code points of a text; 0 where there is no bound.</param>
/// <param name="Precision">Digits of a decimal, 1 to 28; else 0.</param>
/// <param name="Scale">Digits behind the point of a decimal, 0 to precision; else 0.</param>
/// <param name="Item">The kind of the items of an array; null for anything else.</param>
public sealed record DataType(TypeKind Kind, int Length = 0, int Precision = 0, int Scale = 0, TypeKind? Item = null)
{
    /// <summary>32-bit integer.</summary>
    public static DataType Int { get; } = new(TypeKind.Int);

    /// <summary>64-bit integer.</summary>
    public static DataType BigInt { get; } = new(TypeKind.BigInt);

    /// <summary>Double.</summary>
    public static DataType Float { get; } = new(TypeKind.Float);

    /// <summary>Text without a bound.</summary>
    public static DataType Text { get; } = new(TypeKind.Text);

    /// <summary>Boolean.</summary>
    public static DataType Boolean { get; } = new(TypeKind.Boolean);

    /// <summary>UUID.</summary>
    public static DataType Uuid { get; } = new(TypeKind.Uuid);

    /// <summary>Date.</summary>
    public static DataType Date { get; } = new(TypeKind.Date);

    /// <summary>Time of day.</summary>
    public static DataType Time { get; } = new(TypeKind.Time);

    /// <summary>Instant in UTC.</summary>
    public static DataType DateTime { get; } = new(TypeKind.DateTime);

    /// <summary>JSON text.</summary>
    public static DataType Json { get; } = new(TypeKind.Json);

    /// <summary>Span of time.</summary>
    public static DataType Interval { get; } = new(TypeKind.Interval);

    /// <summary>A list of items of a kind.</summary>
    public static DataType ArrayOf(TypeKind item) => new(TypeKind.Array, Item: item);

    /// <summary>The type of one item of this array type.</summary>
    /// <exception cref="InvalidOperationException">This is not an array type.</exception>
    public DataType ItemType => new(Item ?? throw new InvalidOperationException($"{Kind} has no items."));

    // The compiler's own text would ask every type for its item type.
    /// <inheritdoc/>
    public override string ToString() => $"{Kind} (length {Length}, precision {Precision}, scale {Scale}, item {Item})";
}
