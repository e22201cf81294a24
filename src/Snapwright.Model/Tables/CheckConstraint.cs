using Snapwright.Model.Snapshots;

namespace Snapwright.Model.Tables;

/// <summary>What every row of a table must fulfil.</summary>
/// <param name="Name">The name among the checks of the table.</param>
/// <param name="Expression">The FunQL text, a boolean; a row is refused where it is false.</param>
/// <param name="Place">Where the text stands.</param>
public sealed record CheckConstraint(string Name, string Expression, Place Place = default)
{
    /// <summary>The ancestor that declares it; null for the table itself.</summary>
    public TableName? InheritedFrom { get; init; }
}
