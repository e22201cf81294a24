namespace Snapwright.Metadata;

/// <summary>What an edit took away or renamed, by the keys of rows.</summary>
internal static class RemovedRows
{
    /// <summary>All of it, in words; empty where rows were only added or changed otherwise.</summary>
    public static List<string> Find(MetadataRows before, MetadataRows after)
    {
        var removed = new List<string>();
        var byId = after.Tables.ToDictionary(static t => t.Id);
        foreach (var table in before.Tables)
        {
            if (byId.GetValueOrDefault(table.Id) is not { } next)
            {
                removed.Add($"table '{table.Name}' would be dropped");
            }
            else if (next.Name != table.Name)
            {
                removed.Add($"table '{table.Name}' would be renamed to '{next.Name}'");
            }
            else
            {
                foreach (var kind in MemberKind.All.Where(static k => k.HoldsData))
                {
                    Find(removed, table, kind.Word, table.Of(kind), next.Of(kind));
                }
            }
        }

        return removed;
    }

    private static void Find(List<string> removed, TableRow table, string kind, List<MemberRow> before, List<MemberRow> after)
    {
        var byId = after.ToDictionary(static m => m.Id);
        foreach (var member in before)
        {
            if (byId.GetValueOrDefault(member.Id) is not { } next)
            {
                removed.Add($"{kind} '{member.Name}' of '{table.Name}' would be dropped");
            }
            else if (next.Name != member.Name)
            {
                removed.Add($"{kind} '{member.Name}' of '{table.Name}' would be renamed to '{next.Name}'");
            }
        }
    }
}
