using Snapwright.Model.Snapshots;

namespace Snapwright.Model.Tables;

/// <summary>Attributes that every view of a field has by default.</summary>
/// <param name="Schema">The schema that says so; each may have its own for one field.</param>
/// <param name="Table">The table.</param>
/// <param name="Field">Any field of it: a column, a relation, a computed field, <c>id</c> or a stamp.</param>
/// <param name="Attributes">The FunQL text: <c>@{ name = value, ... }</c>.</param>
/// <param name="Priority">Of two that give one attribute, the lower wins.</param>
/// <param name="AllowBroken">Whether the model is served also when the text is not valid; the attributes themselves are then not.</param>
/// <param name="Place">Where the text stands.</param>
public sealed record FieldAttributes(
    string Schema, TableName Table, string Field, string Attributes, int Priority = 0, bool AllowBroken = false, Place Place = default)
{
    /// <summary>Where the table is named.</summary>
    public Place TablePlace { get; init; }

    /// <summary>Where the field is named.</summary>
    public Place FieldPlace { get; init; }
}
