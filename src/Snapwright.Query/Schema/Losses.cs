using Snapwright.Model.Tables;

namespace Snapwright.Query.Schema;

/// <summary>A row that changes, or goes, as the row that it refers to is deleted.</summary>
/// <param name="Child">Its physical table.</param>
/// <param name="Column">The physical column of its reference.</param>
/// <param name="Parent">The physical table that is referred to.</param>
/// <param name="IsCascade">Whether it goes.</param>
internal sealed record Loss(Table Child, string Column, Table Parent, bool IsCascade);

/// <summary>What deletes do to rows that an expression passes, where only triggers could tell.</summary>
internal static class Losses
{
    /// <summary>References on the ways that are set to NULL, and whatever deletes the rows that they lead to.</summary>
    public static IReadOnlyList<Loss> Of(MetadataModel model, IEnumerable<PassedRows> passed)
    {
        var losses = new List<Loss>();
        foreach (var step in passed.Select(static p => p.Way[p.Way.Count - 1]).Where(static s => s.OnDelete == OnDelete.SetNull))
        {
            Add(losses, new(step.Holder, step.Column, step.Target, IsCascade: false));
            AddCascades(losses, model, step.Target);
        }

        return losses;
    }

    private static void AddCascades(List<Loss> losses, MetadataModel model, Table table)
    {
        foreach (var relation in table.ForeignKeys.Where(static r => r.OnDelete == OnDelete.Cascade))
        {
            var parent = StoredTable.Find(model, relation.Target);
            if (Add(losses, new(table, relation.ForeignKey!, parent, IsCascade: true)))
            {
                AddCascades(losses, model, parent);
            }
        }
    }

    private static bool Add(List<Loss> losses, Loss loss)
    {
        var isNew = !losses.Contains(loss);
        if (isNew)
        {
            losses.Add(loss);
        }

        return isNew;
    }
}
