namespace Snapwright.Parity.Tests.Randomised;

/// <summary>What a field holds, as far as queries are concerned.</summary>
public enum FieldKind
{
    /// <summary>32-bit integer.</summary>
    Int,

    /// <summary>64-bit integer.</summary>
    BigInt,

    /// <summary>Double.</summary>
    Float,

    /// <summary>Exact number.</summary>
    Decimal,

    /// <summary>Text of any kind but the next two.</summary>
    Text,

    /// <summary>One of some texts.</summary>
    Enum,

    /// <summary>24 hexadecimal digits.</summary>
    ObjectId,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>UUID.</summary>
    Uuid,

    /// <summary>Date.</summary>
    Date,

    /// <summary>Time of day.</summary>
    Time,

    /// <summary>Instant.</summary>
    DateTime,

    /// <summary>JSON.</summary>
    Json,

    /// <summary>List of scalars.</summary>
    Array,
}

/// <summary>A column of the data set; written down once more, so that the evaluator depends on nothing of the product.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Type">Its type, as a snapshot names it.</param>
public sealed record Field(string Name, FieldKind Kind, string Type)
{
    /// <summary>Most characters of a text; 0 for no bound.</summary>
    public int Length { get; init; }

    /// <summary>All digits of a decimal.</summary>
    public int Precision { get; init; }

    /// <summary>The digits of a decimal behind the point.</summary>
    public int Scale { get; init; }

    /// <summary>The kind of the items of an array.</summary>
    public FieldKind Item { get; init; }

    /// <summary>What an enum may be, or an item of a list of choices.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Whether a row may be without it.</summary>
    public bool IsNullable { get; init; } = true;

    /// <summary>Whether it is seen.</summary>
    public bool IsPublished { get; init; } = true;

    /// <summary>Whether no two rows may have the same value.</summary>
    public bool IsUnique { get; init; }

    /// <summary>Whether a search looks into it.</summary>
    public bool IsSearchable { get; init; }

    /// <summary>The value of rows that were sent without it, in the form of <see cref="Row.Values"/>; null for none.</summary>
    public object? Default { get; init; }

    /// <summary>Whether the default is the time of the insert.</summary>
    public bool IsDefaultNow { get; init; }

    /// <summary>Whether values have an order, so that they can be compared, sorted by, and grouped by.</summary>
    public bool IsOrdered => Kind is not (FieldKind.Json or FieldKind.Array);

    /// <summary>Whether <c>_contains</c> is for it.</summary>
    public bool IsText => Kind is FieldKind.Text or FieldKind.Enum or FieldKind.ObjectId;
}
