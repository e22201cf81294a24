using Snapwright.Model.Collections;
using Snapwright.Model.Tables;

namespace Snapwright.Query.Schema;

/// <summary>
/// That a column refers to rows of some types only: the foreign key lets in every row of the physical table, and a reference to a table that inherits is one to its
/// rows.
/// </summary>
/// <param name="Table">The physical table with the column.</param>
/// <param name="Column">The column.</param>
/// <param name="Target">The table that it refers to, which has a parent.</param>
/// <param name="Constraint">The name of the foreign key.</param>
public sealed record TypeRequirement(TableName Table, string Column, Table Target, string Constraint)
{
    /// <summary>The types that are let in; the target's own name where it has none yet, so that no row is.</summary>
    public EquatableArray<TableName> Types => Target.Hierarchy!.Types.Count > 0 ? Target.Hierarchy.Types : EquatableArray.Of(Target.Name);

    /// <summary>The requirements of what a table declares, those of its junctions included.</summary>
    public static IEnumerable<TypeRequirement> Of(MetadataModel model, Table table)
    {
        foreach (var relation in table.Relations.Where(static r => r is { IsOwner: true, InheritedFrom: null }))
        {
            var target = model.Get(relation.Target);
            if (relation.Junction is { } junction)
            {
                if (table.Parent is not null)
                {
                    yield return new(junction.Table, junction.SourceColumn, table, junction.SourceColumn);
                }

                if (target.Parent is not null)
                {
                    yield return new(junction.Table, junction.TargetColumn, target, junction.TargetColumn);
                }
            }
            else if (target.Parent is not null)
            {
                yield return new(table.StoredIn, relation.ForeignKey!, target, relation.ConstraintName!);
            }
        }
    }
}
