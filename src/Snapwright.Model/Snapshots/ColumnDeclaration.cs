using Snapwright.Model.Tables;

namespace Snapwright.Model.Snapshots;

/// <summary>A column as declared.</summary>
/// <param name="Column">The column; complete, as nothing of it depends on other tables.</param>
/// <param name="IsUnique">Whether it is a unique group of its own.</param>
/// <param name="Place">Where its name stands.</param>
public sealed record ColumnDeclaration(Column Column, bool IsUnique = false, Place Place = default)
{
    /// <summary>Its name.</summary>
    public string Name => Column.Name;
}
