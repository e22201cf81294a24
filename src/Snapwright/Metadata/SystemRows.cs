using Snapwright.Model.Tables;

namespace Snapwright.Metadata;

/// <summary>Guards the rows that the framework itself needs: they are neither changed, nor added to, nor made.</summary>
internal static class SystemRows
{
    /// <summary>What an edit did to them, in words; null for nothing.</summary>
    public static string? FindChange(MetadataRows before, MetadataRows after)
    {
        var present = before.ByName();
        foreach (var table in after.Tables)
        {
            if (present.GetValueOrDefault(table.Name) is not { } earlier)
            {
                if (table.IsSystem || table.Members.Any(static members => members.Exists(static m => m.IsSystem)))
                {
                    return $"isSystem is for the framework's own tables; '{table.Name}' cannot have it.";
                }

                continue;
            }

            if (FindChange(earlier, table) is { } change)
            {
                return change;
            }
        }

        var lost = before.Tables.FirstOrDefault(t => t.IsSystem && !after.Tables.Any(a => a.Name == t.Name));
        return lost is null ? null : $"'{lost.Name}' is a table of the framework itself and cannot be removed or renamed.";
    }

    private static string? FindChange(TableRow before, TableRow after)
    {
        if (before.IsSystem || after.IsSystem)
        {
            return before.IsSystem && before.Properties == after.Properties && before.Indexes == after.Indexes && before.HasSameMembers(after)
                ? null
                : $"'{before.Name}' is a table of the framework itself and cannot be changed.";
        }

        return before.Members.Zip(after.Members).Select(pair => FindChange(before.Name, pair.First, pair.Second)).FirstOrDefault(static change => change is not null);
    }

    private static string? FindChange(TableName table, List<MemberRow> before, List<MemberRow> after)
    {
        if (before.FirstOrDefault(m => m.IsSystem && !after.Contains(m)) is { } changed)
        {
            return $"'{changed.Name}' of '{table}' belongs to the framework itself and cannot be changed.";
        }

        return after.FirstOrDefault(m => m.IsSystem && !before.Contains(m)) is { } made
            ? $"isSystem is for the framework's own fields; '{made.Name}' of '{table}' cannot have it."
            : null;
    }
}
