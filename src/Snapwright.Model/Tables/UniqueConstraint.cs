using Snapwright.Model.Collections;
using Snapwright.Model.Snapshots;

namespace Snapwright.Model.Tables;

/// <summary>
/// A named group of fields that are unique together. The group is also one of <see cref="Table.Uniques"/>, which has the physical name.
/// </summary>
/// <param name="Name">The name among the unique constraints of the table, and in the path of a row that is addressed by it.</param>
/// <param name="Fields">Logical names: columns, or relations for their foreign key.</param>
/// <param name="Columns">The physical columns, in the same order.</param>
/// <param name="IsAlternateKey">Whether the values, none of which is ever null, address a row.</param>
/// <param name="Place">Where it stands.</param>
public sealed record UniqueConstraint(
    string Name, EquatableArray<string> Fields, EquatableArray<string> Columns, bool IsAlternateKey = false, Place Place = default)
{
    /// <summary>The ancestor that declares it; null for the table itself.</summary>
    public TableName? InheritedFrom { get; init; }
}
