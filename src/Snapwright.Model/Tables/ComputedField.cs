using Snapwright.Model.Snapshots;

namespace Snapwright.Model.Tables;

/// <summary>A field of a table whose value is an expression over the row.</summary>
/// <param name="Name">The name in JSON and in FunQL; unique among columns, relations and computed fields.</param>
/// <param name="Expression">The FunQL text.</param>
/// <param name="IsMaterialized">Whether the database stores the value.</param>
/// <param name="AllowBroken">Whether the model is served also when the text is not valid; the field itself is then not.</param>
/// <param name="Description">For readers.</param>
/// <param name="Place">Where the text stands.</param>
public sealed record ComputedField(
    string Name, string Expression, bool IsMaterialized = false, bool AllowBroken = false, string? Description = null, Place Place = default)
{
    /// <summary>Where its name stands.</summary>
    public Place NamePlace { get; init; }

    /// <summary>Whether tables that inherit it may say otherwise of their rows.</summary>
    public bool IsVirtual { get; init; }

    /// <summary>The topmost ancestor that declares it, where this takes the place of its value in rows of the table that says it; null where it takes none.</summary>
    public TableName? Overrides { get; init; }

    /// <summary>The ancestor that declares it, in whose schema its names are at home; null for the table itself.</summary>
    public TableName? InheritedFrom { get; init; }
}
