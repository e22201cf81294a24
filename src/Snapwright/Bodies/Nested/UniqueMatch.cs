using Snapwright.Data.Writes;
using Snapwright.Runtimes;

namespace Snapwright.Bodies.Nested;

/// <summary>Rows that are found by the values of a unique group instead of their key.</summary>
internal static class UniqueMatch
{
    /// <summary>Whether the values are those of one unique group, none of them NULL.</summary>
    public static bool IsGroup(ServedTable table, RowValues values)
    {
        if (values.Links is not null || values.Relations is not null)
        {
            return false;
        }

        var names = table.Fields.Where(f => values.IsSet(f.Slot) && !values[f.Slot].IsNull).Select(static f => f.Name).ToList();
        return names.Count == values.SetCount && table.Table.Uniques.Any(u => u.Fields.Count == names.Count && u.Fields.All(names.Contains));
    }

    /// <summary>What is possible, for messages.</summary>
    public static string Choices(ServedTable table)
    {
        var groups = table.Table.Uniques.Select(static u => string.Join(" and ", u.Fields.Select(static f => $"'{f}'"))).Prepend($"'{table.Table.Key.Name}'");
        return $"A row of '{table.Name}' is named by {string.Join(", or by ", groups)}.";
    }
}
