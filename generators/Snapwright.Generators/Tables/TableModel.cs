using Snapwright.Generators.Names;
using Snapwright.Model.Collections;
using Snapwright.Model.Tables;

namespace Snapwright.Generators.Tables;

/// <summary>All that the emitters of one table need; equal to another when what they emit is.</summary>
/// <param name="Table">The validated table.</param>
/// <param name="Names">The names of what is emitted for it.</param>
/// <param name="Targets">The names of the tables that its relations lead to, in the order of its relations; null for one that is not emitted.</param>
/// <param name="Computed">The computed fields that can be read; their types depend on other tables, too.</param>
internal sealed record TableModel(Table Table, TableNames Names, EquatableArray<TableNames?> Targets, EquatableArray<ComputedType> Computed)
{
    /// <summary>The names of the table that a relation leads to; null where it is not emitted.</summary>
    public TableNames? TargetOf(Relation relation)
    {
        for (var i = 0; i < Table.Relations.Count; i++)
        {
            if (Table.Relations[i].Name == relation.Name)
            {
                return Targets[i];
            }
        }

        throw new ArgumentException($"'{relation.Name}' is not a relation of '{Table.Name}'.", nameof(relation));
    }
}
