using Snapwright.Model.Tables;
using Snapwright.Runtimes;

namespace Snapwright.Bodies.Nested;

/// <summary>A relation with the tables at both ends.</summary>
/// <param name="Table">The table of the row around.</param>
/// <param name="Relation">The relation, as seen from it.</param>
/// <param name="Target">The table at the other end.</param>
internal sealed record NestedSide(ServedTable Table, Relation Relation, ServedTable Target)
{
    /// <summary>The relation of the target that holds the foreign key; null where the other side holds it, or a junction.</summary>
    public Relation? Owner { get; } =
        Relation is { IsOwner: false, Junction: null } ? Target.Table.FindRelation(Relation.Inverse!) : null;
}
